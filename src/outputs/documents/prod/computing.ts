import { region as catalogRegion } from '../../../catalog/regions.ts'
import { poolLoads, totalRequests } from '../../../model/capacity.ts'
import { growthOf } from '../../../model/growth.ts'
import { duration, millicores, number, particle, percent, span } from '../../../print/korean.ts'
import { yaml } from '../../../print/yaml.ts'
import { capacity, resourcesText } from '../capacity-table.ts'
import { clusterRows, poolColumns, poolLine, poolRows, poolTitle } from '../cluster-rows.ts'
import { factorText, labelOf, memoryOf, spreadText } from '../facts.ts'
import * as glossary from '../glossary.ts'
import { horizontalPodAutoscaler } from '../kubernetes-objects.ts'
import { type Page, section } from '../page.ts'
import { rolloutText } from '../rollout.ts'
import { captioned, type Grid, grid, type Row, row, type Settings, settings } from '../table.ts'

interface ClusterView {
  title: string
  cluster: Settings
  pools: Settings
  poolGrid: Grid | null
  capacity: Grid | null
  notices: string[]
}

/** 3.1 클러스터와 노드 풀 */
export const cluster = section<ClusterView>('prod/cluster', ({ environment, words }) => {
  const { capacity: table, capacityNotices } = capacity(environment)
  return {
    title: words.cluster,
    cluster: settings(words, [['', clusterRows(environment, words)]]),
    pools: words.captions
      ? captioned(
          words,
          environment.cluster.pools.map(pool => [poolTitle(pool), poolRows(pool, environment)] as const),
        )
      : settings(words, []),
    poolGrid: words.captions ? null : grid(poolColumns, environment.cluster.pools.map(poolLine)),
    capacity: table,
    notices: capacityNotices,
  }
})

interface AvailabilityView {
  strategy: Settings
  budgets: { service: string; pods: string; note: string }[]
}

/** 3.2 고가용성 구성 */
export const availability = section<AvailabilityView>('prod/availability', ({ environment, words }) => {
  const withBudget = environment.services.filter(({ pdb }) => pdb !== null)
  return {
    strategy: settings(
      { ...words, item: words.captions ? words.item : '가용성 전략', value: words.captions ? words.value : '설정' },
      [['가용성 전략', strategyRows(environment, words)]],
    ),
    budgets: withBudget.map(service => ({
      service: labelOf(service),
      pods: `${service.pdb!.minAvailable}개`,
      note:
        service.pdb!.because ?? `복제본 ${span(service.replicas)}개 가운데 최소 ${service.pdb!.minAvailable}개 유지`,
    })),
  }
})

