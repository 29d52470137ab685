import { schemaText } from './schema-text.generated.ts'

/** The part of JSON Schema that our schema uses. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  examples?: unknown[]
  const?: unknown
  enum?: unknown[]
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  required?: string[]
  items?: Schema
  oneOf?: Schema[]
  discriminator?: { propertyName: string }
  $defs?: Record<string, Schema>
  [keyword: string]: unknown
}

let parsed: Schema | undefined

/** The whole schema; parsed when a message first needs it. */
export const wholeSchema = (): Schema => (parsed ??= JSON.parse(schemaText) as Schema)

/** What the schema says about one place of a spec; `value` is the spec itself, which chooses between variants. */
export function fieldAt(keys: readonly string[], value: unknown): Schema | undefined {
  let schema: Schema | undefined = variantFor(resolved(wholeSchema()), value)
  let here = value
  for (const key of keys) {
    here = isObject(here) || Array.isArray(here) ? (here as Record<string, unknown>)[key] : undefined
    const child: Schema | undefined = schema && childOf(schema, key)
    if (!child) return undefined
    schema = variantFor(resolved(child), here)
  }
  return schema
}

/** The keys that may stand in a map, in the schema's order; of all variants while none is chosen; empty where any id may. */
export function keysOf({ properties, oneOf = [] }: Schema): string[] {
  if (properties) return Object.keys(properties)
  return [...new Set(oneOf.flatMap(variant => Object.keys(resolved(variant).properties ?? {})))]
}

function childOf(schema: Schema, key: string): Schema | undefined {
  if (schema.items) return schema.items
  const named = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties![key] : undefined
  if (named) return named
  const other = schema.additionalProperties
  return typeof other === 'object' ? other : undefined
}

/** A reference and what stands beside it, as one: the nearer description wins. */
export function resolved(schema: Schema): Schema {
  if (!schema.$ref) return schema
  const { $ref, ...beside } = schema
  const target = wholeSchema().$defs?.[$ref.replace('#/$defs/', '')]
  return target ? { ...resolved(target), ...beside } : beside
}

function variantFor(schema: Schema, value: unknown): Schema {
  const tag = schema.discriminator?.propertyName
  if (!tag || !schema.oneOf) return schema
  const chosen = schema.oneOf
    .map(resolved)
    .find(({ properties }) => isObject(value) && properties?.[tag]?.const === value[tag])
  if (!chosen) return schema
  return { ...schema, ...chosen }
}

/** The tags between which a place chooses: pod, azure-postgresql, … */
export function tagsOf(schema: Schema, tag: string): string[] {
  return (schema.oneOf ?? []).map(variant => String(resolved(variant).properties?.[tag]?.const ?? ''))
}

/** The tags under which a key may stand, where it may not under the one that was chosen. */
export function tagsWith(schema: Schema, key: string): string[] {
  const tag = schema.discriminator?.propertyName
  if (!tag) return []
  const variants = (schema.oneOf ?? []).map(resolved).filter(({ properties }) => Object.hasOwn(properties ?? {}, key))
  return variants.map(({ properties }) => String(properties![tag]?.const))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
