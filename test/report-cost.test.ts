import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../src/diagnostic.ts'
import { locate } from '../src/report/located.ts'
import { formats, report } from '../src/report/report.ts'
import { sourceOf } from '../src/spec/source.ts'

/** Lines of a million characters that would keep a careless pattern busy for minutes. */
const lines: Record<string, string> = {
  letters: 'x',
  'names of secrets': 'password',
  'names of secrets in a row': 'password: ',
  'starts of tokens': 'eyJaaaaaaaa-',
  addresses: '://a:',
  signs: '##[',
  quotes: 'password: "\\',
  hangul: '가',
  emoji: '😀',
  escapes: '\u001b',
  'key-like runs': 'aB3'.repeat(20),
}

describe.each(Object.entries(lines))('a long line of %s', (_, piece) => {
  const source = sourceOf(`a: ${piece.repeat(Math.ceil(1_000_000 / piece.length))}`)
  const diagnostics: Diagnostic[] = Array.from({ length: 200 }, (_, i) => ({
    rule: 'some-rule',
    severity: 'error',
    at: '',
    message: '무엇인가 이상합니다.',
    position: source.position(i * 1000, (i + 1) * 1000),
  }))

  test('costs little in every format', async () => {
    const start = process.cpuUsage()
    const findings = locate(diagnostics, source, 'a.yaml')
    for (const format of formats) expect((await report(findings, format)).length).toBeLessThan(512 * 1024)
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5)
  })
})
