import { childPath, type IdPath, pathKeys } from '../diagnostic.ts'

export interface Leaf {
  at: IdPath
  value: string | number | boolean
}

/** Every scalar of a spec, in the order written. */
export function leavesOf(value: unknown, at: IdPath = ''): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [{ at, value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, childPath(at, key)))
}

/** A copy of the tree with another value at one leaf; all other parts are shared with the original. */
export function withLeaf<T>(tree: T, at: IdPath, value: Leaf['value']): T {
  return replaced(tree, pathKeys(at), value) as T
}

function replaced(node: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(node))
    return node.map((item, index) => (String(index) === key ? replaced(item, rest, value) : item))
  const map = node as Record<string, unknown>
  return { ...map, [key]: replaced(map[key], rest, value) }
}
