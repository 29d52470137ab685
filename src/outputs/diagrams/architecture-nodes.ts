import type {
  Actor,
  Cluster,
  Environment,
  EventHubs,
  External,
  FrontDoor,
  Gateway,
  IngressController,
  KeyVault,
  Monitoring,
  NodePool,
  PostgresqlServer,
  Registry,
  ServiceBus,
  ServiceKind,
  Store,
  Workload,
} from '../../model/architecture.ts'
import { mebibytes, millicores, number, sizeGB, span } from '../../print/korean.ts'
import { wrap } from '../../print/mermaid.ts'
import type { Node, NodeKind, Shape } from './diagram.ts'
import { facts, labelLines } from './label-lines.ts'

/** A label of the architecture view: what it is, then how big, at most three lines of ours. */
type Label = Omit<Node, 'id'>

const of = (kind: NodeKind, shape: Shape, ...lines: (string | null)[]): Label => ({
  kind,
  shape,
  lines: labelLines(...lines),
})

/** Azure's size names without the family that all of them share: 'Standard_D4s_v3' → 'D4s_v3'. */
export const shortSize = (size: string) => size.replace(/^(Standard|Premium)_(?=[A-Z]+\d+[a-z]*(_|$))/, '')

export const actorLabel = (actor: Actor | null, { targets }: Environment) =>
  of('user', 'stadium', actor?.name ?? '사용자', targets.users === null ? null : `동시 ${number(targets.users)}명`)

export const frontDoorLabel = ({ sku, waf, ddos }: FrontDoor) =>
  of('edge', 'hexagon', 'Azure Front Door', facts(sku, waf && 'WAF', ddos && 'DDoS'))

export const gatewayLabel = ({ sku, zones, capacity, privateIp }: Gateway) =>
  of(
    'edge',
    'hexagon',
    'Application Gateway',
    facts(sku, `×${span(capacity)}`, zones.length > 1 && `${zones.length} Zone`),
    privateIp,
  )

const controllers: Record<IngressController['controller'], string> = {
  nginx: 'NGINX Ingress',
  'application-gateway': 'Application Gateway',
  'app-routing': 'App Routing Ingress',
  'gateway-api': 'Gateway API',
}

export const ingressLabel = ({ controller }: IngressController) =>
  of('edge', 'hexagon', controllers[controller], 'Load Balancer · 공인 IP')

/** What is no ordinary service is told by its shape. */
const serviceShapes: Partial<Record<ServiceKind, Shape>> = { mock: 'subroutine', gateway: 'hexagon' }

/** `detailed` adds what each Pod asks for, for which a diagram of many services has no room; `calls` are the names of its callees. */
export function serviceLabel(
  { id, definition, autoscale, replicas, cpu, memory, schedule }: Workload,
  detailed: boolean,
  calls: readonly string[],
): Label {
  const runs = schedule ?? (autoscale ? `HPA ${span(replicas)}` : `×${replicas.min}`)
  const asked = `${millicores(cpu.request)} / ${mebibytes(memory.request)}`
  const called = `→ ${calls.slice(0, 2).join('·')}${calls.length > 2 ? ` 외 ${calls.length - 2}개` : ''}`
  return of(
    'svc',
    serviceShapes[definition.kind] ?? 'rectangle',
    id,
    runs,
    detailed ? asked : null,
    calls.length > 0 ? called : null,
  )
}

export function storeLabel(store: Store): Label {
  const { definition } = store
  const versioned = facts(`${definition.name}${definition.version === null ? '' : ` ${definition.version}`}`)
  switch (store.hosting) {
    case 'pod':
      return of(
        'data',
        'cylinder',
        versioned,
        store.storageMiB === null ? '메모리 전용' : facts(mebibytes(store.storageMiB), store.storageClass),
        `${range(store.cpu, millicores)} · ${range(store.memory, mebibytes)}`,
      )
    case 'azure-postgresql':
      return of(
        'data',
        'cylinder',
        `${versioned} Flexible`,
        facts(shortSize(store.sku), sizeGB(store.storageGB)),
        facts(availabilityOf(store), `백업 ${store.backup.keepDays}일`),
      )
    case 'azure-redis':
      return of(
        'data',
        'cylinder',
        // The service sets its own version; the spec's is that of the Pod.
        `Azure Cache for ${definition.name}`,
        facts(
          store.sku.text.replace('_', ' '),
          store.memoryGB !== null && sizeGB(store.memoryGB),
          store.shards > 1 && `샤드 ${store.shards}`,
        ),
        facts(
          store.replicasPerShard > 0 && `복제본 ${store.replicasPerShard}`,
          store.zones.length > 1 && `${store.zones.length} Zone`,
        ),
      )
    case 'azure-managed-redis':
      return of(
        'data',
        'cylinder',
        `Azure Managed ${definition.name}`,
        facts(store.sku.replace('_', ' '), store.memoryGB !== null && sizeGB(store.memoryGB)),
        facts(store.ha && '고가용성', store.clustering === 'OSSCluster' && '클러스터'),
      )
    case 'azure-storage':
      return of(
        'data',
        'cylinder',
        definition.name,
        `Storage ${facts(store.replication, store.tier)}`,
        store.capacityGB === null ? null : sizeGB(store.capacityGB),
      )
  }
}

