import { readFileSync } from 'node:fs'
import { compile } from 'json-schema-to-typescript'

const schemaUrl = new URL('../schemas/architecture.schema.json', import.meta.url)

/**
 * `x-…` keys are allowed to authors but mean nothing to us, and the texts are for editors: the types show neither.
 * A reference keeps nothing beside it: the compiler would write the type out again instead of naming it.
 */
function shapeOf(node) {
  if (Array.isArray(node)) return node.map(shapeOf)
  if (typeof node !== 'object' || node === null) return node
  if (typeof node.$ref === 'string') return { $ref: node.$ref }
  const entries = Object.entries(node).filter(
    ([key]) => key !== 'patternProperties' && key !== 'propertyNames' && !isText(key, node[key]),
  )
  return Object.fromEntries(entries.map(([key, value]) => [key, shapeOf(value)]))
}

/** A property may be called `description` as well, but its value is a schema. */
const isText = (key, value) => key === 'description' && typeof value === 'string'

/** TypeScript of everything a spec may hold, from schemas/architecture.schema.json. */
export async function typesOf() {
  const { title: _title, $id: _id, ...schema } = shapeOf(JSON.parse(readFileSync(schemaUrl, 'utf8')))
  const types = await compile(schema, 'Spec', {
    bannerComment: '// Generated from schemas/architecture.schema.json by `npm run types`. Do not edit.',
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
  })
  return types
    .replaceAll(/ \* (?:This interface was referenced by|via the `definition`)[^\n]*\n/g, '')
    .replaceAll(/\/\*\*\n( \*\n)* ?\*\/\n/g, '')
}
