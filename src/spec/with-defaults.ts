/** What the schema says about defaults below a value; made at build time by scripts/compile-defaults.mjs. */
export interface DefaultsTree {
  /** default */
  d?: unknown
  /** properties */
  p?: Record<string, DefaultsTree>
  /** every value of a map */
  m?: DefaultsTree
  /** every item of a list */
  i?: DefaultsTree
  /** name of the property that tells the variants of a union apart */
  by?: string
  of?: Record<string, DefaultsTree | null>
}

/** A copy of the value with every default filled in whose parent is there. The value itself stays as it is. */
export function withDefaults<T>(value: T, tree: DefaultsTree | null | undefined): T {
  if (Array.isArray(value)) return value.map(item => withDefaults(item, tree?.i)) as T
  if (typeof value !== 'object' || value === null) return value
  const source = value as Record<string, unknown>
  const variant = tree?.by ? tree.of?.[String(source[tree.by])] : null
  const properties = { ...tree?.p, ...variant?.p }
  const filled: Record<string, unknown> = {}
  for (const [key, child] of Object.entries(source)) filled[key] = withDefaults(child, properties[key] ?? tree?.m)
  for (const [key, child] of Object.entries(properties)) {
    if (!(key in filled) && child.d !== undefined) filled[key] = withDefaults(structuredClone(child.d), child)
  }
  return filled as T
}
