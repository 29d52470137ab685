import { describe, expect, test } from 'vitest'
import { limits } from '../src/spec/limits.ts'
import { readSpec } from '../src/spec/read.ts'

/** Floods that once cost seconds or a stack, each filled up to the largest file that is read. */
const floods: Record<string, string> = {
  'lines with two values': filledWith('a: b: c\n'),
  'bad escapes': `a: "${filledWith('\\q')}"`,
  escapes: `a: "${filledWith('\\x41')}"`,
  'stray brackets': filledWith('[] '),
  'open brackets': filledWith('['),
  'nested dashes': filledWith('- '),
  'nested question marks': filledWith('? '),
  'unknown tags': filledWith('- !x y\n'),
  'core tags': filledWith('- !!str y\n'),
  aliases: `- &a 1\n${filledWith('- *a\n')}`,
  anchors: numbered(60_000, i => `- &a${i} 1`),
  'distinct keys': numbered(80_000, i => `k${i}: 1`),
  'one key again and again': filledWith('a: 1\n'),
  'keys without values': numbered(60_000, i => `k${i}:`),
  documents: filledWith('---\n'),
  'document ends': filledWith('...\n'),
  quotes: filledWith('"'),
  'a quote that is not closed': `a: "${filledWith('b\n')}`,
  'a bracket that is not closed': `a: [\n${filledWith('b,\n')}`,
  commas: `{${filledWith(',')}`,
  comments: filledWith('# x\n'),
  'empty lines': filledWith('\n'),
  'carriage returns': filledWith('\r'),
  'one word': filledWith('x'),
  'one long key': `${'k'.repeat(500_000)}: 1`,
  'a growing indent': numbered(1400, i => `${' '.repeat(i)}a:`),
  'block scalars': filledWith('- |\n  b\n'),
  'misspelt keys': `services:\n${numbered(5500, i => `  s${i}: { nme: x, rol: y, uses: [a,b,c,d] }`)}`,
  'equal items': `environments: { dev: { zones: [${'1, '.repeat(20_000)}1] } }`,
}

describe.each(Object.entries(floods))('%s', (_, text) => {
  test('are refused within a second, with a place', () => {
    const start = process.cpuUsage()
    const { spec, source, diagnostics } = readSpec(text.slice(0, limits.bytes))
    const seconds = process.cpuUsage(start).user / 1e6
    const { rule, at, on, position } = diagnostics[0]!
    const { line, column } = position ?? source.locate(at, on)
    expect(spec).toBeNull()
    expect(rule).toMatch(/^(yaml|duplicate-key|empty-value|schema)/)
    expect(line * column).toBeGreaterThan(0)
    // The promise is 1 s on an idle machine; here other tests run beside this one.
    expect(seconds).toBeLessThan(4)
  })
})

test('syntax errors stop at twenty', () => {
  const { diagnostics } = readSpec(filledWith('a: }\n', 100_000))
  expect(diagnostics.length).toBeLessThanOrEqual(limits.syntaxErrors)
})

test('differences from the schema are told up to two thousand, and then counted', () => {
  const text = `services:\n${numbered(5500, i => `  s${i}: { nme: x, rol: y }`)}`
  const { source, diagnostics } = readSpec(text)
  expect(diagnostics.length).toBeLessThanOrEqual(limits.findings + 1)
  expect(diagnostics.at(-1)!.message).toMatch(/^스키마와 다른 곳이 \d+개쯤 더 있습니다/)
  const start = process.cpuUsage()
  for (const { at, on } of diagnostics) source.locate(at, on)
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1)
})

test('keys without values, too', () => {
  const { diagnostics } = readSpec(numbered(30_000, i => `k${i}:`))
  expect(diagnostics).toHaveLength(limits.findings + 1)
  expect(diagnostics.at(-1)!.message).toBe('이런 곳이 28000개 더 있습니다.')
})

test('one byte more than the limit is refused unread, one byte less is read', () => {
  const refused = readSpec('#'.padEnd(limits.bytes + 1, 'x')).diagnostics[0]!
  expect(refused).toMatchObject({ rule: 'yaml-limit', found: '1048577바이트', position: { line: 1, column: 1 } })
  expect(readSpec('#'.padEnd(limits.bytes, 'x')).diagnostics[0]!.rule).toBe('empty-value')
})

test('64 maps inside each other are read, 65 are not', () => {
  const nested = (depth: number) => `x-a: ${'{ a: '.repeat(depth)}1${' }'.repeat(depth)}`
  expect(readSpec(nested(limits.depth - 1)).diagnostics.map(({ rule }) => rule)).not.toContain('yaml-limit')
  expect(readSpec(nested(limits.depth + 1)).diagnostics.map(({ rule }) => rule)).toEqual(['yaml-limit'])
})

test('100 aliases are read, 101 are not', () => {
  const aliases = (count: number) => `x-a: &a 1\nx-b: [${Array(count).fill('*a').join(', ')}]`
  expect(readSpec(aliases(limits.aliases)).diagnostics.map(({ rule }) => rule)).not.toContain('yaml-limit')
  expect(readSpec(aliases(limits.aliases + 1)).diagnostics.map(({ rule }) => rule)).toEqual(['yaml-limit'])
})

function filledWith(piece: string, size: number = limits.bytes): string {
  return piece.repeat(Math.floor((size - 64) / piece.length))
}

function numbered(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('\n')
}
