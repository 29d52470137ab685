import type { CostItem, Environment, NodePool } from '../../model/architecture.ts'
import { duration, mebibytes, money, number, particle, percent, sizeGB } from '../../print/korean.ts'
import { poolsText } from './cluster-rows.ts'
import { productOf } from './facts.ts'
import * as glossary from './glossary.ts'
import { type Grid, grid } from './table.ts'

export interface CostTable {
  lines: { name: string; specification: string; monthly: string; advice: string }[]
  total: string
  saving: string
}

/** What each part costs a month, and the sum. */
export function costs(environment: Environment, azure: boolean): CostTable | null {
  const { items, total, savings } = environment.cost
  if (items.length === 0) return null
  const possible = savings.filter(({ applied, amount }) => !applied && amount !== null && amount > 0)
  const best = possible.toSorted((a, b) => b.amount! - a.amount!)[0]
  return {
    lines: items.map(item => ({
      name: itemName(environment, item, azure),
      specification: specification(environment, item, azure),
      monthly: money(item.monthly),
      advice: item.advice ?? '-',
    })),
    total: money(total),
    saving: best
      ? `${particle(best.name, '으로/로')} ${money(best.amount!)} 절약 가능`
      : savings.some(({ applied }) => applied)
        ? '적용 가능한 절약 반영됨'
        : '-',
  }
}

/** 'AKS 노드' of a cost item that pays for pools. */
export function itemName(environment: Environment, { of, id }: Pick<CostItem, 'of' | 'id'>, azure: boolean): string {
  const first = of[0] ?? id
  if (first === 'cluster') return 'AKS 클러스터'
  if (first.startsWith('cluster.pools.')) {
    const pools = poolsOf(environment, of)
    const all = pools.length === environment.cluster.pools.length
    return all ? (azure ? 'AKS 노드' : 'VM 노드') : `노드 풀 (VM) ${pools.map(({ id }) => id).join(', ')}`
  }
  if (first.startsWith('stores.')) {
    const store = environment.stores.find(({ id }) => `stores.${id}` === first)
    if (!store) return first
    if (store.hosting === 'pod') return 'Azure Disk'
    return store.definition.engine === 'redis'
      ? azure
        ? store.definition.name
        : `${store.definition.name} Cache`
      : store.definition.engine === 'blob'
        ? 'Storage'
        : store.definition.name
  }
  if (first.startsWith('services.'))
    return environment.services.find(({ id }) => `services.${id}` === first)?.definition.name ?? first
  if (first === 'traffic') return azure ? '네트워킹' : '네트워크'
  return itemNames[first] ?? id
}

const itemNames: Record<string, string> = {
  'edge.gateway': 'Application Gateway',
  'edge.frontDoor': 'Azure Front Door',
  loadBalancer: 'Load Balancer',
  disks: '스토리지',
  monitoring: '모니터링',
  registry: 'Container Registry',
  keyVault: 'Key Vault',
  messaging: 'Service Bus',
  streaming: 'Event Hubs',
  natGateway: 'NAT Gateway',
  environment: '환경 전체',
}

const poolsOf = ({ cluster }: Environment, of: readonly string[]): NodePool[] =>
  cluster.pools.filter(({ id }) => of.includes(`cluster.pools.${id}`))

/** What is paid for, told by what the environment is. */
function specification(environment: Environment, { of }: CostItem, azure: boolean): string {
  const pools = poolsOf(environment, of)
  const rest = of.filter(part => !part.startsWith('cluster.pools.')).map(part => partText(environment, part, azure))
  return [...(pools.length > 0 ? [poolsText(pools)] : []), ...rest].join(', ')
}

function partText(environment: Environment, part: string, azure: boolean): string {
  const {
    cluster,
    gateway,
    frontDoor,
    registry,
    keyVault,
    messaging,
    streaming,
    monitoring,
    privateEndpoints,
    stores,
  } = environment
  switch (part) {
    case 'cluster':
      return `${cluster.tier} 티어, 관리형 서비스`
    case 'edge.gateway':
      return gateway ? `${gateway.sku} + 자동 스케일링` : '-'
    case 'edge.frontDoor':
      return frontDoor ? `${frontDoor.sku}, CDN${frontDoor.waf ? ' + WAF' : ''}` : '-'
    case 'loadBalancer':
      return 'Standard'
    case 'disks':
      return diskText(environment)
    case 'traffic':
      return privateEndpoints.length > 0
        ? `${azure ? '데이터 전송' : '트래픽'} + Private Endpoint ${privateEndpoints.length}개`
        : azure
          ? '데이터 전송'
          : '트래픽'
    case 'monitoring':
      return (
        [monitoring.logAnalytics && 'Log Analytics', monitoring.appInsights && 'App Insights']
          .filter(Boolean)
          .join(' + ') || '기본 메트릭'
      )
    case 'registry':
      return registry ? `${registry.sku}${registry.geo ? ', Geo-replication' : ''}` : '-'
    case 'keyVault':
      return keyVault ? (keyVault.sku === 'premium' ? 'Premium (HSM)' : 'Standard') : '-'
    case 'messaging':
      return messaging ? `${messaging.sku} ${messaging.units} Unit` : '-'
    case 'streaming':
      return streaming ? `${streaming.sku} ${streaming.units} Unit` : '-'
    case 'environment':
      return '환경의 모든 리소스'
    default: {
      const store = stores.find(({ id }) => part === `stores.${id}`)
      if (store) return storeText(store, azure)
      return part.startsWith('services.') ? 'AKS 내 Pod' : (glossary.costTarget[part] ?? part)
    }
  }
}

