import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Architecture, Environment } from '../src/model/architecture.ts'
import { architectureNamed, bicepTexts } from './bicep/deployed.ts'
import { evaluate, unknown } from './bicep/evaluate.ts'
import { declarationsOf } from './bicep/program.ts'
import { parseBicep, treeOf } from './bicep/syntax.ts'

/*
 * Whatever an author writes in a text field stays the value of a string: it is put into every text field that reaches
 * the Bicep, the files are generated, read by the grammar, and the same text must come out.
 */
const pieces = [
  "'",
  "'''",
  '\\',
  '${',
  '$',
  '}',
  '\n',
  '\r\n',
  '\t',
  "\\'",
  '\\u{41}',
  '//',
  '/*',
  '#disable-next-line',
  '${system.id}',
  '[',
  '통신요금',
  '🎉',
  '\u0000',
  '\u202e',
  '@secure()',
  "')",
  '\nparam x = 1',
  ' ',
]
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map(parts => parts.join('')),
  fc.string({ unit: 'grapheme', minLength: 1 }),
)

const system = architectureNamed('everything')

/** The environment with a text in place of every free text. */
function saying(text: string): Architecture {
  const environment = structuredClone(system.environments.find(({ id }) => id === 'inside')!) as Environment
  environment.tags.owner = text
  for (const { rules } of environment.network.subnets) for (const rule of rules) rule.purpose = text
  for (const alert of environment.monitoring.alerts) {
    alert.owner = null
    alert.response = text
  }
  for (const query of environment.monitoring.queries) query.query = text
  for (const { subscriptions } of environment.messaging!.topics)
    for (const subscription of subscriptions) subscription.filter = text
  for (const store of environment.stores) if (store.hosting === 'azure-postgresql') store.settings = { note: text }
  for (const pool of environment.cluster.pools) pool.labels = { [text]: text }
  return { ...system, environments: [environment] }
}

test('text stays text, in every field', () => {
  fc.assert(
    fc.property(hostile, text => {
      const files = bicepTexts(saying(text))
      const path = 'bicep/main.inside.bicepparam'
      expect(treeOf(path, files[path]!).hasError).toBe(false)
      const values = Object.fromEntries(
        declarationsOf(parseBicep(path, files[path]!), 'var').map(({ name, value }) => [
          name,
          evaluate(value, () => unknown),
        ]),
      )
      const expected = text.replace(/\p{Surrogate}/gu, '\ufffd')
      const told = textsOf(values).filter(other => other === expected)
      // 1 tag, 6 subnets' rules, 9 alerts, 1 query, 1 filter, 2 settings, 2 labels: nothing may be lost.
      expect(told.length).toBeGreaterThanOrEqual(20)
      for (const [other, content] of Object.entries(files))
        if (other !== path && text.length > 6)
          expect(content.includes(text) && !clean[other]!.includes(text)).toBe(false)
      expect(Object.keys(values)).toEqual(cleanNames)
    }),
    { numRuns: 100 },
  )
})

const clean = bicepTexts(saying('plain'))
const cleanNames = declarationsOf(
  parseBicep('bicep/main.inside.bicepparam', clean['bicep/main.inside.bicepparam']!),
  'var',
).map(({ name }) => name)

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsOf)
}
