import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const savingsSum = defineRule({
  id: 'savings-sum',
  severity: 'warning',
  title: '절감의 합은 비용보다 크지 않다',
  *check({ environments }) {
    for (const { cost } of environments) {
      for (const item of cost.items) {
        const savings = cost.savings.filter(({ of, applied, rate }) => of === item.id && !applied && rate !== null)
        const total = savings.reduce((sum, { rate }) => sum + (rate ?? 0), 0)
        const last = savings.at(-1)
        if (!last || total <= 100) continue
        yield {
          at: childPath(last.at, 'rate'),
          message: `비용 항목 ${item.id}에서 ${total}%를 아낀다고 합니다.`,
          found: `${last.rate}%`,
          allowed: '항목마다 합계 100% 이하',
          related: savings.slice(0, -1).map(({ at, rate }) => ({ at, message: `${rate}%` })),
        }
      }
    }
  },
})
