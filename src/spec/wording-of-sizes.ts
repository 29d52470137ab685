import { nameOf, shown, type Wording } from './wording.ts'

/** A list or map with fewer entries than it must have. */
export const tooFew: Wording = ({ key, params }) => ({
  rule: 'schema-value',
  message: `${nameOf(key)}에는 항목이 ${params.limit}개 이상 있어야 합니다.`,
  allowed: `${params.limit}개 이상`,
  suggestion: '항목을 쓰거나 키를 지우세요.',
})

export const tooMany: Wording = ({ key, params, value }) => ({
  rule: 'schema-value',
  message: `${nameOf(key)}에 항목이 너무 많습니다.`,
  found: `${Object.keys(value as object).length}개`,
  allowed: `${params.limit}개 이하`,
  suggestion: '항목을 줄이거나 시스템을 나누세요.',
})

/** An item that stands in its list before. */
export const repeated: Wording = ({ at, value, params }) => {
  const [first, second] = [Number(params.i), Number(params.j)].sort((a, b) => a - b) as [number, number]
  return {
    rule: 'schema-value',
    message: '목록에 같은 항목이 두 번 있습니다.',
    found: shown(value),
    suggestion: '하나만 남기세요.',
    related: [{ at: `${at.slice(0, -String(second).length)}${first}`, message: '같은 항목' }],
  }
}
