import { readFileSync } from 'node:fs'

/** One schema node, with the keywords ktarch's schema uses. */
export interface Node {
  $ref?: string
  type?: string | string[]
  description?: string
  default?: unknown
  examples?: unknown[]
  const?: unknown
  enum?: unknown[]
  pattern?: string
  maxLength?: number
  properties?: Record<string, Node>
  patternProperties?: Record<string, Node>
  additionalProperties?: Node | boolean
  propertyNames?: Node
  required?: string[]
  items?: Node
  maxItems?: number
  uniqueItems?: boolean
  maxProperties?: number
  oneOf?: Node[]
}

export interface Place {
  /** JSON pointer into the schema. */
  pointer: string
  node: Node
}

export const schema: Node & { $id: string; properties: Record<string, Node>; $defs: Record<string, Node> } = JSON.parse(
  readFileSync('schemas/architecture.schema.json', 'utf8'),
)

/** Every node of the schema that is itself a schema. */
export const nodes: Place[] = [
  ...walk('', schema),
  ...Object.entries(schema.$defs).flatMap(([name, node]) => walk(`/$defs/${name}`, node)),
]

/** Every property of every object, by the name of its definition: 'cluster.version'. */
export const properties = nodes.flatMap(({ pointer, node }) =>
  Object.entries(node.properties ?? {}).map(([key, property]) => ({
    name: [pointer.replace('/$defs/', ''), key].filter(part => part !== '').join('.'),
    pointer: `${pointer}/properties/${key}`,
    node: property,
  })),
)

function walk(pointer: string, node: Node): Place[] {
  const maps = ['properties', 'patternProperties'] as const
  const single = ['additionalProperties', 'propertyNames', 'items'] as const
  return [
    { pointer, node },
    ...maps.flatMap(map =>
      Object.entries(node[map] ?? {}).flatMap(([key, child]) => walk(`${pointer}/${map}/${key}`, child)),
    ),
    ...single.flatMap(key => (typeof node[key] === 'object' ? walk(`${pointer}/${key}`, node[key] as Node) : [])),
    ...(node.oneOf ?? []).flatMap((child, index) => walk(`${pointer}/oneOf/${index}`, child)),
  ]
}
