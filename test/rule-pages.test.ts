import { expect, test } from 'vitest'
import { ruleTitles } from '../src/cli/rule-titles.ts'
import { pages } from '../src/rules/pages.generated.ts'

test('every rule a finding can name has a page: what, why, how, and a word of English', () => {
  const lacking = ruleTitles().filter(
    ({ id }) => !['## 무엇을', '## 왜', '## 고치는 법', '## English'].every(part => pages[id]?.includes(part)),
  )
  expect(lacking.map(({ id }) => id)).toEqual([])
})

test('every page belongs to a rule, and carries its title', () => {
  const titles = new Map(ruleTitles().map(({ id, title }) => [id, title]))
  const wrong = Object.entries(pages).filter(([id, page]) => page.split('\n')[0] !== `# ${titles.get(id)}`)
  expect(wrong.map(([id, page]) => `${id}: ${page.split('\n')[0]} / ${titles.get(id)}`)).toEqual([])
})
