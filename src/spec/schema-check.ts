import { childPath, type IdPath, pathKeys } from '../diagnostic.ts'
import type { FixableDiagnostic } from './fixes.ts'
import { limits } from './limits.ts'
import { nearest } from './nearest.ts'
import type { Plain } from './plain.ts'
import { fieldAt, keysOf } from './schema-fields.ts'
import { wordingOf } from './schema-wording.ts'
import type { Source } from './source.ts'
import compiled from './validator.generated.ts'
import type { SchemaFault } from './wording.ts'

/** What ajv's compiled code reports. */
interface AjvError {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
}

const validate = compiled as unknown as { (value: unknown): boolean; errors: AjvError[] }

/** Everything in which the value differs from the schema: one finding for each slip. */
export function checkSchema(value: Plain, source: Source): FixableDiagnostic[] {
  if (validate(value)) return []
  const told = validate.errors.slice(0, limits.findings)
  const faults = told.map(error => faultOf(error, value)).filter(fault => fault !== undefined)
  const findings = strongestByPlace(misspeltRatherThanMissing(faults)).map(fault =>
    wordingOf({ ...fault, raw: source.raw(fault.at) }),
  )
  const untold = validate.errors.length - told.length
  return untold > 0 ? [...findings, more(untold)] : findings
}

const more = (count: number): FixableDiagnostic => ({
  rule: 'schema-value',
  severity: 'error',
  at: '',
  message: `스키마와 다른 곳이 ${count}개쯤 더 있습니다.`,
  suggestion: '먼저 알린 것을 고치고 다시 검사하세요.',
})

function faultOf({ instancePath, keyword, params }: AjvError, root: Plain): SchemaFault | undefined {
  const keys = pointerKeys(instancePath)
  const value = valueAt(root, keys)
  if (isEchoOfPropertyNames(keyword, value) || isEchoOfRequired(keyword, params)) return undefined
  const inner = innerKeyOf(keyword, params)
  const at = keys.reduce<IdPath>(childPath, '')
  return {
    at: inner === undefined ? at : childPath(at, inner),
    keyword,
    params,
    key: inner ?? keys.at(-1) ?? '',
    value: inner === undefined ? value : valueAt(root, [...keys, inner]),
    schema: fieldAt(keys, root) ?? {},
    map: keyword === 'required' || keyword === 'additionalProperties' ? (value as Record<string, unknown>) : undefined,
  }
}

/** ajv reports what is wrong with a key at the map, once more than we need. */
const isEchoOfPropertyNames = (keyword: string, value: unknown) =>
  ['pattern', 'minLength', 'maxLength'].includes(keyword) && typeof value === 'object'

/** A tag that is not there is reported as a missing key. */
const isEchoOfRequired = (keyword: string, { tagValue }: Record<string, unknown>) =>
  keyword === 'discriminator' && tagValue === undefined

function innerKeyOf(keyword: string, params: Record<string, unknown>): string | undefined {
  if (keyword === 'additionalProperties') return String(params.additionalProperty)
  if (keyword === 'propertyNames') return String(params.propertyName)
  if (keyword === 'required') return String(params.missingProperty)
  if (keyword === 'discriminator') return String(params.tag)
  if (keyword === 'uniqueItems') return String(Math.max(Number(params.i), Number(params.j)))
  return undefined
}

/** A key that is missing because it is misspelt is one slip: the unknown key is reported, with the right one. */
function misspeltRatherThanMissing(faults: readonly SchemaFault[]): SchemaFault[] {
  return faults.map(fault => {
    if (fault.keyword !== 'required' || !fault.map) return fault
    const allowed = keysOf(fault.schema)
    const { map } = fault
    const typed = Object.keys(map).find(key => !allowed.includes(key) && nearest(key, allowed) === fault.key)
    if (typed === undefined) return fault
    const at = childPath(pathKeys(fault.at).slice(0, -1).reduce<IdPath>(childPath, ''), typed)
    return { ...fault, at, keyword: 'additionalProperties', key: typed, value: map[typed] }
  })
}

/** Several keywords fail at one place: the one that explains the others is kept. */
function strongestByPlace(faults: readonly SchemaFault[]): SchemaFault[] {
  const byPlace = new Map<IdPath, SchemaFault>()
  for (const fault of faults) {
    const other = byPlace.get(fault.at)
    if (!other || strength(fault) > strength(other)) byPlace.set(fault.at, fault)
  }
  return [...byPlace.values()]
}

const order = [
  'pattern',
  'maximum',
  'minimum',
  'maxLength',
  'minLength',
  'propertyNames',
  'const',
  'enum',
  'discriminator',
  'type',
  'required',
  'additionalProperties',
]
const strength = ({ keyword }: SchemaFault) => order.indexOf(keyword)

const pointerKeys = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'))

const valueAt = (root: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    root,
  )
