import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test, vi } from 'vitest'
import type { LocatedFinding } from '../src/report/located.ts'
import { type Format, formats, report } from '../src/report/report.ts'
import { sourceOf } from '../src/spec/source.ts'

const piece = fc.oneof(
  fc.constantFrom(
    '::error::',
    '::set-output name=a::b',
    '##[error]',
    '##vso[task.setvariable]',
    '\n::warning::',
    '\r\n##[group]',
    '%0A',
    '%',
  ),
  fc.constantFrom(
    '\u001b[31m',
    '\u0000',
    '\u0007',
    '\u009b',
    '\u202e',
    '\u2028',
    '\u200b',
    '\ud800',
    '\u{e0001}',
    '\ufeff',
  ),
  fc.constantFrom(
    '|',
    '`',
    '</failure>',
    ']]>',
    '&amp;',
    '"',
    "'",
    '<script>',
    '[a](javascript:x)',
    '\\',
    '\n',
    '\t',
    '**',
  ),
  fc.string({ maxLength: 8 }),
  fc.constantFrom('통신요금', '가', '😀', 'www.example.com', 'https://example.com', 'a@example.com', 'mailto:a@b.c'),
)
const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map(pieces => pieces.join(''))

const finding: fc.Arbitrary<LocatedFinding> = fc
  .record({
    message: text,
    found: text,
    allowed: text,
    suggestion: text,
    at: text,
    file: text,
    line: text,
    other: text,
    evidence: text,
  })
  .map(({ message, found, allowed, suggestion, at, file, line, other, evidence }) => {
    const lineText = line.split(/[\r\n]/)[0]!
    const position = sourceOf(lineText).position(0, 3)
    return {
      ...{ rule: 'some-rule', severity: 'error', message, found, allowed, suggestion, at, file, lineText, position },
      related: [{ at: other, message: other, position, lineText }],
      evidence: { source: evidence, asOf: '2026-08-21' },
    }
  })

const numRuns = Number(process.env.KTARCH_FUZZ ?? 1000)
vi.setConfig({ testTimeout: 60_000 + numRuns * 20 })
const everyReport = (format: Format, check: (output: string, finding: LocatedFinding) => void) =>
  fc.assert(
    fc.asyncProperty(finding, async one => check(await report([one], format, { files: [one.file] }), one)),
    { numRuns },
  )

describe.each(formats)('%s', format => {
  test('shows no control, no hidden character and no half of a character', async () => {
    await everyReport(format, output => {
      expect(output.replaceAll('\n', '')).not.toMatch(
        /[\p{Cc}\p{Cs}\u2028\u2029]|(?![\u200d\ufe0e\ufe0f])[\p{Cf}\p{Default_Ignorable_Code_Point}]/u,
      )
    })
  })

  test('starts no log command of ours or of others', async () => {
    await everyReport(format, output => {
      const lines = output.split('\n')
      expect(lines.filter(line => /##(\[|vso\[)/i.test(line))).toEqual([])
      const commands = lines.filter(line => /^\s*::/.test(line))
      expect(commands).toHaveLength(format === 'github' ? 1 : 0)
      if (format === 'github')
        expect(commands[0]).toMatch(/^::error file=[^:,]*,line=1,endLine=1,col=1,endColumn=\d+,title=some-rule::/)
    })
  })
})

test('json and sarif are JSON, and json says exactly what was said', async () => {
  await everyReport('json', (output, { message, found, at, file }) => {
    expect(JSON.parse(output).findings[0]).toMatchObject({ message, found, at, file })
  })
  await everyReport('sarif', output => {
    const [result] = JSON.parse(output).runs[0].results
    const { uri } = result.locations[0].physicalLocation.artifactLocation
    expect(new URL(uri, 'file:///root/').protocol).toBe('file:')
  })
})

test('junit is XML with one case', async () => {
  const parser = new XMLParser({ ignoreAttributes: false, isArray: name => name === 'testcase' })
  await everyReport('junit', output => {
    expect(XMLValidator.validate(output)).toBe(true)
    const { testsuites } = parser.parse(output)
    expect(testsuites.testsuite.testcase).toHaveLength(1)
    expect(Object.keys(testsuites.testsuite.testcase[0])).toEqual(['failure', '@_classname', '@_name'])
  })
})

test('markdown is a paragraph and a table of one row, with no link, image or HTML but <br>', async () => {
  await everyReport('markdown', output => {
    const { children } = fromMarkdown(output, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
    expect(children.map(({ type }) => type)).toEqual(['paragraph', 'table'])
    const table = children[1]
    expect(table?.type === 'table' && table.children.map(({ children: cells }) => cells.length)).toEqual([5, 5])
    const kinds = JSON.stringify(table).match(/"type":"(link|image|html)","value":"(?!<br>)|"type":"(link|image)"/g)
    expect(kinds).toBeNull()
  })
})
