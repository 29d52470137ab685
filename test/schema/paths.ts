import { type Node, schema } from './schema-tree.ts'

/**
 * The schema nodes a path of the spec leads to; more than one where a union offers variants, none where nothing may be
 * written. '*' stands for any key of a map and any item of a list: 'environments.*.stores.*.sku'.
 */
export function nodesAt(path: string): Node[] {
  return path.split('.').reduce<Node[]>((nodes, key) => nodes.flatMap(node => step(node, key)), [schema])
}

function step(node: Node, key: string): Node[] {
  return variants(node).flatMap(variant => {
    if (variant.properties?.[key]) return [variant.properties[key]]
    const inner = key === '*' ? (variant.items ?? variant.additionalProperties) : undefined
    return typeof inner === 'object' ? [inner] : []
  })
}

function variants(node: Node): Node[] {
  if (node.$ref) return variants(schema.$defs[node.$ref.replace('#/$defs/', '')]!)
  return node.oneOf ? node.oneOf.flatMap(variants) : [node]
}
