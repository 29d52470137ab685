import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { resolve } from '../../src/model/resolve.ts'
import { documents } from '../../src/outputs/documents/index.ts'
import type { Spec } from '../../src/spec/types.ts'
import { architectureOf } from '../tools/specs.ts'

interface Node {
  type: string
  children?: Node[]
}

const parse = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node
const blocks = (node: Node): unknown =>
  ['paragraph', 'heading', 'tableCell', 'code'].includes(node.type)
    ? node.type
    : [node.type, (node.children ?? []).map(blocks)]

// A colon is left out: a ranking of short words becomes a list when its entries are 'name: sentence'.
/** The spec with every Korean text replaced: only fields of free text hold Korean. */
function withTexts(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string') return /[가-힣]/.test(value) && key !== 'priority' ? text : value
  if (Array.isArray(value)) return value.map(item => withTexts(item, text, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withTexts(child, text, name)]))
}

function documentsWith(spec: Spec, text: string) {
  const { architecture, diagnostics } = resolve(withTexts(spec, text) as Spec)
  if (!architecture) throw new Error(JSON.stringify(diagnostics))
  return documents(architecture)
}

const mark = fc.constantFrom(
  '|',
  '`',
  '```',
  '[',
  '](',
  ')',
  '<br>',
  '<!--',
  '<script>',
  '&amp;',
  '*',
  '**',
  '_',
  '~',
  '~~',
  '\\',
  '#',
  '- ',
  '1. ',
  '> ',
  '---',
  '\n',
  '\n\n',
  '    ',
  '{{',
  '}}',
  '{{{x}}}',
  '![',
  'javascript',
  '가',
  ' ',
  '😀',
  '[ ] ',
  '[^1]',
  'a'.repeat(300),

  '|---|',
  "'",
  '"',
)
const nasty = fc
  .tuple(fc.array(mark, { minLength: 8, maxLength: 25 }), fc.constantFrom('가', 'x'))
  .map(([parts, word]) => parts.join('') + word)

test.each(['phonebill', 'kt-event-marketing'] as const)(
  'no text field of %s changes the structure of a document',
  system => {
    const { spec } = architectureOf(system)
    const plain = documentsWith(spec, '가').map(({ text }) => JSON.stringify(blocks(parse(text))))
    fc.assert(
      fc.property(nasty, text => {
        const made = documentsWith(spec, text).map(file => JSON.stringify(blocks(parse(file.text))))
        expect(made).toEqual(plain)
      }),
      { numRuns: 6, endOnFailure: true },
    )
  },
)
