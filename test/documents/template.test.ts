import Handlebars from 'handlebars'
import { describe, expect, test } from 'vitest'
import { knownHelpers } from '../../src/outputs/known-helpers.mjs'
import { compileTemplates, createRenderer, type Template } from '../../src/outputs/template.ts'
import { cell, text } from '../../src/print/markdown.ts'

const precompiled = (source: string): Template =>
  new Function(
    `return ${Handlebars.precompile(source, { noEscape: true, strict: true, knownHelpersOnly: true, knownHelpers })}`,
  )() as Template

const rendererOf = (sources: Record<string, string>) =>
  createRenderer(Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, precompiled(source)])), {
    cell,
    text,
  })

const render = (source: string, view: object) => rendererOf({ 'a.hbs': source }).render('a.hbs', view)

describe('a field the view lacks is an error with the template’s name', () => {
  test.each([
    ['{{a}}', '{}'],
    ['{{a.b}}', '{"a":{}}'],
    ['{{#if a}}x{{/if}}', '{}'],
    ['{{#each a}}x{{/each}}', '{}'],
    ['{{#with a}}x{{/with}}', '{}'],
    ['{{cell a}}', '{}'],
    ['{{#each xs as |x|}}{{cell x.q}}{{/each}}', '{"xs":[{"p":1}]}'],
    ['{{#each xs}}{{#unless q}}x{{/unless}}{{/each}}', '{"xs":[{"p":1}]}'],
  ])('%s', (source, view) => {
    expect(() => render(source, JSON.parse(view))).toThrow(/^a\.hbs(:\d+)?: /)
  })

  test('inside a partial too', () => {
    const renderer = rendererOf({ 'a.hbs': '{{> row item=this}}', 'parts/row.hbs': '{{#if q}}x{{/if}}' })
    expect(() => renderer.render('a.hbs', { p: 1 })).toThrow(/^parts\/row\.hbs: 뷰에 q 필드가 없습니다/)
  })

  test('with the line where Handlebars knows it', () => {
    expect(() => render('\n\n{{missing}}', {})).toThrow('a.hbs:3: 뷰에 missing 필드가 없습니다.')
  })
})

test('null, false and [] say absent', () => {
  expect(
    render('{{#if a}}1{{else}}0{{/if}}{{#if b}}1{{else}}0{{/if}}{{#each c}}1{{else}}0{{/each}}', {
      a: null,
      b: false,
      c: [],
    }),
  ).toBe('000')
})

test('a template that does not exist and a partial that does not exist are named', () => {
  expect(() => rendererOf({}).render('b.hbs', {})).toThrow('b.hbs: 템플릿이 없습니다.')
  expect(() => render('{{> nope}}', {})).toThrow(/^a\.hbs.*nope/)
})

test('a user’s own template replaces ours by the same name; its slips name file and line', async () => {
  const own = await compileTemplates({ 'a.hbs': '# {{text name}}' }, knownHelpers)
  expect(createRenderer({ 'a.hbs': precompiled('x'), ...own }, { text }).render('a.hbs', { name: 'a*b' })).toBe(
    '# a\\*b',
  )
  await expect(compileTemplates({ 'b.hbs': 'x\n{{#if}' }, knownHelpers)).rejects.toThrow(/^b\.hbs:2: /)
  const misspelt = await compileTemplates({ 'c.hbs': '\n{{ nam }}' }, knownHelpers)
  expect(() => createRenderer(misspelt, { text }).render('c.hbs', { name: 1 })).toThrow(
    'c.hbs:2: 뷰에 nam 필드가 없습니다.',
  )
  const unknown = await compileTemplates({ 'd.hbs': '{{shout name}}' }, knownHelpers)
  expect(() => createRenderer(unknown, { text }).render('d.hbs', { name: 1 })).toThrow(/^d\.hbs.*shout/)
})
