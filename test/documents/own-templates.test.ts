import { expect, test } from 'vitest'
import { documents } from '../../src/outputs/documents/index.ts'
import { knownHelpers } from '../../src/outputs/known-helpers.mjs'
import { compileTemplates } from '../../src/outputs/template.ts'
import { architectureOf } from '../tools/specs.ts'

const architecture = architectureOf('minimal')
const withOwn = async (name: string, text: string) =>
  documents(architecture, await compileTemplates({ [name]: text }, knownHelpers))

test('a user’s own section takes the place of ours, numbered as ours', async () => {
  const files = await withOwn('ko/dev/overview.md.hbs', '## 우리 방식의 개요\n\n{{text system}}입니다.\n')
  const { text } = files.find(({ path }) => path === 'docs/physical-architecture-dev.md')!
  expect(text).toContain('## 1. 우리 방식의 개요\n\n공지 게시판입니다.\n\n## 2. 개발환경 아키텍처 개요')
})

test('a user’s own part changes every table', async () => {
  const files = await withOwn('ko/parts/grid.md.hbs', '{{table columns rows}}\n\n표 끝.\n')
  expect(files[0]!.text.split('표 끝.').length).toBeGreaterThan(5)
})

test('a misspelt field names the file and the line', async () => {
  await expect(withOwn('ko/dev/overview.md.hbs', '## 개요\n\n{{sistem}}\n')).rejects.toThrow(
    'ko/dev/overview.md.hbs:3: 뷰에 sistem 필드가 없습니다.',
  )
  await expect(withOwn('ko/dev/overview.md.hbs', '## 개요\n\n{{text sistem}}\n')).rejects.toThrow(
    'ko/dev/overview.md.hbs:3: 뷰에 sistem 필드가 없습니다.',
  )
})
