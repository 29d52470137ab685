import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { codeFrame, displayWidth } from '../src/report/code-frame.ts'
import { sourceOf } from '../src/spec/source.ts'

/** The frame of a line in which the marked part stands between » and «. */
function frameOf(marked: string): string {
  const from = marked.indexOf('»')
  const line = marked.replace(/[»«]/g, '')
  const { source, gutter, marks } = codeFrame(line, sourceOf(line).position(from, marked.indexOf('«') - 1))
  return `\n${source}\n${gutter}${marks}\n`
}

test('under Latin text', () => {
  expect(frameOf('  tier: »Fre«')).toMatchInlineSnapshot(`
    "
    1 │   tier: Fre
      │         ^^^
    "
  `)
})

test('under Hangul, which is twice as wide', () => {
  expect(frameOf('  name: 통신요금 관리, tier: »무료«')).toMatchInlineSnapshot(`
    "
    1 │   name: 통신요금 관리, tier: 무료
      │                              ^^^^
    "
  `)
})

test('under decomposed Hangul', () => {
  expect(frameOf(`  name: ${'통신요금'.normalize('NFD')}, tier: »Fre«`)).toMatchInlineSnapshot(`
    "
    1 │   name: 통신요금, tier: Fre
      │                         ^^^
    "
  `)
})

test('after a tab', () => {
  expect(frameOf('\tname:\t»x«')).toMatchInlineSnapshot(`
    "
    1 │   name:  x
      │          ^
    "
  `)
})

test('after an emoji', () => {
  expect(frameOf('  icon: 🚀, tier: »Fre«')).toMatchInlineSnapshot(`
    "
    1 │   icon: 🚀, tier: Fre
      │                   ^^^
    "
  `)
})

test('after a character that is not shown', () => {
  expect(frameOf('  name: \u202ea, tier: »Fre«')).toMatchInlineSnapshot(`
    "
    1 │   name: \\u202ea, tier: Fre
      │                        ^^^
    "
  `)
})

test('at the end of the line', () => {
  expect(frameOf('name:»«')).toMatchInlineSnapshot(`
    "
    1 │ name:
      │      ^
    "
  `)
})

test('in a long line, which is cut around the mark', () => {
  expect(frameOf(`${'key: value, '.repeat(20)}tier: »Fre«${', key: value'.repeat(20)}`)).toMatchInlineSnapshot(`
    "
    1 │ … value, key: value, key: value, tier: Fre, key: value, key: value, key: value, …
      │                                        ^^^
    "
  `)
})

test('in a long line of Hangul', () => {
  expect(frameOf(`${'키: 값, '.repeat(30)}등급: »무료«${', 키: 값'.repeat(30)}`)).toMatchInlineSnapshot(`
    "
    1 │ …: 값, 키: 값, 키: 값, 키: 값, 키: 값, 키: 값, 등급: 무료, 키: 값, 키: 값, 키: 값, 키: 값, 키: 값, 키: 값, 키…
      │                                                      ^^^^
    "
  `)
})

describe('against string-width', () => {
  const character = fc.oneof(
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ min: 0xac00, max: 0xd7a3 }),
    fc.integer({ min: 0x3131, max: 0x3163 }),
    fc.integer({ min: 0x4e00, max: 0x9fff }),
    fc.integer({ min: 0x3041, max: 0x3096 }),
    fc.integer({ min: 0xff01, max: 0xff5e }),
    fc.integer({ min: 0x1f300, max: 0x1f5ff }),
  )

  test('every character of a spec is as wide as there', () => {
    fc.assert(
      fc.property(
        fc.array(
          character
            .map(code => String.fromCodePoint(code))
            .filter(one => !/\p{Emoji_Modifier}|\p{M}|(?!\p{Emoji_Presentation})\p{Extended_Pictographic}/u.test(one)),
          { maxLength: 20 },
        ),
        characters => {
          const width = characters.reduce((sum, one) => sum + stringWidth(one), 0)
          expect(displayWidth(characters.join(''))).toBe(width)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('decomposed Hangul is as wide as composed', () => {
    expect(displayWidth('통신요금 관리'.normalize('NFD'))).toBe(stringWidth('통신요금 관리'))
  })
})

test('the carets stand under what is marked, in any line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(), fc.nat(), (text, a, b) => {
      const line = text.replaceAll(/[\r\n]/g, '')
      const { source, gutter, marks } = codeFrame(
        line,
        sourceOf(line).position(a % (line.length + 1), b % (line.length + 1)),
      )
      expect(marks).toMatch(/^ *\^+$/)
      expect(displayWidth(gutter + marks)).toBeLessThanOrEqual(displayWidth(source) + 1)
    }),
    { numRuns: 1000 },
  )
})
