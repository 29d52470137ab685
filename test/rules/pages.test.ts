import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isMap, isPair, isSeq, LineCounter, parseDocument } from 'yaml'
import { pathKeys } from '../../src/diagnostic.ts'
import { rules } from '../../src/rules/index.ts'
import { findingsWith } from './laid-over.ts'

const folder = new URL('../../src/rules/', import.meta.url)
const pageOf = (id: string) => readFileSync(new URL(`${id}.md`, folder), 'utf8')

test('the base system is free of findings', () => {
  expect(findingsWith({})).toEqual([])
})

test('every rule has a page, every page a rule', () => {
  const pages = readdirSync(folder).filter(file => file.endsWith('.md'))
  expect(pages.sort()).toEqual(rules.map(({ id }) => `${id}.md`).sort())
})

test('ids are unique', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
})

/**
 * A page's examples are fragments laid over base.yaml. A line of the bad one that ends in `# ✗` is where the finding must be;
 * the good one gives nothing.
 */
describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = pageOf(id)
  const examples = [...page.matchAll(/^```yaml (bad|good)\n(.*?)^```/gms)].map(([, verdict, text]) => ({
    verdict,
    text: text!,
  }))

  test('the page carries the title, its sections and both examples', () => {
    expect(page.split('\n')[0]).toBe(`# ${rule.title}`)
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
      '무엇을',
      '왜',
      '고치는 법',
      'English',
    ])
    expect(new Set(examples.map(({ verdict }) => verdict))).toEqual(new Set(['bad', 'good']))
  })

  test.each(examples)('$verdict example', ({ verdict, text }) => {
    const found = findingsWith(parseDocument(text).toJS() ?? {})
    if (verdict === 'good') {
      expect(found.map(({ rule, at, message }) => ({ rule, at, message }))).toEqual([])
      return
    }
    expect([...new Set(found.map(({ rule }) => rule))]).toEqual([id])
    const lines = [...new Set(found.map(({ at }) => lineOf(text, at)))].sort()
    expect(lines).toEqual(markedLines(text))
  })
})

const markedLines = (text: string) => text.split('\n').flatMap((line, n) => (line.endsWith('# ✗') ? [n + 1] : []))

/** The line of a fragment where a path stands, 0 where the fragment does not hold it. */
function lineOf(text: string, at: string): number {
  const lines = new LineCounter()
  let node: unknown = parseDocument(text, { lineCounter: lines }).contents
  let offset = 0
  for (const key of pathKeys(at)) {
    if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = (node as { range: number[] }).range[0]!
      continue
    }
    if (!isMap(node)) return 0
    const pair = node.items.find(item => isPair(item) && String((item.key as { value: unknown }).value) === key)
    if (!pair) return 0
    offset = (pair.key as { range: number[] }).range[0]!
    node = pair.value
  }
  return lines.linePos(offset).line
}
