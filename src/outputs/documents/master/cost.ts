import type { Architecture, Environment } from '../../../model/architecture.ts'
import { money, number, percent } from '../../../print/korean.ts'
import { type ComparedRow, compare } from '../comparison.ts'
import { itemName } from '../cost-rows.ts'
import { section } from '../page.ts'
import { type Grid, grid } from '../table.ts'

interface View {
  costs: Grid | null
  facts: string[]
  strategies: Grid | null
}

/** 7. 비용 분석 */
export const cost = section<View, Architecture>('master/cost', architecture =>
  architecture.environments.every(({ cost }) => cost.items.length === 0)
    ? null
    : {
        costs: costGrid(architecture),
        facts: facts(architecture),
        strategies: compare(architecture, '최적화 영역', '절약 효과', strategyRows),
      },
)

/** Cost items of all environments by what they pay for, the sums, and how many times the cheapest the dearest costs. */
function costGrid({ environments, documents }: Architecture): Grid | null {
  const azure = documents.style === 'azure'
  const names: string[] = []
  const amounts = new Map<string, Map<string, number>>()
  for (const environment of environments) {
    for (const item of environment.cost.items) {
      const name = common(itemName(environment, item, azure))
      if (!amounts.has(name)) {
        amounts.set(name, new Map())
        names.push(name)
      }
      const row = amounts.get(name)!
      row.set(environment.id, (row.get(environment.id) ?? 0) + item.monthly)
    }
  }
  return grid(
    ['구성요소', ...environments.map(({ name }) => name), '차이'],
    [
      ...names.map(name => {
        const row = amounts.get(name)!
        return [
          name,
          ...environments.map(({ id }) => (row.has(id) ? money(row.get(id)!) : '-')),
          difference(
            environments,
            environments.map(({ id }) => row.get(id) ?? 0),
          ),
        ]
      }),
      [
        '합계',
        ...environments.map(({ cost }) => money(cost.total)),
        difference(
          environments,
          environments.map(({ cost }) => cost.total),
        ),
      ],
    ],
  )
}

/** Pools of any number are one line here. */
const common = (name: string) => (/^노드 풀/.test(name) || name === 'VM 노드' ? 'AKS 노드' : name)

/** '14.3배'; a part that only one has is its own; nothing where it costs nothing. */
function difference(environments: readonly Environment[], values: number[]): string {
  if (values.length < 2) return '-'
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (most === 0) return '-'
  if (least === most) return '같음'
  if (least > 0) return `${number(most / least, 1)}배`
  const paying = environments.filter((_, at) => values[at]! > 0).map(({ name }) => name)
  return `${paying.join(', ')} 전용`
}

const facts = ({ environments }: Architecture): string[] =>
  environments
    .filter(({ cost }) => cost.items.length > 0)
    .map(
      ({ name, cost, targets }) =>
        `${name}: 월 ${money(cost.total)}, 연 ${money(cost.total * 12)}${cost.perUser === null || targets.users === null ? '' : `, 동시 사용자 한 명에 ${money(cost.perUser)}`}${cost.asOf ? ` (${cost.asOf} 기준)` : ''}`,
    )

const applied = ({ cost }: Environment, area: 'compute' | 'storage' | 'network') =>
  cost.savings.filter(saving => saving.area === area && saving.rate !== null)

const strategyRows: ComparedRow[] = [
  {
    name: '컴퓨팅 비용',
    of: environment =>
      applied(environment, 'compute')
        .slice(0, 2)
        .map(({ name, rate, applied }) => `${name} ${percent(rate!)} 절약${applied ? ' (적용)' : ''}`)
        .join(', ') || null,
    remark: environments =>
      `${environments
        .map(environment => Math.max(0, ...applied(environment, 'compute').map(({ rate }) => rate!)))
        .map(rate => (rate === 0 ? '없음' : percent(rate)))
        .join(' vs ')} 절약`,
  },
  {
    name: '백킹서비스',
    of: ({ stores }) =>
      stores.length === 0
        ? null
        : stores.every(({ hosting }) => hosting === 'pod')
          ? 'Pod 기반 (무료)'
          : stores.every(({ hosting }) => hosting !== 'pod')
            ? '관리형 서비스'
            : 'Pod와 관리형 서비스',
    remark: '안정성 우선',
  },
  {
    name: '리소스 관리',
    of: ({ offHours, services }) =>
      [offHours ? '비업무시간 자동 종료' : null, services.some(({ autoscale }) => autoscale) ? '자동 스케일링' : null]
        .filter(Boolean)
        .join(', ') || '고정',
    remark: '사용량에 따른 효율성',
  },
  {
    name: '사이징 전략',
    of: ({ cluster }) => (cluster.pools.some(({ autoscale }) => autoscale) ? '성능 기반 적정 sizing' : '고정 리소스'),
    remark: '최적화',
  },
]
