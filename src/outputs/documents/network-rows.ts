/** 'application' → 'Application Subnet' */
export const subnetTitle = (id: string) =>
  `${id
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')} Subnet`
