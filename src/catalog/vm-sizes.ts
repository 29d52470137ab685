import { evidenceOf, lookUp } from './table.ts'
import table from './vm-sizes.json' with { type: 'json' }

export interface VmSize {
  /** Standard_D4s_v3 */
  name: string
  vcpu: number
  memoryGiB: number
  dataDisks: number
  tempDisk: boolean
  /** ISO date the size is retired, if announced. */
  retires: string | null
  /** USD per hour, Linux pay-as-you-go; null where the size has no known price, which mostly means it is not offered. */
  koreacentral: number | null
  koreasouth: number | null
}

export const vmSizeEvidence = evidenceOf(table)

const sizes = lookUp<VmSize>(table)

export const vmSize = (name: string) => sizes.find(name)
export const vmSizes = () => sizes.all()

/** The B series runs on credits; AKS refuses it for system pools. */
export const isBurstable = (name: string) => /^Standard_B\d/.test(name)

/** USD per hour in a region, or null where the catalog has no price for it. */
export function vmPrice(name: string, region: string): number | null {
  const size = vmSize(name)
  if (!size) return null
  if (region === 'koreacentral') return size.koreacentral
  return region === 'koreasouth' ? size.koreasouth : null
}
