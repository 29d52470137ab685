import { type CostTable, costFacts, costs, savings } from '../cost-rows.ts'
import { section } from '../page.ts'
import type { Grid } from '../table.ts'

interface View {
  environment: string
  totalName: string
  costs: CostTable | null
  facts: { name: string; text: string }[]
  savings: { caption: string; table: Grid }[]
  notices: string[]
}

/** 10. 비용 최적화 */
export const cost = section<View>('dev/cost', ({ environment, words }) => {
  if (environment.cost.items.length === 0) return null
  const { facts, costNotices } = costFacts(environment)
  return {
    environment: environment.name,
    totalName: words.total,
    costs: costs(environment, words.captions),
    facts,
    savings: savings(environment, words.captions),
    notices: costNotices,
  }
})
