import { duration } from '../../../print/korean.ts'
import { type CostTable, costFacts, costs, savings } from '../cost-rows.ts'
import { labelOf } from '../facts.ts'
import { section } from '../page.ts'
import { type Grid, grid } from '../table.ts'
import { growthText } from './computing.ts'

interface View {
  environment: string
  title: string
  totalName: string
  costs: CostTable | null
  facts: { name: string; text: string }[]
  savings: { caption: string; table: Grid }[]
  behaviours: Grid | null
  policies: { caption: string; items: string[] }[]
  growth: string | null
  notices: string[]
}

/** 11. 비용 최적화 */
export const cost = section<View>('prod/cost', page => {
  const { environment, words } = page
  const { facts, costNotices } = costFacts(environment)
  const { predictive, costAware } = environment.settings.growth?.scaling ?? {}
  return {
    environment: environment.name,
    title: words.monthlyCost,
    totalName: words.total,
    costs: costs(environment, words.captions),
    facts: environment.cost.items.length > 0 ? facts : [],
    savings: savings(environment, words.captions),
    behaviours: grid(
      ['서비스', '늘릴 때 안정화', '늘리는 폭', '줄일 때 안정화', '줄이는 폭'],
      environment.services
        .filter(({ scale }) => scale.up ?? scale.down)
        .map(service => [
          labelOf(service),
          wait(service.scale.up),
          steps(service.scale.up),
          wait(service.scale.down),
          steps(service.scale.down),
        ]),
    ),
    policies: [
      ...(predictive ? [{ caption: '예측 스케일링', items: predictive }] : []),
      ...(costAware ? [{ caption: '비용 인지 스케일링', items: costAware }] : []),
    ],
    growth: growthText(page).growth,
    notices: costNotices,
  }
})

type Behaviour = { wait: number; by: { type: 'Percent' | 'Pods'; value: number; period: number }[] } | null
const wait = (behaviour: Behaviour) => (behaviour ? duration(behaviour.wait) : '-')
const steps = (behaviour: Behaviour) =>
  behaviour?.by
    .map(({ type, value, period }) => `${duration(period)}에 ${value}${type === 'Percent' ? '%' : '개'}`)
    .join(', ') || '-'
