import { childPath, type IdPath } from '../diagnostic.ts'

type Tree = { [key: string]: unknown }
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A mapping with another tag is another thing: it replaces instead of merging. */
const tags = ['hosting', 'kind']

/** Every value of the merged tree → the path it was written at. */
export type Origins = Map<IdPath, IdPath>

/**
 * `over` laid on `base`: maps merge by key, scalars and lists replace. `origins` gets, for every path below `at`,
 * the path where the value that won was written.
 */
export function merge(
  base: unknown,
  over: unknown,
  at: IdPath,
  baseAt: IdPath,
  overAt: IdPath,
  origins: Origins,
): unknown {
  if (over === undefined) return copied(base, at, baseAt, origins)
  if (!isTree(base) || !isTree(over) || tags.some(tag => tag in over && tag in base && over[tag] !== base[tag])) {
    return copied(over, at, overAt, origins)
  }
  origins.set(at, overAt)
  const merged: Tree = {}
  for (const key of [...Object.keys(base), ...Object.keys(over).filter(key => !(key in base))]) {
    merged[key] = merge(
      base[key],
      over[key],
      childPath(at, key),
      childPath(baseAt, key),
      childPath(overAt, key),
      origins,
    )
  }
  return merged
}

function copied(value: unknown, at: IdPath, from: IdPath, origins: Origins): unknown {
  origins.set(at, from)
  if (!isTree(value)) return value
  const copy: Tree = {}
  for (const [key, child] of Object.entries(value))
    copy[key] = copied(child, childPath(at, key), childPath(from, key), origins)
  return copy
}
