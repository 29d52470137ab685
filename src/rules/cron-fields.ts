import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

const fields = [
  { what: '분', least: 0, most: 59, names: [] },
  { what: '시', least: 0, most: 23, names: [] },
  { what: '일', least: 1, most: 31, names: [] },
  {
    what: '월',
    least: 1,
    most: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  { what: '요일', least: 0, most: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
] as const

export const cronFields = defineRule({
  id: 'cron-fields',
  severity: 'error',
  title: '시각의 다섯 자리는 있을 수 있는 값이다',
  *check({ environments }) {
    for (const { at, id, schedule } of environments.flatMap(({ services }) => services)) {
      const parts = schedule?.split(' ') ?? []
      for (const [n, { what, least, most, names }] of fields.entries()) {
        const part = parts[n]
        if (part === undefined || isPossible(part, least, most, names)) continue
        yield {
          at: childPath(at, 'schedule'),
          message: `${id}의 시각에서 ${what} 자리를 읽을 수 없습니다.`,
          found: part,
          allowed: `${least}~${most}${names.length > 0 ? `, ${names.join(' ')}` : ''}, *, a-b, */n`,
        }
      }
    }
  },
})

/** One field: a list of values, ranges and steps. */
function isPossible(field: string, least: number, most: number, names: readonly string[]): boolean {
  const isValue = (text: string) =>
    /^\d+$/.test(text) ? Number(text) >= least && Number(text) <= most : names.includes(text.toUpperCase())
  return field.split(',').every(item => {
    const [range = '', step, ...more] = item.split('/')
    if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false
    return range === '*' || range.split('-').every(isValue)
  })
}
