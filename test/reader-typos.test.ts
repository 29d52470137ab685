import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSpec } from '../src/spec/read.ts'
import { checkSchema } from '../src/spec/schema-check.ts'
import { fieldAt, keysOf, wholeSchema } from '../src/spec/schema-fields.ts'
import { wordings } from '../src/spec/schema-wording.ts'
import { sourceOf } from '../src/spec/source.ts'

type Value = null | boolean | number | string | Value[] | { [key: string]: Value }
type Path = readonly (string | number)[]

describe.each(['minimal', 'phonebill', 'kt-event-marketing'])('%s', system => {
  const text = readFileSync(new URL(`../spec/${system}/architecture.yaml`, import.meta.url), 'utf8')
  const spec = readSpec(text).spec as unknown as { [key: string]: Value }
  const slips = distinctPlaces(spec).map(({ path, key }) => ({
    path,
    key,
    findings: findingsAfterRenaming(spec, path, key, swapped(key)),
  }))

  test('every misspelt key is refused, as one slip', () => {
    const loose = slips.filter(({ key, findings }) => {
      const [finding] = findings
      return findings.length !== 1 || finding!.rule !== 'schema-unknown-key' || finding!.found !== swapped(key)
    })
    expect(loose).toEqual([])
  })

  test('at least 95 of 100 are told the right key', () => {
    const missed = slips.filter(({ key, findings }) => findings[0]?.suggestion !== `${key} 키로 고치세요.`)
    expect(missed.length).toBeLessThanOrEqual(slips.length * 0.05)
  })
})

/** Every key that the schema names (not an id that the author chose), once for each kind of map it stands in. */
function distinctPlaces(spec: Value): { path: Path; key: string }[] {
  const seen = new Set<string>()
  return mapsIn(spec).flatMap(({ path, map }) => {
    const known = keysOf(fieldAt(path.map(String), spec) ?? {})
    const fresh = Object.keys(map).filter(key => known.includes(key) && key.length > 2 && !seen.has(`${known} ${key}`))
    for (const key of fresh) seen.add(`${known} ${key}`)
    return fresh.map(key => ({ path, key }))
  })
}

const noText = sourceOf('')

const findingsAfterRenaming = (spec: Value, path: Path, key: string, other: string) =>
  checkSchema(renamed(spec, path, key, other), noText)

test('every keyword of the schema has words', () => {
  const annotations = [
    '$schema',
    '$id',
    '$ref',
    '$defs',
    'title',
    'description',
    'examples',
    'default',
    'items',
    'properties',
    'patternProperties',
    'oneOf',
  ]
  const silent = [...keywordsIn(wholeSchema())].filter(
    keyword => !annotations.includes(keyword) && !keyword.startsWith('x-') && !(keyword in wordings),
  )
  expect(silent).toEqual([])
})

function mapsIn(value: Value, path: Path = []): { path: Path; map: { [key: string]: Value } }[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, i) => mapsIn(item, [...path, i]))
  return [{ path, map: value }, ...Object.entries(value).flatMap(([key, child]) => mapsIn(child, [...path, key]))]
}

function renamed(spec: Value, path: Path, key: string, other: string): Value {
  const copy = structuredClone(spec)
  const map = path.reduce<Value>((value, step) => (value as Record<string | number, Value>)[step]!, copy) as {
    [key: string]: Value
  }
  map[other] = map[key]!
  delete map[key]
  return copy
}

/** The last two different neighbours swapped: 'replicas' → 'repliacs'. */
function swapped(key: string): string {
  const at = [...key].findLastIndex((letter, i) => i > 0 && i < key.length - 1 && letter !== key[i + 1])
  return at < 0 ? `${key}x` : key.slice(0, at) + key[at + 1] + key[at] + key.slice(at + 2)
}

const mapsOfSchemas = new Set(['properties', 'patternProperties', '$defs'])

function keywordsIn(schema: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const part of schema) keywordsIn(part, found)
  else if (typeof schema === 'object' && schema !== null) {
    for (const [keyword, value] of Object.entries(schema)) {
      found.add(keyword)
      if (['enum', 'const', 'default', 'examples', 'required', 'discriminator'].includes(keyword)) continue
      if (mapsOfSchemas.has(keyword)) for (const part of Object.values(value)) keywordsIn(part, found)
      else keywordsIn(value, found)
    }
  }
  return found
}
