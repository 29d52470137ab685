import type { IdPath } from '../diagnostic.ts'
import type * as written from '../spec/types.ts'
import type { Cost, CostItem } from './architecture.ts'
import { entries, optional } from './definitions.ts'
import { money, percent, seconds } from './quantity.ts'

/** Sums, shares and savings; only the amounts of single items are written. */
export function costOf(cost: written.Cost | undefined, at: IdPath, users: number | null): Cost {
  const items = entries(cost?.items).map(
    ([id, item]): CostItem => ({
      id,
      at: `${at}.items.${id}`,
      of: item.of,
      monthly: money(item.monthly),
      advice: item.advice ?? null,
      area: areaOf(item.of[0] ?? ''),
    }),
  )
  const total = cents(items.reduce((sum, { monthly }) => sum + monthly, 0))
  return {
    at,
    asOf: cost?.asOf ?? null,
    budget: optional(cost?.budget, money),
    items,
    total,
    perUser: users ? cents(total / users) : null,
    savings: entries(cost?.savings).map(([id, saving]) => {
      const item = items.find(item => item.id === saving.of)
      const rate = optional(saving.rate, percent)
      return {
        id,
        at: `${at}.savings.${id}`,
        name: saving.name ?? id,
        rate,
        of: saving.of,
        how: saving.how ?? null,
        applied: saving.applied!,
        commitment: optional(saving.commitment, seconds),
        amount: rate === null || !item ? null : cents((item.monthly * rate) / 100),
        area: item?.area ?? 'compute',
      }
    }),
  }
}

const cents = (amount: number) => Math.round(amount * 100) / 100

function areaOf(of: string): CostItem['area'] {
  if (/^(edge|traffic|loadBalancer|natGateway|network)/.test(of)) return 'network'
  if (/^(cluster|services|environment)/.test(of)) return 'compute'
  return 'storage'
}
