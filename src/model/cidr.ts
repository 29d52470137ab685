/** Addresses Azure keeps for itself in every subnet. Source: Azure Virtual Network FAQ. */
export const reservedPerSubnet = 5

export interface Cidr {
  first: number
  last: number
  prefix: number
}

/** The 32-bit number of an address: '10.0.0.1' → 167772161. null when it is none. */
export function addressNumber(text: string): number | null {
  const parts = text.split('.').map(Number)
  if (parts.length !== 4 || parts.some(part => !(part >= 0 && part <= 255))) return null
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

/** 167772161 → '10.0.0.1' */
export const addressText = (number: number) =>
  [24, 16, 8, 0].map(shift => Math.floor(number / 2 ** shift) % 256).join('.')

/** '10.0.1.0/24' as its first and last address. null when it is no CIDR. */
export function parseCidr(text: string): Cidr | null {
  const [address = '', length = ''] = text.split('/')
  const number = addressNumber(address)
  const prefix = Number(length)
  if (number === null || !(prefix >= 0 && prefix <= 32)) return null
  const size = 2 ** (32 - prefix)
  const first = Math.floor(number / size) * size
  return { first, last: first + size - 1, prefix }
}

/** 10.0.1.7/24 names a network by one of its hosts; this is the network: 10.0.1.0/24. */
export function canonicalCidr(text: string): string | null {
  const cidr = parseCidr(text)
  return cidr && `${addressText(cidr.first)}/${cidr.prefix}`
}

export const containsCidr = (outer: Cidr, inner: Cidr) => outer.first <= inner.first && inner.last <= outer.last

export const overlaps = (a: Cidr, b: Cidr) => a.first <= b.last && b.first <= a.last

/** Addresses that can be given out in a subnet: 251 for '10.0.1.0/24'. */
export function usableAddresses(text: string): number {
  const cidr = parseCidr(text)
  return cidr ? Math.max(0, cidr.last - cidr.first + 1 - reservedPerSubnet) : 0
}

/** The nth address of a range: nthAddress('10.100.0.0/16', 10) → '10.100.0.10'. */
export function nthAddress(text: string, n: number): string {
  const cidr = parseCidr(text)
  return cidr ? addressText(cidr.first + n) : ''
}
