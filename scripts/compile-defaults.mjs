// Reduces the schema to its defaults, so that the program need not load the schema to fill them in.
import { readFileSync, writeFileSync } from 'node:fs'

const schema = JSON.parse(readFileSync(new URL('../schemas/architecture.schema.json', import.meta.url), 'utf8'))

/**
 * A tree beside the value's: `d` the default, `p` properties, `m` the shape of every value of a map,
 * `i` of every item of a list, `by` the tag of a union with its `of` shapes. null where no default lies below.
 */
function treeOf(node, seen = []) {
  if (node.$ref) {
    if (seen.includes(node.$ref)) return null
    const tree = treeOf(schema.$defs[node.$ref.split('/').at(-1)], [...seen, node.$ref])
    return 'default' in node ? { ...tree, d: node.default } : tree
  }
  const tree = {}
  if ('default' in node) tree.d = node.default
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const below = treeOf(child, seen)
    if (below) tree.p = { ...tree.p, [key]: below }
  }
  if (typeof node.additionalProperties === 'object') {
    const below = treeOf(node.additionalProperties, seen)
    if (below) tree.m = below
  }
  if (node.items) {
    const below = treeOf(node.items, seen)
    if (below) tree.i = below
  }
  if (node.discriminator) {
    tree.by = node.discriminator.propertyName
    tree.of = {}
    for (const variant of node.oneOf) {
      const target = variant.$ref ? schema.$defs[variant.$ref.split('/').at(-1)] : variant
      tree.of[target.properties[tree.by].const] = treeOf(target, seen)
    }
  }
  return Object.keys(tree).length ? tree : null
}

export function compileDefaults() {
  const { environments: _environments, defaults: _defaults, ...rest } = schema.properties
  writeFileSync(
    new URL('../src/spec/defaults.generated.ts', import.meta.url),
    [
      '// Generated from schemas/ by scripts/compile-defaults.mjs.',
      "import type { DefaultsTree } from './with-defaults.ts'",
      `export const environmentDefaults = ${JSON.stringify(treeOf(schema.$defs.environment) ?? {})} as DefaultsTree`,
      `export const rootDefaults = ${JSON.stringify(treeOf({ properties: rest }) ?? {})} as DefaultsTree`,
      '',
    ].join('\n'),
  )
}
