import { childPath } from '../diagnostic.ts'
import { listPrices } from '../model/list-price.ts'
import { defineRule } from './rule.ts'

/** Reserved for three years costs about 40 % of the list price; a statement below that needs a reason. */
const deepestDiscount = 0.6

export const costBelowList = defineRule({
  id: 'cost-below-list',
  severity: 'warning',
  title: '비용은 정가에서 너무 멀지 않다',
  *check({ environments }) {
    for (const environment of environments) {
      const prices = listPrices(environment)
      for (const item of environment.cost.items) {
        const parts = prices.filter(
          ({ of }) =>
            item.of.includes(of) || item.of.some(word => of.startsWith(`${word}.`) && word === 'cluster.pools'),
        )
        const list = parts.reduce((sum, { monthly }) => sum + monthly, 0)
        if (
          parts.length === 0 ||
          item.monthly >= list * (1 - deepestDiscount) * slack(environment.cost.savings, item.id)
        )
          continue
        const { source, asOf } = parts.toSorted((a, b) => b.monthly - a.monthly)[0]!
        yield {
          at: childPath(item.at, 'monthly'),
          message: `비용 항목 ${item.id}이 정가의 ${Math.round((item.monthly / list) * 100)}%뿐입니다.`,
          found: `$${item.monthly}`,
          allowed: `정가 약 $${Math.round(list)} (${[...new Set(parts.map(({ region }) => region))].join(', ')})`,
          suggestion: '크기, 개수, 대기 서버와 복제본을 모두 셌는지 확인하고 근거를 결정(decisions)에 남기십시오.',
          evidence: { source, asOf },
        }
      }
    }
  },
})

/** What savings that are already in the price leave of it. */
const slack = (savings: { of: string; applied: boolean; rate: number | null }[], item: string) =>
  savings
    .filter(({ of, applied }) => applied && of === item)
    .reduce((left, { rate }) => left * (1 - (rate ?? 0) / 100), 1)
