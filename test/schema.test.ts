import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { typesOf } from '../scripts/types-of.mjs'
import { type Node, nodes, properties, schema } from './schema/schema-tree.ts'

const options = { allErrors: true, discriminator: true, strict: false }
const ajv = new Ajv2020(options)
ajv.addSchema(schema)

/** Words every reader since draft-07 knows; `discriminator` is ajv's own and others skip it. */
const vocabulary = [
  ...['$schema', '$id', '$ref', '$defs', 'title', 'description', 'default', 'examples'],
  ...['type', 'const', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'required'],
  ...['minProperties', 'maxProperties', 'items', 'minItems', 'maxItems', 'uniqueItems', 'oneOf', 'discriminator'],
]

const validatorAt = (pointer: string) => ajv.compile({ $ref: `${schema.$id}#${pointer}` })

describe('schema', () => {
  it('is what src/spec/types.ts was made from', async () => {
    expect(readFileSync('src/spec/types.ts', 'utf8')).toBe(await typesOf())
  })

  it('uses only words that editors on draft-07 read', () => {
    const strangers = nodes.flatMap(({ pointer, node }) =>
      Object.keys(node)
        .filter(key => !vocabulary.includes(key))
        .map(key => `${pointer}/${key}`),
    )
    expect(strangers).toEqual([])
    expect(() =>
      new Ajv(options).compile({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' }),
    ).not.toThrow()
  })

  it('closes every object but for x- keys', () => {
    const open = nodes.filter(
      ({ node }) =>
        node.properties && (node.additionalProperties !== false || !('^x-' in (node.patternProperties ?? {}))),
    )
    expect(open.map(({ pointer }) => pointer)).toEqual([])
  })

  it('bounds every string, list and map', () => {
    const unbounded = nodes.filter(({ node }) => !isBounded(node)).map(({ pointer }) => pointer)
    expect(unbounded).toEqual([])
  })

  it('asks for distinct items only of scalars, so that checking stays linear', () => {
    const costly = nodes.filter(({ node }) => node.uniqueItems && targetOf(node.items).type === 'object')
    expect(costly.map(({ pointer }) => pointer)).toEqual([])
  })

  it('has patterns that take no longer for a hostile text', () => {
    const patterns = new Set(nodes.flatMap(({ node }) => node.pattern ?? []))
    for (const pattern of patterns) {
      for (const unit of ['a', 'A', '0', '0.', '..', '0..', 'a-', ' ', '/', '0m', '0Mi', '*,', '- ']) {
        expect(fastestOfThree(new RegExp(pattern, 'u'), `${unit.repeat(20_000)}\u0000`), pattern).toBeLessThan(100)
      }
    }
  })

  it('refers to definitions that exist, and to each of them', () => {
    const used = new Set(nodes.flatMap(({ node }) => (node.$ref ? [node.$ref.replace('#/$defs/', '')] : [])))
    const unused = Object.keys(schema.$defs).filter(name => !used.has(name))
    expect([...used].filter(name => !(name in schema.$defs))).toEqual([])
    expect(unused).toEqual([])
  })
})

describe('what editors show', () => {
  it.each(properties.map(property => [property.name, property] as const))('%s', (_, { pointer, node }) => {
    expect(node.description).toMatch(/[가-힣].*\.$/)
    expect(node.examples?.length).toBeGreaterThan(0)
    const validate = validatorAt(pointer)
    for (const example of node.examples ?? []) expect(validate(example), explain(example, validate.errors)).toBe(true)
    if ('default' in node) expect(validate(node.default), explain(node.default, validate.errors)).toBe(true)
  })

  it('describes every definition', () => {
    const silent = Object.entries(schema.$defs).filter(([, { description }]) => !/[가-힣]/.test(description ?? ''))
    expect(silent.map(([name]) => name)).toEqual([])
  })
})

describe('specs', () => {
  it.each(readdirSync('spec'))('%s fits the schema', folder => {
    const validate = ajv.getSchema(schema.$id)!
    const spec = parse(readFileSync(`spec/${folder}/architecture.yaml`, 'utf8'))
    expect(validate(spec), explain(folder, validate.errors)).toBe(true)
  })

  it('keeps the smallest one under 60 lines', () => {
    expect(readFileSync('spec/minimal/architecture.yaml', 'utf8').trimEnd().split('\n').length).toBeLessThan(60)
  })
})

/** Milliseconds; other programs on the machine slow single tries down. */
function fastestOfThree(pattern: RegExp, text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    pattern.test(text)
    return performance.now() - start
  })
  return Math.min(...times)
}

function isBounded(node: Node): boolean {
  const kinds = [node.type].flat()
  if (kinds.includes('string') && !('const' in node) && !node.enum && node.maxLength === undefined) {
    // A number written as a range is bounded by its pattern only when that holds no open repetition.
    return node.pattern !== undefined && !/[+*]|,\}/.test(node.pattern)
  }
  if (kinds.includes('array')) return node.maxItems !== undefined
  if (kinds.includes('object') && typeof node.additionalProperties === 'object') return node.maxProperties !== undefined
  return true
}

function targetOf(node: Node | undefined): Node {
  if (!node) return {}
  return node.$ref ? schema.$defs[node.$ref.replace('#/$defs/', '')]! : node
}

const explain = (value: unknown, errors: unknown) => `${JSON.stringify(value)} ${JSON.stringify(errors, null, 1)}`
