import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { cell, code, codeCell, fenced, link, text } from '../../src/print/markdown.ts'

interface Node {
  type: string
  value?: string
  url?: string
  children?: Node[]
}

const parse = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node

/** Blocks only: what is inside a paragraph, heading or cell does not count. */
const blocks = (node: Node): unknown =>
  ['paragraph', 'heading', 'tableCell'].includes(node.type) ? node.type : [node.type, (node.children ?? []).map(blocks)]

const textOf = (node: Node): string =>
  node.type === 'html' ? ' ' : (node.value ?? (node.children ?? []).map(textOf).join(''))
const inlineTypes = (node: Node): string[] => [node.type, ...(node.children ?? []).flatMap(inlineTypes)]
const squeezed = (value: string) => value.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, '')

const page = (inText: string, inCell: string) =>
  `# 제목\n\n- ${inText}\n- **${inText}**: 뒤\n\n${inText}\n\n| a | b |\n|---|---|\n| ${inCell} | ${inCell} |\n`

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc
    .array(
      fc.constantFrom(
        '|',
        '`',
        '``',
        '```',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '<br>',
        '<!--',
        '&amp;',
        '&',
        '*',
        '**',
        '_',
        '__',
        '~',
        '~~',
        '\\',
        '#',
        '- ',
        '1. ',
        '> ',
        '---',
        '===',
        '\n',
        '\n\n',
        '    ',
        '{{',
        '}}',
        '{{{x}}}',
        '!',
        '![',
        '](',
        'javascript:',
        'x',
        '가',
        ' ',
        '😀',
        '[ ] ',
        '[^1]',
        '[^1]:',
        'a'.repeat(300),
        '$',
        ':',
        '|---|',
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map(parts => parts.join('')),
)

describe('any string appears as itself and changes no structure', () => {
  test('as text and as cell', () => {
    const plain = JSON.stringify(blocks(parse(page('x', 'x'))))
    fc.assert(
      fc.property(nasty, value => {
        fc.pre(squeezed(value) !== '')
        const tree = parse(page(text(value), cell(value)))
        expect(JSON.stringify(blocks(tree))).toBe(plain)
        expect(squeezed(textOf(tree))).toBe(
          squeezed(['제목', value, value, ': 뒤', value, 'ab', value, value].join('')),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('as code', () => {
    const plain = JSON.stringify(blocks(parse(page('x', 'x'))))
    fc.assert(
      fc.property(nasty, value => {
        fc.pre(squeezed(value) !== '')
        const tree = parse(page(code(value), codeCell(value)))
        expect(JSON.stringify(blocks(tree))).toBe(plain)
      }),
      { numRuns: 800 },
    )
  })

  test('as fenced block', () => {
    fc.assert(
      fc.property(nasty, value => {
        const tree = parse(`앞\n\n${fenced('yaml', value)}\n\n뒤\n`)
        expect((tree.children ?? []).map(({ type }) => type)).toEqual(['paragraph', 'code', 'paragraph'])
      }),
    )
  })

  test('as link, or as text where the target is no path', () => {
    fc.assert(
      fc.property(nasty, nasty, (title, target) => {
        fc.pre(squeezed(title) !== '')
        const tree = parse(`- ${link(title, target)}\n`)
        expect(tree.children).toHaveLength(1)
        for (const node of inlineTypes(tree))
          expect(['root', 'list', 'listItem', 'paragraph', 'text', 'link', 'html', 'break']).toContain(node)
      }),
    )
    expect(inlineTypes(parse(link('누르기', 'javascript:alert(1)')))).not.toContain('link')
    expect(inlineTypes(parse(link('패턴', '../pattern/a b.md')))).toContain('link')
  })
})

test('what needs no escape gets none', () => {
  for (const plain of [
    'max_connections',
    '10.0.1.0/24',
    '30분 (RTO)',
    '< 3초',
    'R&D',
    'privatelink.postgres.database.azure.com',
    'a - b',
    '$2,450',
    '99.9%',
    '-',
  ])
    expect(cell(plain)).toBe(plain)
  expect(cell('a|b')).toBe('a\\|b')
  expect(cell('첫째\n둘째')).toBe('첫째<br>둘째')
  expect(code('a`b')).toBe('``a`b``')
})
