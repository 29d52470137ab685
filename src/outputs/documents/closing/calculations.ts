import { subnetDemands } from '../../../model/address-demand.ts'
import type { Architecture, Environment } from '../../../model/architecture.ts'
import { compositeSla, downtimePerMonth, downtimePerYear } from '../../../model/availability.ts'
import { poolLoads, totalRequests } from '../../../model/capacity.ts'
import { connectionBudgets } from '../../../model/connection-budget.ts'
import { growthOf } from '../../../model/growth.ts'
import { duration, money, number, percent } from '../../../print/korean.ts'
import { resourcesText } from '../capacity-table.ts'
import { roughly } from '../facts.ts'
import { section } from '../page.ts'
import { summaryNotices } from '../prod/summary.ts'
import { type Grid, grid } from '../table.ts'

interface View {
  calculations: Grid
  factors: Grid | null
  unpromised: string[]
  notices: string[]
}

/** 계산 근거 */
export const calculations = section<View>('closing/calculations', ({ architecture, environment }) => {
  const sla = compositeSla(environment)
  return {
    calculations: grid(['값', '식', '입력', '결과'], lines(architecture, environment))!,
    factors: grid(
      ['구성 요소', 'SLA'],
      sla.factors.map(({ what, percent: promised }) => [what, promised === null ? '약속 없음' : percent(promised, 3)]),
    ),
    unpromised: sla.unpromised.map(({ what }) => what),
    notices: summaryNotices({ environment }),
  }
})

type Line = [value: string, formula: string, input: string, result: string]

function lines(architecture: Architecture, environment: Environment): Line[] {
  const { targets, cost, stores, zones } = environment
  const { now, most } = totalRequests(environment)
  const growth = growthOf(architecture, environment)
  const sla = compositeSla(environment)
  const promised = sla.factors.filter(factor => factor.percent !== null)
  return [
    ...(targets.availability === null
      ? []
      : ([
          [
            '월 허용 다운타임',
            '(1 − 가용성) × 30일',
            percent(targets.availability, 3),
            roughly(downtimePerMonth(targets.availability)),
          ],
          [
            '연간 허용 다운타임',
            '(1 − 가용성) × 8,760시간',
            percent(targets.availability, 3),
            roughly(downtimePerYear(targets.availability)),
          ],
        ] satisfies Line[])),
    [
      '복합 SLA',
      '요청이 지나는 구성 요소의 SLA를 모두 곱함',
      promised.map(({ percent: share }) => percent(share!, 3)).join(' × ') || '약속 없음',
      `${percent(sla.percent, 3)}${sla.unpromised.length > 0 ? ' 이하' : ''}`,
    ],
    [
      'Pod 수',
      'Σ 복제본 + 백킹서비스 Pod',
      `서비스 ${environment.services.length}개`,
      sameOr(number(now.pods), number(most.pods)),
    ],
    [
      '요청 합',
      'Σ (복제본 × 요청)',
      '서비스와 백킹서비스의 CPU, 메모리 요청',
      sameOr(resourcesText(now), resourcesText(most)),
    ],
    ...poolLoads(environment).flatMap(({ pool, allocatable, used }): Line[] =>
      allocatable && used
        ? [
            [
              `${pool.id} 풀의 여유`,
              '1 − 요청 합 ÷ (노드 수 × 노드 하나의 할당 가능 용량)',
              `${pool.vm}, ${pool.count}대${pool.autoscale ? ` → ${pool.nodes.max}대` : ''}`,
              sameOr(percent(100 - used.now, 0), percent(100 - used.most, 0)),
            ],
          ]
        : [],
    ),
    ...environment.cluster.pools
      .filter(({ count }) => zones.length > 1 && count >= zones.length)
      .map(
        ({ id, count, zones }): Line => [
          `${id} 풀의 Zone별 노드`,
          '노드 수 ÷ 영역 수',
          `${count} ÷ ${zones.length}`,
          number(count / zones.length, 1),
        ],
      ),
    ...subnetDemands(environment)
      .filter(({ most }) => most > 0)
      .map(
        ({ subnet, supply, now, most, parts }): Line => [
          `${subnet.id} 서브넷의 주소`,
          '필요: 노드와 서지, 게이트웨이, 엔드포인트. 공급: 2^(32 − 접두사) − 5',
          `${subnet.cidr}, ${parts.map(({ kind }) => partNames[kind]).join(', ')}`,
          `${sameOr(number(now), number(most))} / ${number(supply)}`,
        ],
      ),
    ...(cost.items.length > 0
      ? ([['월간 비용', 'Σ 비용 항목', `항목 ${cost.items.length}개`, money(cost.total)]] satisfies Line[])
      : []),
    ...(cost.perUser !== null && targets.users !== null
      ? ([
          [
            '사용자당 비용',
            '월간 비용 ÷ 동시 사용자',
            `${money(cost.total)} ÷ ${number(targets.users)}`,
            money(cost.perUser),
          ],
        ] satisfies Line[])
      : []),
    ...cost.savings.flatMap(({ name, rate, amount, of, applied }): Line[] => {
      const item = cost.items.find(({ id }) => id === of)
      return rate !== null && amount !== null && item
        ? [
            [
              `${name} 절약액${applied ? ' (이미 적용)' : ''}`,
              '절약률 × 기준 항목',
              `${percent(rate)} × ${money(item.monthly)}`,
              money(amount),
            ],
          ]
        : []
    }),
    ...growth.services
      .filter(({ factor }) => factor > 1)
      .map(
        ({ service, factor }): Line => [
          `${service.definition.name} 확장 배수`,
          'HPA 최대 ÷ 최소',
          `${service.replicas.max} ÷ ${service.replicas.min}`,
          `${number(factor, 1)}배`,
        ],
      ),
    ...connectionBudgets(environment).flatMap(({ store, supply, now, most, users }): Line[] =>
      users.length > 0
        ? [
            [
              `${store.definition.name} 연결`,
              'Σ (복제본 × 연결 풀 최댓값)',
              `서비스 ${users.length}개`,
              `${sameOr(number(now), number(most))} / ${supply === null ? '알 수 없음' : number(supply)}`,
            ],
          ]
        : [],
    ),
    ...stores.flatMap((store): Line[] =>
      store.hosting === 'azure-redis'
        ? [
            [
              `${store.definition.name} 노드`,
              '샤드 × (1 + 복제본)',
              `${store.shards} × (1 + ${store.replicasPerShard})`,
              `${store.shards * (1 + store.replicasPerShard)}개`,
            ],
          ]
        : [],
    ),
    ...(targets.rpo === null
      ? []
      : ([
          ['RPO 판정', '저장소마다 max(백업 간격, 복제 지연) ≤ RPO', `RPO ${duration(targets.rpo)}`, '5장의 표'],
        ] satisfies Line[])),
  ]
}

