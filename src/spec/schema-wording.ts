import type { Diagnostic, IdPath } from '../diagnostic.ts'
import { nearest } from './nearest.ts'
import { keysOf, resolved, type Schema, tagsOf } from './schema-fields.ts'
import type { Source } from './source.ts'

/** One keyword of the schema that a value does not meet. */
export interface SchemaFault {
  at: IdPath
  keyword: string
  params: Record<string, unknown>
  /** The last key of `at`. */
  key: string
  /** What stands at `at`. */
  value: unknown
  /** The schema of `at`; of the map around it, where the key itself is the fault. */
  schema: Schema
}

/** A fault as a Korean finding. */
export function wordingOf(fault: SchemaFault, source: Source): Diagnostic {
  const wording = wordings[fault.keyword] ?? otherFault
  return { severity: 'error', at: fault.at, ...wording(fault, source) }
}

type Wording = (fault: SchemaFault, source: Source) => Omit<Diagnostic, 'severity' | 'at'>

const otherFault: Wording = ({ key, value, schema }, source) => ({
  rule: 'schema-value',
  message: `${nameOf(key)} 값이 스키마에 맞지 않습니다.`,
  found: shown(value, source.text),
  allowed: exampleOf(schema),
  suggestion: describe(schema),
})

const wordings: Record<string, Wording> = {
  additionalProperties({ key, schema }) {
    const allowed = keysOf(schema)
    const meant = nearest(key, allowed)
    return {
      rule: 'schema-unknown-key',
      on: 'key',
      message: `${key} 키는 여기에 쓸 수 없습니다.`,
      found: key,
      allowed: allowed.join(', '),
      suggestion: meant ? `${meant} 키로 고치세요.` : '키를 지우세요. 따로 적어 둘 값이면 x-로 시작하는 키에 쓰세요.',
    }
  },

  required({ key, schema }) {
    const missing = resolved(schema.properties?.[key] ?? {})
    const tags = tagsOf(schema, key)
    return {
      rule: 'schema-missing-key',
      on: 'key',
      message: `${key} 키가 빠졌습니다.`,
      allowed: tags.length > 0 ? tags.join(', ') : exampleOf(missing),
      suggestion: describe(missing) ?? `${key} 키를 쓰세요.`,
    }
  },

  propertyNames({ key, schema }) {
    const names = resolved(schema.propertyNames ?? {})
    return {
      rule: 'schema-key-name',
      on: 'key',
      message: `${shownKey(key)} 키의 이름을 이렇게 쓸 수 없습니다.`,
      found: key,
      allowed: describe(names) ?? exampleOf(names) ?? lengthsOf(names),
      suggestion: kebab(key) === key ? '이름을 고치세요.' : `${kebab(key)} 키로 고치세요.`,
    }
  },

  type({ at, key, value, schema, params }, source) {
    const wanted = [params.type].flat().flatMap(type => String(type).split(','))
    const raw = source.raw(at)
    const base = {
      rule: 'schema-type',
      message: `${nameOf(key)} 값은 ${wanted.map(type => typeNames[type] ?? type).join('이나 ')}여야 합니다.`
        .replace('맵여', '맵이어')
        .replace('목록여', '목록이어'),
      found: `${raw ?? shown(value, source.text)} (${typeNames[typeOf(value)]})`,
      allowed: exampleOf(schema),
    }
    if (wanted.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
      const written = raw ?? String(value)
      const readAs = written === String(value) ? '' : `${written}은(는) 숫자 ${value}로 읽힙니다. `
      return { ...base, suggestion: unitOf(schema, value) ?? `${readAs}따옴표로 감싸세요: "${written}"` }
    }
    if (wanted.includes('boolean') && typeof value === 'string' && /^(yes|no|on|off)$/i.test(value)) {
      return { ...base, suggestion: `${/^(yes|on)$/i.test(value) ? 'true' : 'false'}로 고치세요.` }
    }
    if (
      wanted.some(type => type === 'integer' || type === 'number') &&
      typeof value === 'string' &&
      /^-?\d+(\.\d+)?$/.test(value)
    ) {
      return { ...base, suggestion: `따옴표 없이 쓰세요: ${value}` }
    }
    if (wanted.includes('array') && typeof value !== 'object')
      return { ...base, suggestion: `대괄호로 감싸세요: [${raw ?? String(value)}]` }
    return { ...base, suggestion: describe(schema) }
  },

  enum({ key, value, params, schema }, source) {
    const allowed = ((params.allowedValues ?? schema.enum ?? []) as unknown[]).map(String)
    return choice(key, value, allowed, source)
  },

  const({ key, value, params }, source) {
    return choice(key, value, [JSON.stringify(params.allowedValue)], source)
  },

  discriminator({ key, value, schema }, source) {
    return choice(key, value, tagsOf(schema, key), source)
  },

  pattern({ key, value, schema }, source) {
    return {
      rule: 'schema-value',
      message: `${nameOf(key)} 값의 형식이 맞지 않습니다.`,
      found: shown(value, source.text),
      allowed: exampleOf(schema),
      suggestion: describe(schema) ?? '예와 같은 형식으로 쓰세요.',
    }
  },

  minimum: range,
  maximum: range,
  exclusiveMinimum: range,
  exclusiveMaximum: range,
  minLength: length,
  maxLength: length,

  minItems({ key, params, schema }) {
    return {
      rule: 'schema-value',
      message: `${nameOf(key)} 목록에는 항목이 ${params.limit}개 이상 있어야 합니다.`,
      allowed: exampleOf(schema),
      suggestion: '항목을 쓰거나 키를 지우세요.',
    }
  },
  maxItems({ key, params, value }) {
    return {
      rule: 'schema-value',
      message: `${nameOf(key)} 목록이 너무 깁니다.`,
      found: `${(value as unknown[]).length}개`,
      allowed: `${params.limit}개까지`,
      suggestion: '항목을 줄이세요.',
    }
  },
  minProperties({ key, params }) {
    return {
      rule: 'schema-value',
      on: 'key',
      message: `${nameOf(key)} 아래에는 항목이 ${params.limit}개 이상 있어야 합니다.`,
      suggestion: '항목을 쓰거나 키를 지우세요.',
    }
  },
  maxProperties({ key, params, value }) {
    return {
      rule: 'schema-value',
      on: 'key',
      message: `${nameOf(key)} 아래의 항목이 너무 많습니다.`,
      found: `${Object.keys(value as object).length}개`,
      allowed: `${params.limit}개까지`,
      suggestion: '항목을 줄이거나 시스템을 나누세요.',
    }
  },

  uniqueItems({ at, value, params }, source) {
    const list = at.slice(0, -String(params.i).length)
    return {
      rule: 'schema-value',
      message: '목록에 같은 항목이 두 번 있습니다.',
      found: shown(value, source.text),
      suggestion: '하나만 남기세요.',
      related: [{ at: `${list}${params.j}`, message: '같은 항목' }],
    }
  },
}

