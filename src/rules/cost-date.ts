import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const costDate = defineRule({
  id: 'cost-date',
  severity: 'warning',
  title: '가격에는 날짜가 있다',
  *check({ environments, asOf }) {
    for (const { cost } of environments) {
      if (cost.items.length === 0) continue
      if (cost.asOf === null) {
        yield {
          at: cost.at,
          on: 'key',
          message: '비용표에 언제의 가격인지 적혀 있지 않습니다.',
          suggestion: 'cost.asOf에 날짜를 적으십시오.',
        }
      } else if (asOf !== '' && cost.asOf > asOf) {
        yield {
          at: childPath(cost.at, 'asOf'),
          message: '가격의 날짜가 문서의 날짜보다 뒤입니다.',
          found: cost.asOf,
          allowed: `${asOf} 또는 그 전`,
        }
      }
    }
  },
})
