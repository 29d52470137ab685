import type { Environment } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'

/** The budget of the spec, or else the sum of its cost items. */
export function budgetValue({ cost, names }: Environment): BicepValue {
  const amount = Math.ceil(cost.budget ?? cost.total)
  return amount > 0 ? { name: names.budget, amount } : undefined
}
