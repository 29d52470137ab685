// Compiles the schema to plain code, so that no run of the program pays for it,
// and embeds its text for the messages, so that the core reads no disk.
import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { transformSync } from 'esbuild'

// Our schema keeps to what draft-07 and 2020-12 share, so the smaller class does; an unknown keyword stops the build.
export const ajvOptions = {
  allErrors: true,
  messages: false,
  discriminator: true,
  ownProperties: true,
  strict: false,
  strictSchema: true,
  inlineRefs: false,
  unicodeRegExp: true,
  code: { source: true, esm: true, lines: false },
}

export function compileValidator() {
  const schema = JSON.parse(readFileSync(new URL('../schemas/architecture.schema.json', import.meta.url), 'utf8'))
  const ajv = new Ajv(ajvOptions)
  const code = standalone.default(ajv, ajv.compile(withoutTexts(schema)))
  // ajv's ESM output still requires its runtime helpers: import them instead, so that they bundle.
  const imports = []
  const body = code.replaceAll(/const (\w+) = require\("(ajv\/dist\/runtime\/\w+)"\)\.default/g, (_, name, path) => {
    imports.push(`import ${name}_ from '${path}.js'`)
    return `const ${name} = ${name}_.default ?? ${name}_`
  })
  const { code: small } = transformSync(`${imports.join('\n')}\n${inLinearTime(body)}`, {
    minify: true,
    format: 'esm',
    target: 'node20',
  })
  write('validator', small)
  write('schema-text', `export const schemaText: string = ${JSON.stringify(JSON.stringify(schema))}\n`)
}

/** ajv copies all errors found so far for each further one: ten thousand slips would take ten seconds. */
function inLinearTime(code) {
  const joined = code.replaceAll(/vErrors\.concat\((\w+)\.errors\)/g, 'join(vErrors, $1.errors)')
  if (joined === code) throw new Error('ajv no longer concatenates its errors: look at what it writes now.')
  return `${joined}\nfunction join(all, more) { for (const error of more) all.push(error); return all }`
}

const write = (name, text) =>
  writeFileSync(
    new URL(`../src/spec/${name}.generated.ts`, import.meta.url),
    `// @ts-nocheck\n// Generated from schemas/ by scripts/compile-validator.mjs.\n${text}`,
  )

/** ajv embeds the schema it compiles; what only people read would make every start slower. */
function withoutTexts(schema, isMapOfSchemas = false) {
  if (Array.isArray(schema)) return schema.map(part => withoutTexts(part))
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([key]) => isMapOfSchemas || !textKeywords.has(key))
  return Object.fromEntries(
    kept.map(([key, value]) => [key, withoutTexts(value, !isMapOfSchemas && mapsOfSchemas.has(key))]),
  )
}

const textKeywords = new Set([
  '$schema',
  'title',
  'description',
  'markdownDescription',
  'examples',
  'default',
  '$comment',
  'deprecated',
])
const mapsOfSchemas = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas'])
