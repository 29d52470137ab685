import type { IdPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'

export interface BillablePart {
  /** As a cost item names it: 'stores.main-db'. */
  of: string
  at: IdPath
  /** Korean. */
  what: string
  /** Words that stand for it as well. */
  also: string[]
}

/** Everything in an environment that Azure bills by itself. */
export function billableParts({
  cluster,
  frontDoor,
  gateway,
  stores,
  keyVault,
  registry,
  messaging,
  streaming,
  monitoring,
  at,
}: Environment): BillablePart[] {
  const part = (of: string, what: string, ...also: string[]): BillablePart => ({ of, at: `${at}.${of}`, what, also })
  const observed =
    monitoring.logAnalytics || monitoring.appInsights || monitoring.containerInsights || monitoring.grafana
  return [
    ...(cluster.tier === 'Free' ? [] : [part('cluster', `AKS ${cluster.tier} 계층`)]),
    ...cluster.pools.map(({ id }) => part(`cluster.pools.${id}`, `노드 풀 ${id}`, 'cluster.pools')),
    ...(cluster.outbound === 'load-balancer' ? [{ ...part('loadBalancer', '로드 밸런서'), at: cluster.at }] : []),
    ...(cluster.outbound === 'nat-gateway' ? [{ ...part('natGateway', 'NAT 게이트웨이'), at: cluster.at }] : []),
    ...(frontDoor ? [part('edge.frontDoor', 'Front Door')] : []),
    ...(gateway ? [part('edge.gateway', 'Application Gateway')] : []),
    ...stores.flatMap(store => {
      if (store.hosting !== 'pod') return [part(`stores.${store.id}`, `저장소 ${store.id}`)]
      return store.storageMiB === null ? [] : [part(`stores.${store.id}`, `저장소 ${store.id}의 디스크`, 'disks')]
    }),
    ...(keyVault ? [part('keyVault', 'Key Vault')] : []),
    ...(registry ? [part('registry', '컨테이너 레지스트리')] : []),
    ...(messaging ? [part('messaging', 'Service Bus')] : []),
    ...(streaming ? [part('streaming', 'Event Hubs')] : []),
    ...(observed ? [part('monitoring', '모니터링')] : []),
  ]
}
