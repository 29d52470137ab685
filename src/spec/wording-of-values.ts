import { particle } from '../print/korean.ts'
import { nearest, sameWord } from './nearest.ts'
import { tagsOf } from './schema-fields.ts'
import { advice, between, exampleOf, nameOf, type SchemaFault, shown, type Wording } from './wording.ts'

/** Not among the values of an enum, or not the only value of a const. */
export const notAllowed: Wording = fault => {
  const { params, schema } = fault
  const only = params.allowedValue
  const allowed = only === undefined ? ((params.allowedValues ?? schema.enum ?? []) as unknown[]) : [only]
  return choice(fault, allowed.map(String))
}

/** The key that chooses between variants names none of them. */
export const wrongTag: Wording = fault => choice(fault, tagsOf(fault.schema, fault.key))

function choice({ key, value }: SchemaFault, allowed: readonly string[]): ReturnType<Wording> {
  const meant = allowed.length === 1 ? allowed[0] : nearest(String(value), allowed)
  return {
    rule: 'schema-value',
    message: `${nameOf(key)} 값은 정해진 것 가운데 하나여야 합니다.`,
    found: shown(value),
    allowed: allowed.join(', '),
    suggestion: meant ? `${particle(meant, '으로/로')} 고치세요.` : '정해진 값 가운데 하나로 고치세요.',
    fix: meant && sameWord(String(value), meant) ? { on: 'value', value: meant } : undefined,
  }
}

export const wrongForm: Wording = ({ key, value, schema }) => ({
  rule: 'schema-value',
  message: `${nameOf(key)} 값의 형식이 맞지 않습니다.`,
  found: shown(value),
  allowed: exampleOf(schema),
  suggestion: advice('형식에 맞게 고치세요.', schema),
})

export const outOfRange: Wording = ({ key, value, schema }) => ({
  rule: 'schema-value',
  message: `${nameOf(key)} 값이 범위를 벗어났습니다.`,
  found: String(value),
  allowed: between(schema.minimum, schema.maximum),
  suggestion: '범위 안의 값으로 고치세요.',
})

export const wrongLength: Wording = ({ key, value, schema, keyword }) => {
  const length = [...String(value)].length
  const problem = length === 0 ? '비어 있습니다' : keyword === 'minLength' ? '너무 짧습니다' : '너무 깁니다'
  return {
    rule: 'schema-value',
    message: `${nameOf(key)} 값이 ${problem}.`,
    found: `${length}자`,
    allowed: between(schema.minLength, schema.maxLength, '자'),
    suggestion:
      length === 0 ? '값을 쓰거나 키를 지우세요.' : keyword === 'minLength' ? '더 길게 쓰세요.' : '더 짧게 쓰세요.',
  }
}
