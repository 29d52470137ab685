import table from './limits.json' with { type: 'json' }
import { type Evidence, lookUp } from './table.ts'

interface Limit {
  id: string
  value: number | string
  meaning: string
  source: string
  asOf: string
}

const limits = lookUp<Limit>(table)

/** A limit that is one number: limit('vnet.reserved-per-subnet') → 5. */
export const limit = (id: string) => Number(entry(id).value)

/** A limit that is a set of words: limitWords('redis.tls-versions') → ['1.0', '1.1', '1.2']. */
export const limitWords = (id: string) => String(entry(id).value).split(' ')

/** A limit that is a set of numbers: limitNumbers('service-bus.units') → [1, 2, 4, 8, 16]. */
export const limitNumbers = (id: string) => limitWords(id).map(Number)

export function limitEvidence(id: string): Evidence {
  const { source, asOf } = entry(id)
  return { source, asOf }
}

function entry(id: string): Limit {
  const found = limits.find(id)
  if (!found) throw new Error(`catalog: no limit is called ${id}`)
  return found
}
