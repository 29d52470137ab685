import { childPath } from '../diagnostic.ts'
import { billableParts } from './billable-parts.ts'
import { defineRule } from './rule.ts'

export const costMissing = defineRule({
  id: 'cost-missing',
  severity: 'warning',
  title: '값을 치르는 리소스는 비용표에 있다',
  *check({ environments }) {
    for (const environment of environments) {
      const { cost } = environment
      const priced = new Set(cost.items.flatMap(({ of }) => of))
      if (priced.size === 0 || priced.has('environment')) continue
      for (const { of, at, what, also } of billableParts(environment)) {
        if (priced.has(of) || also.some(word => priced.has(word))) continue
        yield {
          at,
          on: 'key',
          message: `${what}의 비용이 비용표에 없습니다.`,
          found: of,
          suggestion: `cost.items에 of: [${of}]인 항목을 두십시오.`,
          related: [{ at: childPath(cost.at, 'items'), message: '비용표입니다.' }],
        }
      }
    }
  },
})