function strategyRows(environment: Page['environment'], words: Page['words']): Row[] {
  const { zones, region, services } = environment
  const spreads = [...new Set(services.map(({ spread }) => spread))]
  const least = Math.min(...services.flatMap(({ pdb }) => (pdb ? [pdb.minAvailable] : [])))
  const zoned = zones.length > 1
  const allZones = zones.length === catalogRegion(region.id)?.zones
  return [
    ...row(
      words.captions ? '가용 영역' : 'Zone 분산',
      zoned
        ? words.captions
          ? `${zones.length}개 (${region.name})`
          : `${zones.length}개 Zone 균등 배포 (${region.name})`
        : '단일 영역',
      zoned
        ? `고가용성 보장, ${region.name} ${allZones ? '전 Zone 활용' : `Zone ${zones.join(', ')} 활용`}`
        : '영역 장애 시 중단',
    ),
    ...row(
      'Pod 분산',
      spreads.map(spread => glossary.spread[spread].name).join(', '),
      glossary.spread[spreads[0] ?? 'none'].note,
    ),
    ...row(
      words.captions ? 'Anti-Affinity' : 'Pod Anti-Affinity',
      words.captions ? '동일 서비스 다른 노드' : '활성화',
      '단일점 장애 방지, 동일 Zone 집중 방지',
    ),
    ...row(
      'Pod Disruption Budget',
      Number.isFinite(least) ? `서비스별 최소 ${least}개 Pod 유지` : null,
      '롤링 업데이트 안정성',
    ),
    ...row(
      '배포 방식',
      [...new Set(services.map(service => rolloutText(environment, service).replace(/ \(max.*/, '')))].join(', '),
      '교체 중에도 최소 Pod 유지',
    ),
  ]
}

interface WorkloadsView {
  title: string
  hpaTitle: string
  services: Grid
  placement: Grid
  totals: string[]
  scaling: Grid | null
  hpa: { name: string; yaml: string } | null
  growth: string | null
  notices: string[]
}

/** 3.3 서비스별 리소스 할당 */
export const workloads = section<WorkloadsView>('prod/workloads', page => {
  const { environment, words } = page
  // Queues are watched by KEDA, which makes its own HPA.
  const autoscaled = environment.services.filter(({ autoscale, scale }) => autoscale && scale.queues.length === 0)
  const shown = autoscaled.toSorted((a, b) => b.replicas.max - a.replicas.max)[0]
  return {
    title: words.workloads,
    hpaTitle: words.hpa,
    services: serviceGrid(page),
    placement: placementGrid(page),
    totals: totals(page),
    scaling: scalingGrid(page),
    hpa: shown ? { name: labelOf(shown), yaml: yaml(horizontalPodAutoscaler(environment, shown)) } : null,
    ...growthText(page),
  }
})

function serviceGrid({ environment, words }: Page): Grid {
  return grid(
    [words.service, 'CPU Requests', 'CPU Limits', 'Memory Requests', 'Memory Limits', 'Replicas', 'HPA', 'HPA Target'],
    environment.services.map(service => {
      const memory = memoryOf(service.memory)
      return [
        labelOf(service),
        millicores(service.cpu.request),
        millicores(service.cpu.limit),
        memory.request,
        memory.limit,
        String(service.replicas.min),
        service.autoscale ? span(service.replicas) : '고정',
        service.scale.cpu === null ? '-' : `CPU ${percent(service.scale.cpu)}`,
      ]
    }),
  )!
}

/** Where each service runs and how it is replaced: what the sizing table has no room for. */
export function placementGrid({ environment, words }: Page): Grid {
  return grid(
    [
      words.service,
      '이미지',
      '포트',
      '노드 풀',
      '분산',
      '교체 방식',
      '종료 유예',
      'DB 연결 풀',
      '환경 변수',
      '일정',
      '디스크',
    ],
    environment.services.map(service => [
      labelOf(service),
      `${service.image}:${service.tag}`,
      String(service.port),
      service.pool,
      spreadText(environment, service),
      rolloutText(environment, service),
      duration(service.grace),
      service.dbPool ? span(service.dbPool) : '-',
      Object.entries(service.env)
        .map(([key, value]) => `${key}=${value}`)
        .join('\n') || '-',
      service.schedule ?? '-',
      service.storage
        ? `${service.storage.sizeMiB / 1024}Gi ${service.storage.class ?? ''} ${service.storage.mountPath}`.replace(
            / +/g,
            ' ',
          )
        : '-',
    ]),
  )!
}

function totals({ environment }: Page): string[] {
  const { now, most } = totalRequests(environment)
  return [
    `처음: Pod ${number(now.pods)}개, 요청 합 ${resourcesText(now)}`,
    ...(most.pods > now.pods ? [`최대: Pod ${number(most.pods)}개, 요청 합 ${resourcesText(most)}`] : []),
  ]
}

function scalingGrid({ environment, words }: Page): Grid | null {
  return grid(
    [words.service, '최소 Pod', '최대 Pod', 'CPU 기준', '메모리 기준', '사용자 지정 지표', '확장 배수'],
    environment.services
      .filter(({ autoscale }) => autoscale)
      .map(service => [
        labelOf(service),
        String(service.replicas.min),
        String(service.replicas.max),
        service.scale.cpu === null ? '-' : percent(service.scale.cpu),
        service.scale.memory === null ? '-' : percent(service.scale.memory),
        [
          ...service.scale.metrics.map(({ name, value }) => `${name} > ${number(value)}`),
          ...service.scale.queues.map(({ queue, messages }) => `큐 ${queue} 메시지 > ${number(messages)}`),
        ].join('\n') || '-',
        factorText(service.replicas.max / service.replicas.min, service.replicas.max / service.replicas.min),
      ]),
  )
}

/** What scaling gives against what the roadmap promises next. */
export function growthText({ architecture, environment }: Page): { growth: string | null; notices: string[] } {
  const { factor, users, promise } = growthOf(architecture, environment)
  if (users === null) return { growth: null, notices: [] }
  const fullest = Math.max(0, ...poolLoads(environment).map(({ used }) => used?.most ?? 0))
  const growth =
    factor > 1
      ? `외부 요청을 받는 서비스의 가장 작은 확장 배수는 ${number(factor, 1)}배입니다. 처음 구성의 처리량을 동시 사용자 ${number(environment.targets.users!)}명으로 보면 최대 ${number(users)}명이며, 모두 늘었을 때의 요청 합은 노드 풀 최대 용량의 ${percent(fullest, 0)}입니다.`
      : null
  if (!promise || promise.factor <= factor) return { growth, notices: [] }
  return {
    growth,
    notices: [
      `로드맵 ${promise.phase}단계의 목표 동시 사용자 ${particle(`${number(promise.users)}명`, '은/는')} 지금의 ${number(promise.factor, 1)}배이지만 ${factor > 1 ? `HPA의 배수는 ${number(factor, 1)}배입니다` : '자동으로 늘지 않는 서비스가 있습니다'}. 그 전에 최대 복제본과 노드 수를 늘려야 합니다.`,
    ],
  }
}
