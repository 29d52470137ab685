import { particle } from '../print/korean.ts'
import type { Fix } from './fixes.ts'
import type { Schema } from './schema-fields.ts'
import { advice, exampleOf, nameOf, type SchemaFault, shown, type Wording } from './wording.ts'

export const wrongType: Wording = fault => {
  const { key, value, raw, schema, params } = fault
  const wanted = [params.type].flat().flatMap(type => String(type).split(','))
  if (key === '') return wrongRoot(value)
  const unit = wanted.includes('string') ? missingUnit(schema, value) : undefined
  const { suggestion, fix } = conversion(wanted, fault) ?? {}
  return {
    rule: 'schema-type',
    message: unit ? `${nameOf(key)} 값에 단위가 없습니다.` : `${nameOf(key)} 값은 ${mustBe(wanted)}.`,
    found: `${raw ?? shown(value)} (${typeNames[typeOf(value)]!.name})`,
    allowed: exampleOf(schema),
    suggestion: unit ?? suggestion ?? advice('알맞은 값으로 고치세요.', schema),
    fix: unit ? undefined : fix,
  }
}

const wrongRoot = (value: unknown): ReturnType<Wording> => ({
  rule: 'schema-type',
  message: '파일의 맨 위층은 맵이어야 합니다.',
  found: `${shown(value)} (${typeNames[typeOf(value)]!.name})`,
  suggestion: '맨 위층에 ktarch, system, services, environments 키를 쓰세요.',
})

interface Conversion {
  suggestion: string
  fix?: Fix
}

/** How the same value would be written as what is wanted. */
function conversion(
  wanted: readonly string[],
  { value, schema, raw = String(value) }: SchemaFault,
): Conversion | undefined {
  if (wanted.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    const readAs =
      raw === String(value) ? '' : `${particle(raw, '은/는')} 숫자 ${particle(String(value), '으로/로')} 읽힙니다. `
    const fix: Fix | undefined = meets(schema, raw) ? { on: 'value', value: raw } : undefined
    return { suggestion: `${readAs}따옴표로 감싸세요: "${raw}"`, fix }
  }
  if (wanted.includes('array') && typeof value !== 'object') {
    const list = `[${raw}]`
    const fix: Fix | undefined = /^[\w/, .-]+$/.test(raw) ? { on: 'value', value: list, verbatim: true } : undefined
    return { suggestion: `대괄호로 감싸세요: ${list}`, fix }
  }
  const bare = typeof value === 'string' ? bareForm(wanted, value) : undefined
  return bare === undefined
    ? undefined
    : {
        suggestion: raw === value ? `${particle(bare, '으로/로')} 고치세요.` : `따옴표 없이 쓰세요: ${bare}`,
        fix: { on: 'value', value: bare, verbatim: true },
      }
}

/** A number or truth value that was written as a text: "8080", yes. */
function bareForm(wanted: readonly string[], text: string): string | undefined {
  if (wanted.includes('boolean') && /^(true|yes|on)$/i.test(text)) return 'true'
  if (wanted.includes('boolean') && /^(false|no|off)$/i.test(text)) return 'false'
  if (wanted.includes('integer') && /^(0|-?[1-9]\d*)$/.test(text)) return text
  return wanted.includes('number') && /^(0|-?[1-9]\d*)(\.\d+)?$/.test(text) ? text : undefined
}

const meets = ({ pattern }: Schema, text: string) => typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text)

const unitsAfter = [
  'ms',
  's',
  'min',
  'h',
  'd',
  'mo',
  'y',
  '%',
  'm',
  'Mi',
  'Gi',
  'Ti',
  'KB',
  'MB',
  'GB',
  'TB',
  '/s',
  '/min',
  '/h',
]

/** A bare number where a quantity belongs lacks its unit: for keep: 35 the units with which it would pass. */
function missingUnit({ pattern }: Schema, value: unknown): string | undefined {
  if (typeof value !== 'number' || typeof pattern !== 'string') return undefined
  const passes = (text: string) => new RegExp(pattern, 'u').test(text)
  if (passes(String(value))) return undefined
  const quantities = [`$${value}`, ...unitsAfter.map(unit => `${value}${unit}`)].filter(passes)
  return quantities.length > 0 ? `단위를 붙여 쓰세요: ${quantities.join(', ')}` : undefined
}

interface TypeName {
  name: string
  /** Before another: '정수나 글자'. */
  or: string
  mustBe: string
}

const typeNames: Record<string, TypeName> = {
  string: { name: '글자', or: '글자나', mustBe: '글자여야' },
  integer: { name: '정수', or: '정수나', mustBe: '정수여야' },
  number: { name: '숫자', or: '숫자나', mustBe: '숫자여야' },
  boolean: { name: 'true나 false', or: 'true나 false나', mustBe: 'true나 false여야' },
  array: { name: '목록', or: '목록이나', mustBe: '목록이어야' },
  object: { name: '맵', or: '맵이나', mustBe: '맵이어야' },
  null: { name: '빈 값', or: '빈 값이나', mustBe: '빈 값이어야' },
}

/** '정수나 글자여야 합니다' */
function mustBe(wanted: readonly string[]): string {
  const names = wanted.map(type => typeNames[type]!)
  return `${names.map(({ or, mustBe: last }, i) => (i === names.length - 1 ? last : or)).join(' ')} 합니다`
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