/** Several stores of one hosting and engine: 'PostgreSQL Flexible ×5', their sizes. */
export function mergedStoreLabel(stores: readonly Store[]): Label {
  const one = storeLabel(stores[0]!)
  const product = {
    pod: ' Pod',
    'azure-postgresql': ' Flexible',
    'azure-redis': ' Cache',
    'azure-managed-redis': ' Managed',
    'azure-storage': ' Storage',
  }
  const engine = { postgresql: 'PostgreSQL', redis: 'Redis', blob: 'Blob' }[stores[0]!.definition.engine]
  const sizes = [
    ...new Set(
      stores.map(store =>
        'sku' in store ? shortSize(typeof store.sku === 'string' ? store.sku : store.sku.text) : '',
      ),
    ),
  ].filter(size => size !== '')
  return {
    ...one,
    lines: [
      `${engine}${product[stores[0]!.hosting]} ×${stores.length}`,
      ...wrap(sizes.slice(0, 3).join('·') + (sizes.length > 3 ? ` 외 ${sizes.length - 3}종` : '')),
    ],
  }
}

const range = ({ request, limit }: { request: number; limit: number }, print: (value: number) => string) =>
  request === limit ? print(limit) : `${print(request)}-${print(limit)}`

const availabilityOf = ({ ha }: PostgresqlServer) =>
  ({ 'zone-redundant': '영역 중복 HA', 'same-zone': '같은 영역 HA', none: null })[ha]

export const replicaLabel = ({ purpose, sku, region }: PostgresqlServer['replicas'][number]) =>
  of('data', 'cylinder', purpose === 'read' ? '읽기 복제본' : '재해복구 복제본', shortSize(sku), region.name)

export const serviceBusLabel = ({ sku, units, queues, topics }: ServiceBus) =>
  of(
    'msg',
    'subroutine',
    'Service Bus',
    facts(sku, sku === 'Premium' && `${units} MU`),
    facts(queues.length > 0 && `큐 ${queues.length}개`, topics.length > 0 && `토픽 ${topics.length}개`),
  )

export const eventHubsLabel = ({ sku, units, maxUnits, streams }: EventHubs) =>
  of(
    'msg',
    'subroutine',
    'Event Hubs',
    facts(sku, `${span({ min: units, max: maxUnits ?? units })} ${sku === 'Premium' ? 'PU' : 'TU'}`),
    `스트림 ${streams.length}개`,
  )

export const keyVaultLabel = ({ sku }: KeyVault) =>
  of('sec', 'rectangle', 'Key Vault', sku === 'premium' ? 'Premium (HSM)' : 'Standard')

export const monitorLabel = ({ logAnalytics, appInsights, prometheus, grafana }: Monitoring) =>
  of(
    'ops',
    'rectangle',
    'Azure Monitor',
    facts(logAnalytics && 'Log Analytics'),
    facts(appInsights && 'App Insights', prometheus === 'managed' && 'Prometheus', grafana && 'Grafana'),
  )

export const registryLabel = ({ sku, geo }: Registry) =>
  of('ops', 'rectangle', 'Container Registry', facts(sku, geo && '지역 복제'))

export const externalLabel = ({ definition, reach }: External) =>
  of('ext', 'rectangle', definition.name, definition.role, reachWords[reach])

export const reachWords: Record<External['reach'], string> = {
  internet: '인터넷',
  vpn: 'VPN',
  expressroute: 'ExpressRoute',
}

/** 'AKS 1.36 Standard · system D2s_v3 ×3-5 · apps D4s_v3 ×3-10 · 3 Zone'; pools beyond the third are counted. */
export function clusterTitle({ version, tier, pools }: Cluster, zones: readonly number[]): string {
  const named = pools.slice(0, 3).map(poolWords)
  return facts(
    `AKS ${version} ${tier}`,
    ...named,
    pools.length > named.length && `풀 외 ${pools.length - named.length}개`,
    zones.length > 1 && `${zones.length} Zone`,
  )
}

const poolWords = ({ id, vm, nodes, spot }: NodePool) => `${id} ${shortSize(vm)} ×${span(nodes)}${spot ? ' Spot' : ''}`
