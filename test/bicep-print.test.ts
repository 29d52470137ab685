import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BicepCall, type BicepValue, bicepKey, bicepLiteral, bicepString } from '../src/print/bicep.ts'
import { evaluate, unknown, type Value } from './bicep/evaluate.ts'
import { unescapeBicep } from './bicep/expression-syntax.ts'
import { parseBicep, treeOf } from './bicep/syntax.ts'

const pieces = [
  "'",
  "''",
  "'''",
  '\\',
  '${',
  '$',
  '{',
  '}',
  '\n',
  '\r\n',
  '\t',
  '\u0000',
  '\u2028',
  '\u202e',
  '\ufeff',
  '//',
  '/*',
  '#disable-next-line',
  '통신요금',
  '🎉',
  '${system.name}',
  "\\'",
  '\\u{41}',
  '@secure()',
  ' ',
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map(parts => parts.join('')),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)

test('a string never leaves its literal', () => {
  fc.assert(
    fc.property(text, text => {
      const file = `var a = ${bicepString(text)}\nvar b = 1\n`
      const root = treeOf('a.bicep', file)
      expect(root.hasError).toBe(false)
      const [first, second] = root.namedChildren
      expect(root.namedChildCount).toBe(2)
      expect(second!.text).toBe('var b = 1')
      const literal = first!.namedChildren[1]!
      expect(literal.type).toBe('string')
      expect(literal.children.some(child => child.type === 'interpolation')).toBe(false)
      expect(literal.text).not.toMatch(/[\n\r]/)
      expect(unescapeBicep(literal.text.slice(1, -1))).toBe(text.toString().replace(/\p{Surrogate}/gu, '\ufffd'))
    }),
    { numRuns: 2000 },
  )
})

test('a value is read back as it was, over as many lines as it takes', () => {
  const value = fc.letrec<{ value: BicepValue }>(tie => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(text, fc.constantFrom('name', 'b-c', 'null', 'for', 'type')), tie('value'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  })).value
  fc.assert(
    fc.property(value, value => {
      const file = parseBicep('a.bicepparam', `using 'main.bicep'\n\nparam a = ${bicepLiteral(value)}\n`)
      expect(file.errors).toEqual([])
      const [, declaration] = file.declarations
      if (declaration?.kind !== 'var') throw new Error('not a value')
      expect(evaluate(declaration.value, () => unknown)).toEqual(wellFormed(value as Value))
    }),
    { numRuns: 1000 },
  )
})

/** Half a surrogate pair is no text: it is printed as the replacement character. */
function wellFormed(value: Value): Value {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd')
  if (Array.isArray(value)) return value.map(wellFormed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [wellFormed(key) as string, wellFormed(item)]))
}

test('layout is that of the Bicep formatter', () => {
  const value = {
    name: 'a',
    'b-c': [],
    list: [1, { x: true }],
    none: undefined,
    empty: {},
    key: new BicepCall('readEnvironmentVariable', 'A'),
  }
  expect(bicepLiteral(value)).toBe(
    "{\n  name: 'a'\n  'b-c': []\n  list: [\n    1\n    {\n      x: true\n    }\n  ]\n  empty: {}\n  key: readEnvironmentVariable('A')\n}",
  )
})

test('keys are names where they can be', () => {
  expect(['a1', '_a', '1a', 'null', '', 'a b'].map(bicepKey)).toEqual(['a1', '_a', "'1a'", "'null'", "''", "'a b'"])
})

test('a fraction goes through json(), what is no number is a bug', () => {
  expect(bicepLiteral(0.5)).toBe("json('0.5')")
  expect(() => bicepLiteral(Number.NaN)).toThrow(RangeError)
})
