import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { ajvOptions } from '../scripts/compile-validator.mjs'
import { nodes } from './schema/schema-tree.ts'

/*
 * The official JSON-Schema-Test-Suite against our validator and its options. Its cases of draft-07 are taken, because
 * the schema uses only words that mean the same there. scripts/ci-tools.sh fetches it.
 */
const folder = fileURLToPath(new URL('../.cache/tools/json-schema-suite', import.meta.url))
const found = existsSync(folder)
if (!found && process.env.CI) throw new Error('The JSON-Schema-Test-Suite is missing; scripts/ci-tools.sh installs it')

interface Group {
  description: string
  schema: unknown
  tests: { description: string; data: unknown; valid: boolean }[]
}

const ours = new Set(nodes.flatMap(({ node }) => Object.keys(node)))
const keywords = ['type', 'const', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'properties']
  .concat(['patternProperties', 'additionalProperties', 'propertyNames', 'required', 'minProperties', 'maxProperties'])
  .concat(['items', 'minItems', 'maxItems', 'uniqueItems', 'oneOf'])

describe.skipIf(!found)('JSON-Schema-Test-Suite', () => {
  const files = found ? readdirSync(folder).filter(file => keywords.includes(file.replace('.json', ''))) : []

  it('has a file for every keyword the schema asserts with', () => {
    expect(files.map(file => file.replace('.json', '')).sort()).toEqual([...keywords].sort())
    expect(keywords.filter(keyword => !ours.has(keyword))).toEqual([])
  })

  it.each(files)('%s', file => {
    const groups = (JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Group[]).filter(({ schema }) =>
      isOurs(schema),
    )
    expect(groups.length).toBeGreaterThan(0)
    // Our keys never match a pattern beside them, which ajv would refuse; a case of the suite does.
    const wrong = groups.flatMap(({ description, schema, tests }) => {
      const validate = new Ajv2020({ ...ajvOptions, allowMatchingProperties: true }).compile(schema as object)
      return tests
        .filter(({ data, valid }) => validate(data) !== valid)
        .map(test => `${description}: ${test.description}`)
    })
    expect(wrong).toEqual([])
  })
})

/** Groups that mix in words we do not use say nothing about us. */
function isOurs(schema: unknown): boolean {
  if (typeof schema === 'boolean') return true
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return false
  return Object.entries(schema).every(([key, value]) => {
    if (!ours.has(key)) return false
    if (key === 'properties' || key === 'patternProperties') return Object.values(value).every(isOurs)
    if (key === 'oneOf') return (value as unknown[]).every(isOurs)
    return ['items', 'additionalProperties', 'propertyNames'].includes(key) ? isOurs(value) : true
  })
}
