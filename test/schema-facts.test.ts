import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodesAt } from './schema/paths.ts'

/** Ids and fields come from the inventory of the source documents; see test/facts/README.md. */
const facts = table('test/facts/f-rows.csv')
const derived = table('test/facts/v-rows.csv')

describe('facts of the source documents', () => {
  it('accounts for all 401, in order', () => {
    expect(facts.map(([id]) => id)).toEqual(Array.from({ length: 401 }, (_, i) => `F${String(i + 1).padStart(3, '0')}`))
  })

  it.each(facts)('%s %s has a place', (_, __, place) => {
    expect(place).not.toBe('')
    if (/^(derived|constant): [^ ]/.test(place!)) return
    const missing = place!.split(' ').filter(path => nodesAt(path).length === 0)
    expect(missing).toEqual([])
  })
})

describe('facts that are computed', () => {
  it('accounts for all 40, in order', () => {
    expect(derived.map(([id]) => id)).toEqual(
      Array.from({ length: 40 }, (_, i) => `V${String(i + 1).padStart(2, '0')}`),
    )
  })

  it.each(derived)('%s %s cannot be written', (_, __, ___, paths) => {
    for (const path of paths!.split(' ')) {
      // The place must exist, or the path would be unwritable for the wrong reason.
      expect(nodesAt(path.slice(0, path.lastIndexOf('.'))), path).not.toEqual([])
      expect(nodesAt(path), path).toEqual([])
    }
  })
})

/** Rows of a CSV file without its header. */
function table(file: string): string[][] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map(line =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    ),
  )
}