const partNames = {
  pool: '노드',
  gateway: '게이트웨이 인스턴스',
  'private-endpoints': '프라이빗 엔드포인트',
  postgresql: 'PostgreSQL 서버',
} as const
const sameOr = (now: string, most: string) => (now === most ? now : `${now} → ${most}`)

interface MasterView {
  calculations: Grid
  factors: null
  unpromised: []
  notices: string[]
}

/** 계산 근거 of the master document: what it says beyond its environments' documents. */
export const masterCalculations = section<MasterView, Architecture>('closing/calculations', ({ environments }) => {
  const paid = environments.filter(({ cost }) => cost.total > 0)
  const dearest = paid.toSorted((a, b) => b.cost.total - a.cost.total)[0]
  const cheapest = paid.toSorted((a, b) => a.cost.total - b.cost.total)[0]
  return {
    calculations: grid(
      ['값', '식', '입력', '결과'],
      [
        ...environments.flatMap(({ name, targets }): Line[] =>
          targets.availability === null
            ? []
            : [
                [
                  `${name} 월 허용 다운타임`,
                  '(1 − 가용성) × 30일',
                  percent(targets.availability, 3),
                  roughly(downtimePerMonth(targets.availability)),
                ],
              ],
        ),
        ...environments.map((environment): Line => {
          const sla = compositeSla(environment)
          return [
            `${environment.name} 복합 SLA`,
            '구성 요소 SLA의 곱',
            `구성 요소 ${sla.factors.length}개`,
            `${percent(sla.percent, 3)}${sla.unpromised.length > 0 ? ' 이하' : ''}`,
          ]
        }),
        ...paid.map(
          ({ name, cost }): Line => [
            `${name} 월간 비용`,
            'Σ 비용 항목',
            `항목 ${cost.items.length}개`,
            money(cost.total),
          ],
        ),
        ...(dearest && cheapest && dearest !== cheapest
          ? ([
              [
                '비용 배수',
                '가장 큰 합계 ÷ 가장 작은 합계',
                `${money(dearest.cost.total)} ÷ ${money(cheapest.cost.total)}`,
                `${number(dearest.cost.total / cheapest.cost.total, 1)}배`,
              ],
            ] satisfies Line[])
          : []),
      ],
    )!,
    factors: null,
    unpromised: [],
    notices: environments.flatMap(environment =>
      summaryNotices({ environment }).map(notice => `${environment.name}: ${notice}`),
    ),
  }
})