const tiers = { Burstable: 'B', GeneralPurpose: 'GP', MemoryOptimized: 'MO' } as const

function storeText(store: Environment['stores'][number], azure: boolean): string {
  switch (store.hosting) {
    case 'azure-postgresql':
      return `${tiers[store.tier]}${azure ? ' ' : '_'}${store.sku}${store.replicas.length > 0 ? ` + Replica ${store.replicas.length}개` : ''}${store.ha === 'none' ? '' : ' + HA'}, ${sizeGB(store.storageGB)}`
    case 'azure-redis':
      return `${store.sku.name} ${store.sku.family}${store.sku.capacity}${store.shards > 1 ? `, 샤드 ${store.shards}개` : ''}`
    case 'azure-managed-redis':
      return store.sku
    case 'azure-storage':
      return `${store.capacityGB === null ? '' : `${sizeGB(store.capacityGB)} `}${store.tier} ${store.replication}`
    case 'pod':
      return store.storageMiB === null
        ? productOf(store)
        : `${store.storageClass ?? '기본'} ${mebibytes(store.storageMiB)} × 1`
  }
}

/** Disks of the nodes and of the Pods. */
function diskText({ cluster }: Environment): string {
  const disks = cluster.pools.flatMap(({ id, osDiskGB, count }) =>
    osDiskGB === null ? [] : [`OS 디스크 ${id} ${sizeGB(osDiskGB)} × ${count}개`],
  )
  return disks.length > 0 ? `Premium SSD, ${disks.join(', ')}` : 'Premium SSD'
}

/** Savings of each area: those in force and those still to win. */
export function savings(environment: Environment, azure: boolean): { caption: string; table: Grid }[] {
  return (['compute', 'storage', 'network'] as const).flatMap(area => {
    const table = grid(
      ['절약 방안', '절약률', '적용 방법', '기준 항목', '약정', '예상 절약 금액'],
      environment.cost.savings
        .filter(saving => saving.area === area)
        .map(saving => {
          const item = environment.cost.items.find(({ id }) => id === saving.of)
          return [
            saving.name,
            saving.rate === null ? '-' : percent(saving.rate),
            saving.how,
            item ? itemName(environment, item, azure) : saving.of,
            saving.commitment === null ? '-' : commitmentText(saving.commitment),
            saving.applied ? '이미 적용' : saving.amount === null ? '측정 후 산정' : `${money(saving.amount)}/월`,
          ]
        }),
    )
    return table ? [{ caption: `${glossary.area[area]} 영역별 절약 방안`, table }] : []
  })
}

const commitmentText = (seconds: number) =>
  seconds % 31_536_000 === 0 ? `${seconds / 31_536_000}년` : duration(seconds)

/** Sums that follow from the table: a user's share, what could be saved, the budget. */
export function costFacts(environment: Environment): {
  facts: { name: string; text: string }[]
  costNotices: string[]
} {
  const { total, perUser, budget, savings, asOf } = environment.cost
  const open = savings.filter(({ applied, amount }) => !applied && amount !== null)
  const possible = open.reduce((sum, { amount }) => sum + amount!, 0)
  return {
    facts: [
      { name: '월간 합계', text: `${money(total)} (연간 ${money(total * 12)})` },
      ...(perUser === null || environment.targets.users === null
        ? []
        : [
            {
              name: '동시 사용자 한 명의 비용',
              text: `${money(perUser)}/월 (${money(total)} ÷ ${number(environment.targets.users)}명)`,
            },
          ]),
      ...(possible > 0
        ? [
            {
              name: '더 절약할 수 있는 금액',
              text: `최대 ${money(possible)}/월 (적용하지 않은 절약 방안 ${open.length}개의 합, 서로 겹칠 수 있음)`,
            },
          ]
        : []),
      ...(budget === null
        ? []
        : [{ name: '예산', text: `${money(budget)}/월, 합계는 그 ${percent((total / budget) * 100, 0)}` }]),
      ...(asOf === null ? [] : [{ name: '기준일', text: asOf }]),
    ],
    costNotices:
      budget !== null && total > budget
        ? [`월간 합계 ${money(total)}이 예산 ${particle(money(budget), '을/를')} 넘습니다.`]
        : [],
  }
}
