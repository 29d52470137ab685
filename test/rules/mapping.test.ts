import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { examine } from '../../src/compile.ts'
import { pathKeys } from '../../src/diagnostic.ts'
import { resolve } from '../../src/model/resolve.ts'
import { rules } from '../../src/rules/index.ts'
import { checkSchema } from '../../src/spec/schema-check.ts'
import { sourceOf } from '../../src/spec/source.ts'
import { type System, specText, systems } from '../tools/specs.ts'

/** Every contradiction of the source documents, and every finding about them: 194 and 52 rows. */
const counts = { K: 52, P: 38, D: 24, M: 20, X: 30, R: 30, S: 52 }

interface Row {
  id: string
  kind: 'rule' | 'unwritable' | 'open'
  /** Rule ids, or the reason. */
  says: string
}

interface Replay {
  in?: System
  set?: Record<string, unknown>
  at?: string
  made?: string
}

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

const rows = read('./mapping.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line): Row => {
    const [, id, kind, says] = /^([A-Z]-\d\d),(rule|unwritable|open): ("[^"]*"|[^,]*),.+$/.exec(line) ?? []
    if (!id || !says) throw new Error(`not a row of the mapping: ${line}`)
    return { id, kind: kind as Row['kind'], says }
  })

const replays = parse(read('./replays.yaml')) as Record<string, Replay>

test('every row is mapped, once', () => {
  const expected = Object.entries(counts).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, n) => `${letter}-${String(n + 1).padStart(2, '0')}`),
  )
  expect(rows.map(({ id }) => id)).toEqual(expected)
})

test('every row that is not open is replayed, and nothing else', () => {
  expect(Object.keys(replays).sort()).toEqual(
    rows
      .filter(({ kind }) => kind !== 'open')
      .map(({ id }) => id)
      .sort(),
  )
})

test('every rule that a row names exists', () => {
  const known = rules.map(({ id }) => id)
  const named = rows.filter(({ kind }) => kind === 'rule').flatMap(({ says }) => says.split(' '))
  expect(named.filter(id => !known.includes(id))).toEqual([])
})

const systemOf = (id: string): System => (/^[KS]/.test(id) ? 'kt-event-marketing' : 'phonebill')

const written = Object.fromEntries(systems.map(system => [system, parseDocument(specText(system))]))

/** The spec with a mistake made in it, comments and order as they were. */
function withMistake(system: System, set: Record<string, unknown>): string {
  const document = written[system]!.clone()
  for (const [path, value] of Object.entries(set)) {
    const keys = pathKeys(path).map(key => (/^\d+$/.test(key) ? Number(key) : key))
    if (value === null) document.deleteIn(keys)
    else document.setIn(keys, document.createNode(value))
  }
  return document.toString({ lineWidth: 0 })
}

describe.each(rows.filter(({ kind, id }) => kind === 'rule' && replays[id]?.set))('$id', ({ id, says }) => {
  const { in: system = systemOf(id), set = {}, at = Object.keys(set)[0]! } = replays[id]!

  test(`${says} finds it at ${at}`, () => {
    const { diagnostics, source } = examine(withMistake(system, set))
    const found = diagnostics.filter(({ rule }) => says.split(' ').includes(rule))
    expect(found.map(finding => finding.at)).toContain(at)
    const { line } = source.locate(at, found.find(finding => finding.at === at)!.on)
    // A default stands nowhere: then its parent is shown. An item of a list stands below its key.
    const [parent, own] = pathKeys(at)
      .filter(key => !/^\d+$/.test(key))
      .slice(-2)
    const shown = source.text.split('\n').slice(Math.max(0, line - 3), line)
    expect(shown.some(text => text.includes(`${own}:`) || text.includes(`${parent}:`))).toBe(true)
  })
})

/** What refuses a mistake: the schema, or the references after it. */
function refusals(system: System, set: Record<string, unknown>) {
  const spec = written[system]!.toJS()
  for (const [path, value] of Object.entries(set)) setIn(spec, pathKeys(path), value)
  const refused = checkSchema(spec, sourceOf(''))
  return refused.length > 0 ? refused : resolve(spec).diagnostics.filter(({ severity }) => severity === 'error')
}

function setIn(tree: Record<string, unknown>, [key, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) tree[key!] = value
  else {
    tree[key!] ??= {}
    setIn(tree[key!] as Record<string, unknown>, rest, value)
  }
}

test.each(rows.filter(({ kind, id }) => kind === 'unwritable' && replays[id]?.set))(
  '$id is refused: $says',
  ({ id }) => {
    const { in: system = systemOf(id), set = {} } = replays[id]!
    const places = Object.keys(set)
    const refused = refusals(system, set).map(({ at }) => at)
    expect(
      refused.filter(at => at !== '' && places.some(place => place.startsWith(at) || at.startsWith(place))),
    ).not.toEqual([])
  },
)
