import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSpec } from '../src/spec/read.ts'
import { readerRules } from '../src/spec/reader-rules.ts'
import { suppressionsIn, withoutSuppressed } from '../src/spec/suppressions.ts'

const folder = new URL('../src/spec/pages/', import.meta.url)

/** What is wrong with a text as 'rule path', as far as reading and comments go. */
function brokenBy(text: string): string[] {
  const { source, diagnostics } = readSpec(text)
  const { suppressions, diagnostics: malformed } = suppressionsIn(source, ['cidr-overlap'])
  return [...diagnostics, ...malformed, ...withoutSuppressed([], suppressions, source, '2026-11-22')].map(
    ({ rule, at }) => `${rule} ${at}`,
  )
}

test('every rule has a page, every page a rule', () => {
  expect(readdirSync(folder).sort()).toEqual(readerRules.map(({ id }) => `${id}.md`).sort())
})

const pageOf = (id: string) => readFileSync(new URL(`${id}.md`, folder), 'utf8')

test.each(readerRules)('$id: the page has the title and its sections', ({ id, title }) => {
  expect(pageOf(id).match(/^#.*/gm)).toEqual([`# ${title}`, '## 무엇을', '## 왜', '## 고치는 법', '## English'])
})

// The bytes of another encoding cannot stand in a page.
const withExamples = readerRules.filter(({ id }) => id !== 'encoding')

test.each(withExamples)('$id: the bad example breaks this rule, the good one does not', ({ id }) => {
  const page = pageOf(id)
  const example = (verdict: string) => page.match(new RegExp(`^\`\`\`yaml ${verdict}\\n(.*?)^\`\`\``, 'ms'))?.[1]

  const good = brokenBy(example('good')!)
  const gone = brokenBy(example('bad')!).filter(finding => !good.includes(finding))
  expect(gone.map(finding => finding.split(' ')[0])).toEqual([id])
})