function range({ key, value, schema }: SchemaFault): Omit<Diagnostic, 'severity' | 'at'> {
  const { minimum, maximum } = schema as { minimum?: number; maximum?: number }
  const allowed = [minimum === undefined ? '' : `${minimum} 이상`, maximum === undefined ? '' : `${maximum} 이하`]
    .filter(Boolean)
    .join(' ')
  return {
    rule: 'schema-value',
    message: `${nameOf(key)} 값이 범위를 벗어났습니다.`,
    found: String(value),
    allowed,
    suggestion: '범위 안의 값으로 고치세요.',
  }
}

function length({ key, value, schema, keyword }: SchemaFault): Omit<Diagnostic, 'severity' | 'at'> {
  const text = String(value)
  return {
    rule: 'schema-value',
    message:
      text === ''
        ? `${nameOf(key)} 값이 비어 있습니다.`
        : `${nameOf(key)} 값이 너무 ${keyword === 'minLength' ? '짧' : '깁'}니다.`.replace('짧니다', '짧습니다'),
    found: `${[...text].length}자`,
    allowed: lengthsOf(schema),
    suggestion: text === '' ? '값을 쓰거나 키를 지우세요.' : describe(schema),
  }
}

function choice(key: string, value: unknown, allowed: string[], source: Source): Omit<Diagnostic, 'severity' | 'at'> {
  const meant = nearest(String(value), allowed)
  return {
    rule: 'schema-value',
    message: `${nameOf(key)} 값은 정해진 것 가운데 하나여야 합니다.`,
    found: shown(value, source.text),
    allowed: allowed.join(', '),
    suggestion: meant ? `${meant}(으)로 고치세요.` : '정해진 값 가운데 하나로 고치세요.',
  }
}

const typeNames: Record<string, string> = {
  string: '글자',
  integer: '정수',
  number: '숫자',
  boolean: 'true나 false',
  array: '목록',
  object: '맵',
  null: '빈 값',
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return 'number'
  return typeof value
}

/** A list item has no key of its own. */
const nameOf = (key: string) => (key === '' ? '파일의' : /^\d+$/.test(key) ? `${Number(key) + 1}번째 항목의` : key)

const shownKey = (key: string) => (key.length > 60 ? `${key.slice(0, 60)}…` : key)

function shown(value: unknown, _text: string): string {
  if (Array.isArray(value)) return `항목 ${value.length}개의 목록`
  if (typeof value === 'object' && value !== null) return `키 ${Object.keys(value).length}개의 맵`
  const text = String(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/** The schema's own description, its first sentence. */
const describe = (schema: Schema): string | undefined => schema.description?.split('\n')[0]

function exampleOf({ examples, const: only }: Schema): string | undefined {
  if (only !== undefined) return JSON.stringify(only)
  return examples && examples.length > 0
    ? `예: ${examples.map(example => (typeof example === 'string' ? example : JSON.stringify(example))).join(', ')}`
    : undefined
}

function lengthsOf({ minLength, maxLength }: Schema): string | undefined {
  const parts = [
    minLength === undefined ? '' : `${minLength}자 이상`,
    maxLength === undefined ? '' : `${maxLength}자 이하`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : undefined
}

/** A bare number where a quantity belongs lacks its unit: keep: 35 → 35d. */
function unitOf(schema: Schema, value: unknown): string | undefined {
  const pattern = schema.pattern as string | undefined
  if (typeof value !== 'number' || !pattern || new RegExp(pattern, 'u').test(String(value))) return undefined
  const [example] = (schema.examples ?? []).filter(
    example => typeof example === 'string' && /^\$?\d/.test(example),
  ) as string[]
  return example === undefined ? '단위와 함께 쓰세요.' : `단위와 함께 쓰세요. 예: ${example}`
}

const kebab = (key: string) =>
  key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
