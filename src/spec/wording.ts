import type { IdPath } from '../diagnostic.ts'
import type { FixableDiagnostic } from './fixes.ts'
import type { Schema } from './schema-fields.ts'

/** One keyword of the schema that a value does not meet. */
export interface SchemaFault {
  at: IdPath
  keyword: string
  params: Record<string, unknown>
  /** The last key of `at`. */
  key: string
  /** What stands at `at`. */
  value: unknown
  /** A scalar as its author wrote it: '1.30'. */
  raw?: string
  /** The schema of `at`; of the map around it, where the key itself is the fault. */
  schema: Schema
  /** The map in which a key is missing or unknown. */
  map?: Record<string, unknown>
}

/** The words for a keyword. */
export type Wording = (fault: SchemaFault) => Omit<FixableDiagnostic, 'severity' | 'at'>

/** How a message calls the place of a value; the root and list items have no key of their own. */
export function nameOf(key: string): string {
  if (key === '') return '파일'
  return /^\d+$/.test(key) ? `${Number(key) + 1}번째 항목` : shortened(key, 60)
}

/** What stands in the spec, in few words. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return `항목 ${value.length}개의 목록`
  if (typeof value === 'object' && value !== null) return `키 ${Object.keys(value).length}개의 맵`
  return shortened(String(value), 80)
}

export const shortened = (text: string, length: number) => (text.length > length ? `${text.slice(0, length)}…` : text)

/** The first line of the schema's own description. */
export const describe = ({ description }: Schema): string | undefined => description?.split('\n')[0]

/** What to do, and what the schema says the place is for. */
export const advice = (todo: string, schema: Schema): string => [todo, describe(schema)].filter(Boolean).join(' ')

/** '예: 200m, 100m..500m', from the schema's examples; a text that YAML would read as a number keeps its quotes. */
export function exampleOf({ examples = [], const: only }: Schema): string | undefined {
  if (only !== undefined) return JSON.stringify(only)
  const short = examples.map(asWritten).filter(example => example.length <= 80)
  return short.length > 0 ? `예: ${short.join(', ')}` : undefined
}

const asWritten = (example: unknown) =>
  typeof example === 'string' && !/^[\d.]+$/.test(example)
    ? example
    : JSON.stringify(example).replaceAll(/,(?=["[{\d])/g, ', ')

/** '2자 이상 40자 이하' from two limits, either of which may be missing. */
export function between(least: unknown, most: unknown, unit = ''): string {
  const parts = [least === undefined ? '' : `${least}${unit} 이상`, most === undefined ? '' : `${most}${unit} 이하`]
  return parts.filter(part => part !== '').join(' ')
}
