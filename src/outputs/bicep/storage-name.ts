/** A storage account that belongs to another resource is named after it: 'st' and the last letters and digits, at most 24. */
export const storageNameAfter = (name: string): string =>
  `st${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(-22)}`
