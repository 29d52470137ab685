import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { limits } from '../src/spec/limits.ts'
import { readSpec, type SpecReading } from '../src/spec/read.ts'

const specs = ['minimal', 'phonebill', 'kt-event-marketing'].map(name =>
  readFileSync(new URL(`../spec/${name}/architecture.yaml`, import.meta.url)),
)
const [minimal] = specs as [Buffer]

/** Long runs: KTARCH_FUZZ=100000 npx vitest run test/reader-properties.test.ts */
const numRuns = Number(process.env.KTARCH_FUZZ ?? 1000)
vi.setConfig({ testTimeout: 60_000 + numRuns * 20 })
const property =
  <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void) =>
  () =>
    fc.assert(fc.property(arbitrary, check), { numRuns })

/** What holds for every input: an answer, a place for everything that is wrong with it, and nothing else changed. */
function expectAnAnswer({ spec, source, diagnostics }: SpecReading) {
  expect(spec === null).toBe(diagnostics.length > 0)
  for (const { rule, severity, message, at, on, position } of diagnostics) {
    const { line, column, offset, length } = position ?? source.locate(at, on)
    expect(rule).toMatch(/^[a-z-]+$/)
    expect(severity).toBe('error')
    expect(message).toMatch(/[가-힣]/)
    expect([line >= 1, column >= 1, offset >= 0, offset <= source.text.length, length >= 1]).toEqual(
      Array(5).fill(true),
    )
    expect(source.text.slice(0, offset).split('\n')).toHaveLength(line)
  }
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(prototypeNames)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
}

const prototypeNames = Object.getOwnPropertyNames(Object.prototype).sort()

test(
  'any bytes',
  property(fc.uint8Array({ maxLength: 200 }), bytes => expectAnAnswer(readSpec(bytes))),
)

test(
  'any text',
  property(fc.string({ unit: 'binary', maxLength: 200 }), text => expectAnAnswer(readSpec(text))),
)

const yamlPiece = fc.constantFrom(
  ...[
    'a',
    'b',
    '가',
    '1',
    '1.30',
    'null',
    '~',
    'true',
    ': ',
    ':',
    '- ',
    '-',
    '? ',
    '\n',
    '\n  ',
    '\n    ',
    '\r\n',
    '\t',
    ' ',
    ', ',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    '"',
    "'",
    '\\',
    '|',
    '>',
    '|\n',
    '&a ',
    '*a',
    '!!str ',
    '!x ',
    '<<: ',
    '# ',
    '%',
    '@',
    '`',
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    '__proto__: ',
    'constructor: ',
  ],
  ...['\u202e', '\u200b', '\u3164', '\u0000', '\ufeff', '\ud800', '\u1100\u1161'],
)

test(
  'any sequence of what YAML is made of',
  property(fc.array(yamlPiece, { maxLength: 60 }), pieces => expectAnAnswer(readSpec(pieces.join('')))),
)

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(20),
  insert: fc.oneof(fc.constant(''), yamlPiece),
})

test(
  'a spec after a few edits anywhere',
  property(fc.array(edit, { minLength: 1, maxLength: 4 }), edits => {
    const text = edits.reduce((before, { at, remove, insert }) => {
      const offset = Math.floor(at * before.length)
      return before.slice(0, offset) + insert + before.slice(offset + remove)
    }, minimal.toString())
    expectAnAnswer(readSpec(text))
  }),
)

test(
  'a spec with a few bytes changed',
  property(fc.array(fc.tuple(fc.nat(minimal.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), changes => {
    const bytes = Buffer.from(minimal)
    for (const [offset, byte] of changes) bytes[offset] = byte
    expectAnAnswer(readSpec(bytes))
  }),
)

test(
  'any JSON text is the value it is',
  property(fc.json({ maxDepth: 5 }), text => {
    const { diagnostics } = readSpec(`{"x-any": ${text}}`)
    expectAnAnswer({ ...readSpec(`{"x-any": ${text}}`) })
    expect(diagnostics.map(({ rule }) => rule)).not.toContain('yaml-limit')
  }),
)

test('every spec of ours is right, cut anywhere it is not', () => {
  for (const spec of specs) {
    expect(readSpec(spec).diagnostics).toEqual([])
    for (let part = 0.05; part < 1; part += 0.05)
      expectAnAnswer(readSpec(spec.subarray(0, Math.floor(spec.length * part))))
  }
})

test('what is too large is not looked at', () => {
  expect(readSpec(new Uint8Array(limits.bytes + 1)).source.text).toBe('')
})
