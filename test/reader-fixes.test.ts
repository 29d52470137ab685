import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { edited } from '../src/spec/edit.ts'
import { fixesFor } from '../src/spec/fixes.ts'
import { readSpec } from '../src/spec/read.ts'
import { scalarText } from '../src/spec/scalar-text.ts'

const board = readFileSync(new URL('fixtures/reader/board.yaml', import.meta.url), 'utf8')

function fixed(text: string): string {
  const { source, diagnostics } = readSpec(text)
  return edited(text, fixesFor(diagnostics, source))
}

/** Slips that have exactly one remedy: what the fixture says, what was typed, and what stands there after the fix. */
const slips: [name: string, origin: string, wrong: string, right: string][] = [
  ['a misspelt key', 'replicas: 2', 'replicsa: 2', 'replicas: 2'],
  ['a misspelt key in quotes', 'replicas: 2', '"replicsa": 2', '"replicas": 2'],
  ['a key in another spelling', 'replicas: 2', 'Replicas: 2', 'replicas: 2'],
  ['a misspelt key that chooses', 'hosting: pod', 'hostign: pod', 'hosting: pod'],
  ['a version without quotes', 'version: "1.30"', 'version: 1.30', 'version: "1.30"'],
  ['a version as a key', '"1.0": { date', '1.0: { date', '"1.0": { date'],
  ['a word in another case', 'tier: Free', 'tier: free', 'tier: Free'],
  ['a word in another case and in quotes', 'tier: Free', "tier: 'free'", "tier: 'Free'"],
  ['yes', 'private: true', 'private: yes', 'private: true'],
  ['a number in quotes', 'users: 10', 'users: "10"', 'users: 10'],
  ['a lone item', 'uses: [main-db]', 'uses: main-db', 'uses: [main-db]'],
  ['a lone path', 'routes: [/api/notices]', 'routes: /api/notices', 'routes: [/api/notices]'],
  ['an amount with a comma', 'monthly: $1450', 'monthly: $1,450', 'monthly: $1450'],
]

const withSlip = (origin: string, wrong: string) => board.replace(origin, () => wrong)

test.each(slips)('%s', (_, origin, wrong, right) => {
  expect(board).toContain(origin)
  expect(fixed(withSlip(origin, wrong))).toBe(withSlip(origin, right))
})

test('several at once', () => {
  const before = board
    .replace('replicas: 2', 'replicsa: 2')
    .replace('version: "1.30"', 'version: 1.30')
    .replace('tier: Free', 'tier: free')
  expect(fixed(before)).toBe(board)
})

describe('every other byte stays', () => {
  const wrong = board.replace('replicas: 2', 'replicsa:   2').replace('version: "1.30"', 'version: 1.30   # 판')
  const right = board.replace('replicas: 2', 'replicas:   2').replace('version: "1.30"', 'version: "1.30"   # 판')

  test.each<[string, (text: string) => string]>([
    ['line ends of Windows', text => text.replaceAll('\n', '\r\n')],
    ['line ends of old Macs', text => text.replaceAll('\n', '\r')],
    ['a byte order mark', text => `\ufeff${text}`],
    ['decomposed Hangul', text => text.normalize('NFD')],
    ['blanks at the ends of lines', text => text.replaceAll('\n', '  \n')],
  ])('%s', (_, rewrite) => {
    expect(fixed(rewrite(wrong))).toBe(rewrite(right))
  })
})

describe('left alone', () => {
  test.each([
    ['what is right', board],
    ['a misspelt key beside the right one', board.replace('replicas: 2', 'replicas: 2, replicsa: 3')],
    ['a word that is only similar', board.replace('tier: Free', 'tier: Fre')],
    ['a number without its unit', board.replace('keep: 7d', 'keep: 7')],
    ['a name of the author', board.replace('board-service: { replicas', 'Board_Service: { replicas')],
    ['what does not parse', board.replace('uses: [main-db]', 'uses: [main-db')],
    ['what stands on two lines', board.replace('monthly: $1450', 'monthly: $1,\n  450')],
  ])('%s', (_, text) => {
    expect(fixed(text)).toBe(text)
  })

  test('a value that an alias brings', () => {
    const text = 'x-v: &v 1.30\nenvironments: { dev: { cluster: { version: *v } } }\n'
    expect(fixed(text)).toBe(text)
  })
})

test('after one fix there is nothing left that could be fixed', () => {
  for (const [, origin, wrong] of slips) {
    const once = fixed(withSlip(origin, wrong))
    expect(fixed(once)).toBe(once)
  }
})

test('a text is written so that it is read again as itself, in whatever quotes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.constantFrom('"a"', "'a'", 'a', '1.30'),
      (value, before) => {
        const text = value.replaceAll(/\p{Cc}|\p{Cs}|\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFC')
        const written = `x-a: { b: ${scalarText(text, before)}, c: 1 }`
        expect(parse(written)).toEqual({ 'x-a': { b: text, c: 1 } })
        expect(parse(written, { version: '1.1' })).toEqual({ 'x-a': { b: text, c: 1 } })
      },
    ),
    { numRuns: 2000 },
  )
})
