import { childPath } from '../diagnostic.ts'
import type { Cost } from '../model/architecture.ts'
import { type ListPrice, listPrices } from '../model/list-price.ts'
import { defineRule } from './rule.ts'

/** What remains of a list price with the best one-year reservation, and of one that nothing lowers (the price may be another region's). */
const leastShare = { reservable: 0.6, fixed: 0.9 }

export const costBelowList = defineRule({
  id: 'cost-below-list',
  severity: 'warning',
  title: '비용은 정가보다 너무 낮지 않다',
  *check({ environments }) {
    for (const environment of environments) {
      const prices = listPrices(environment)
      const { items, savings } = environment.cost
      for (const item of items) {
        const parts = prices.filter(
          ({ of }) => item.of.includes(of) || (item.of.includes('cluster.pools') && of.startsWith('cluster.pools.')),
        )
        const list = sum(parts.map(({ monthly }) => monthly))
        const least = sum(
          parts.map(({ monthly, reservable }) => monthly * leastShare[reservable ? 'reservable' : 'fixed']),
        )
        if (parts.length === 0 || item.monthly >= least * remaining(savings, item.id)) continue
        const { source, asOf } = dearest(parts)
        yield {
          at: childPath(item.at, 'monthly'),
          message: `비용 항목 ${item.id}의 금액이 정가의 ${Math.round((item.monthly / list) * 100)}%뿐입니다.`,
          found: `$${item.monthly}`,
          allowed: `정가 약 $${Math.round(list)} (${[...new Set(parts.map(({ region }) => region))].join(', ')})`,
          suggestion:
            '크기, 개수, 대기 서버와 복제본, 고정 요금을 모두 셌는지 확인하고 근거를 결정(decisions)에 남기십시오.',
          evidence: { source, asOf },
        }
      }
    }
  },
})

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)

const dearest = (parts: ListPrice[]) => parts.reduce((a, b) => (b.monthly > a.monthly ? b : a))

/** What savings that are already in the price leave of it. */
const remaining = (savings: Cost['savings'], item: string) =>
  savings
    .filter(({ of, applied }) => applied && of === item)
    .reduce((left, { rate }) => left * (1 - (rate ?? 0) / 100), 1)
