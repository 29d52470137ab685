import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const costBudget = defineRule({
  id: 'cost-budget',
  severity: 'warning',
  title: '비용의 합계는 예산과 목표 안이다',
  *check({ environments }) {
    for (const { at, cost, targets } of environments) {
      const bounds = [
        { most: cost.budget, what: '예산', at: childPath(cost.at, 'budget') },
        { most: targets.monthlyCost, what: '월 비용 목표', at: childPath(childPath(at, 'targets'), 'monthlyCost') },
      ]
      for (const { most, what, at } of bounds) {
        if (most === null || cost.items.length === 0 || cost.total <= most) continue
        yield {
          at,
          message: `비용의 합계가 ${particle(what, '을/를')} 넘습니다.`,
          found: `$${most}`,
          allowed: `$${cost.total} 이상`,
          suggestion: '항목을 줄이거나 예산을 고치십시오.',
          related: [{ at: childPath(cost.at, 'items'), message: `합계는 $${cost.total}입니다.` }],
        }
      }
    }
  },
})
