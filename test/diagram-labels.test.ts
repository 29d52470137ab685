import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf, comment, idMaker, label, plainText, wrap } from '../src/print/mermaid.ts'
import { anyText } from './mermaid/hostile-text.ts'

const runs = Number(process.env.KTARCH_FUZZ ?? 1000)

describe('label', () => {
  test.each([
    [['PostgreSQL 16', 'D4s_v3 · 256GB'], '"PostgreSQL 16<br/>D4s_v3 · 256GB"'],
    [['say "a" and "b"'], '"say “a” and “b”"'],
    [['a<b> & c'], '"a&lt;b&gt; &amp; c"'],
    [['&lt;'], '"&amp;lt;"'],
    [['https://example.com/?a=1&b=2'], '"https://example.com/?a=1＆b=2"'],
    [['a --> b'], '"a -→ b"'],
    [['C:\\new'], '"C:＼new"'],
    [['`code`'], '"\'code\'"'],
    [['#35; #tag #1 C#'], '"＃35; #tag #1 C#"'],
    [['%%{init: {}}%%'], '"%% {init: {}}%%"'],
    [['a\tb\r\nc\u2028d'], '"a b c d"'],
    [['', '  '], '"–"'],
    [
      ['end', 'graph', '1. x', '- x', 'a_b', '**x**', '/api/**'],
      '"end<br/>graph<br/>1. x<br/>- x<br/>a_b<br/>**x**<br/>/api/**"',
    ],
  ])('%j', (lines, printed) => {
    expect(label(lines)).toBe(printed)
  })

  test('holds nothing that ends it, starts a tag or a line', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), lines => {
        const printed = label(lines)
        expect(printed).toMatch(/^"[^"]+"$/s)
        const inner = printed.slice(1, -1)
        expect(inner.replaceAll('<br/>', '')).not.toMatch(/[<>\\`\p{Cc}\p{Surrogate}\u2028\u2029]|%%\{|#\w+;|->/u)
        expect(inner).toMatch(/^(?!<br\/>)(?!.*<br\/><br\/>)(?!.*<br\/>$)/s)
      }),
      { numRuns: runs },
    )
  })
})

describe('wrap', () => {
  test.each([
    ['privatelink.postgres.database.azure.com', ['privatelink.postgres', '.database.azure.com']],
    ['privatelink.redis.cache.windows.net', ['privatelink.redis.cache', '.windows.net']],
    ['product-change-notification-service', ['product-change-', 'notification-service']],
    ['MVNO AP Server 경유', ['MVNO AP Server 경유']],
    ['통신요금 관리 서비스의 조회와 변경 이력', ['통신요금 관리 서비스의', '조회와 변경 이력']],
    ['가'.repeat(15), ['가'.repeat(13), '가가']],
  ])('%s', (text, lines) => {
    expect(wrap(text)).toEqual(lines)
  })

  test('loses nothing and keeps to the width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 40 }), (text, columns) => {
        const lines = wrap(text, columns)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        // A single grapheme may be wider than any line, such as a family of emoji.
        for (const line of lines)
          expect(columnsOf(line) <= columns || [...new Intl.Segmenter('ko').segment(line)].length === 1).toBe(true)
      }),
      { numRuns: runs },
    )
  })
})

test('columns: a Hangul syllable counts 2, a joining mark nothing', () => {
  expect(columnsOf('AKS 한글')).toBe(8)
  expect(columnsOf('e\u0301')).toBe(1)
  expect(columnsOf('\u200fa')).toBe(1)
})

describe('ids', () => {
  test('the same thing has the same id, and different things never', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('svc', 'db', 'sg', 'svc_a'), anyText), { maxLength: 40 }),
        pairs => {
          const id = idMaker()
          const given = new Map(pairs.map(([prefix, specId]) => [JSON.stringify([prefix, specId]), id(prefix, specId)]))
          expect(new Set(given.values()).size).toBe(given.size)
          for (const [prefix, specId] of pairs)
            expect(id(prefix, specId)).toBe(given.get(JSON.stringify([prefix, specId])))
          for (const made of given.values()) expect(made).toMatch(/^(svc|db|sg)(_[A-Za-z0-9_]*)?$/)
        },
      ),
      { numRuns: runs },
    )
  })

  test('no reserved word stands alone', () => {
    const id = idMaker()
    expect(['end', 'default', 'graph', 'o-ring', 'x'].map(word => id('svc', word))).toEqual([
      'svc_end',
      'svc_default',
      'svc_graph',
      'svc_o_ring',
      'svc_x',
    ])
  })
})

test('a description and a comment stay on their line', () => {
  fc.assert(
    fc.property(anyText, text => {
      expect(plainText(text)).not.toMatch(/[\p{Cc}\u2028\u2029<>#;{}\\`]/u)
      expect(comment(text)).toMatch(/^%% [^\p{Cc}\u2028\u2029{}]*$/u)
    }),
    { numRuns: runs },
  )
})
