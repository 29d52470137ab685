import type { Store } from '../../model/architecture.ts'
import { type BicepValue, bicepKey, bicepLiteral } from '../../print/bicep.ts'
import { storeSymbols } from '../bicep/stores.ts'
import type { Page } from './page.ts'

/**
 * Lines of the environment's .bicepparam: a parameter with only the named fields ('waf', 'privateEndpoint.name'), all of them for [].
 * null when the environment has no such parameter or none of the fields.
 */
export function parameterExcerpt({ parameters }: Page, name: string, fields: readonly string[] = []): string | null {
  const value = parameters[name]
  if (value === undefined) return null
  const shown =
    fields.length === 0
      ? value
      : only(
          value,
          fields.map(field => field.split('.')),
        )
  return shown === undefined ? null : `param ${bicepKey(name)} = ${bicepLiteral(shown)}`
}

/** The same of the parameter that a managed store is. */
export const storeExcerpt = (page: Page, store: Store, fields: readonly string[]): string | null =>
  store.hosting === 'pod' ? null : parameterExcerpt(page, storeSymbols(store.id, store.hosting).param, fields)

/** A value cut down to the wanted paths. '*' stands for the first entry of a map. */
function only(value: BicepValue, paths: readonly (readonly string[])[]): BicepValue {
  if (!isMap(value)) return value
  const kept = Object.entries(value).flatMap(([key, child], at): [string, BicepValue][] => {
    const below = paths.filter(([head]) => head === key || (head === '*' && at === 0)).map(([, ...rest]) => rest)
    if (below.length === 0 || child === undefined) return []
    return [[key, below.some(rest => rest.length === 0) ? child : only(child, below)]]
  })
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

const isMap = (value: BicepValue): value is { readonly [key: string]: BicepValue } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) === Object.prototype
