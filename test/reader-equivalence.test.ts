import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readSpec } from '../src/spec/read.ts'

/** Ways to write the same file. */
const variants: Record<string, (text: string) => string> = {
  'line ends of Windows': text => text.replaceAll('\n', '\r\n'),
  'line ends of old Macs': text => text.replaceAll('\n', '\r'),
  'a byte order mark': text => `\ufeff${text}`,
  'decomposed Hangul': text => text.normalize('NFD'),
  'no line end at the end': text => text.trimEnd(),
  'empty lines and comments between': text => text.replaceAll(/\n(?=[a-z])/g, '\n\n# 주석\n'),
  'a document mark': text => `---\n${text}...\n`,
  'the version of YAML said': text => `%YAML 1.2\n---\n${text}`,
}

describe.each(['minimal', 'phonebill', 'kt-event-marketing'])('%s', system => {
  const text = readFileSync(new URL(`../spec/${system}/architecture.yaml`, import.meta.url), 'utf8')
  const { spec } = readSpec(text)

  test.each(Object.entries(variants))('%s', (_, rewrite) => {
    const rewritten = readSpec(rewrite(text))
    expect(rewritten.diagnostics).toEqual([])
    expect(rewritten.spec).toEqual(spec)
  })

  test('JSON', () => {
    expect(readSpec(JSON.stringify(spec)).spec).toEqual(spec)
    expect(readSpec(JSON.stringify(spec, null, 2)).spec).toEqual(spec)
    expect(readSpec(JSON.stringify(spec, null, '\t')).spec).toEqual(spec)
  })

  test('the same as the library reads by itself', () => {
    expect(spec).toEqual(parse(text.normalize('NFC')))
  })

  test('bytes and text', () => {
    expect(readSpec(new TextEncoder().encode(text)).spec).toEqual(spec)
  })
})

test('positions are the same whatever the line ends are', () => {
  const text = 'ktarch: "1"\nsystem:\n  id: board\n  nmae: 게시판\n'
  const places = [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\ufeff${text}`].map(variant => {
    const { source, diagnostics } = readSpec(variant)
    return diagnostics.map(({ at, on }) => source.locate(at, on))
  })
  for (const other of places) expect(other).toEqual(places[0])
})
