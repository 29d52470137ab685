/** Seconds as an ISO 8601 duration in the largest unit that fits: 600 → PT10M, 86400 → P1D. */
export function isoDuration(seconds: number): string {
  if (seconds % 86_400 === 0) return `P${seconds / 86_400}D`
  if (seconds % 3_600 === 0) return `PT${seconds / 3_600}H`
  if (seconds % 60 === 0) return `PT${seconds / 60}M`
  return `PT${seconds}S`
}

/** The smallest of the choices that is no less than wanted, or the largest there is. */
export const atLeast = (wanted: number, choices: readonly number[]): number =>
  choices.find(choice => choice >= wanted) ?? choices.at(-1)!

/** Zones as Azure writes them; undefined where there is no choice. */
export const zonesOf = (zones: readonly number[]): string[] | undefined =>
  zones.length > 0 ? zones.map(String) : undefined

/** 'jwt-signing-key' → 'JWT_SIGNING_KEY' */
export const constantCase = (id: string): string => id.toUpperCase().replaceAll('-', '_')

/** 'main-db' → 'mainDb' */
export const camelCase = (id: string): string =>
  id.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** A record from entries, in their order. */
export const record = <Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> =>
  Object.fromEntries(entries)
