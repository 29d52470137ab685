import type {
  Cluster,
  Environment,
  FrontDoor,
  Gateway,
  Network,
  NodePool,
  PrivateEndpoint,
  Store,
  Subnet,
  Waf,
} from '../../model/architecture.ts'
import { wrap } from '../../print/mermaid.ts'
import type { Node } from './diagram.ts'
import { facts, labelLines } from './label-lines.ts'

type Label = Omit<Node, 'id'>

export const internetLabel = (domain: string | null): Label => ({
  kind: 'user',
  shape: 'stadium',
  lines: labelLines('인터넷', domain),
})

export const frontDoorLabel = ({ sku, ddos, waf }: FrontDoor): Label => ({
  kind: 'edge',
  shape: 'hexagon',
  lines: labelLines(`Azure Front Door ${sku}`, facts(waf && `WAF ${wafMode(waf)}`, ddos && 'DDoS 보호')),
})

export const gatewayLabel = ({ sku, waf, privateIp, minTls }: Gateway): Label => ({
  kind: 'edge',
  shape: 'hexagon',
  lines: labelLines(
    `Application Gateway ${sku}`,
    waf && `WAF ${wafMode(waf)} · ${waf.rules.type} ${waf.rules.version}`,
    facts(privateIp, `TLS ${minTls} 이상`),
  ),
})

const wafMode = ({ mode }: Waf) => (mode === 'Prevention' ? '차단' : '탐지')

export const ingressLabel = (controller: string): Label => ({
  kind: 'edge',
  shape: 'hexagon',
  lines: labelLines(controller, 'Load Balancer 공인 IP'),
})

/** The cluster as the network sees it; `pools` are those in this subnet. What holds for all of it is told in the first of its subnets. */
export function clusterLabel(cluster: Cluster, pools: readonly NodePool[], network: Network): Label {
  const split = pools.length < cluster.pools.length
  const name = split ? `AKS 노드 ${pools.map(({ id }) => id).join('·')}` : 'AKS 노드와 Pod'
  if (pools[0] !== cluster.pools[0]) return { kind: 'svc', shape: 'rectangle', lines: labelLines(name) }

  const outbound = {
    'load-balancer': null,
    'nat-gateway': '송신 NAT Gateway',
    firewall: `송신 방화벽 ${network.firewallIp ?? ''}`.trim(),
  }
  return {
    kind: 'svc',
    shape: 'rectangle',
    lines: labelLines(
      name,
      cluster.networkMode === 'overlay' ? `Pod ${cluster.podCidr} 오버레이` : 'Pod가 이 서브넷의 주소 사용',
      `Service ${cluster.serviceCidr}`,
      facts(
        network.podTraffic === 'deny' ? 'Pod 통신 기본 거부' : 'Pod 통신 기본 허용',
        cluster.private && '비공개 API',
        outbound[cluster.outbound],
      ),
    ),
  }
}

export const podLabel = (store: Store): Label => ({
  kind: 'data',
  shape: 'cylinder',
  lines: labelLines(`${store.definition.name} Pod`, 'ClusterIP'),
})

const resources: Record<PrivateEndpoint['resource'], string> = {
  postgresql: 'PostgreSQL',
  redis: 'Redis',
  'managed-redis': 'Managed Redis',
  'service-bus': 'Service Bus',
  'event-hubs': 'Event Hubs',
  'key-vault': 'Key Vault',
  registry: 'Registry',
  storage: 'Storage',
}

/** What the endpoint leads to, in a word: a store by its own name where there are several of its kind. */
export function endpointName(endpoint: PrivateEndpoint, environment: Environment): string {
  const store = environment.stores.find(({ at }) => endpoint.at === at)
  const replica = environment.stores.some(
    store => store.hosting === 'azure-postgresql' && store.replicas.some(({ at }) => at === endpoint.at),
  )
  if (replica) return '읽기 복제본'
  const alike = environment.privateEndpoints.filter(({ resource }) => resource === endpoint.resource)
  return store && alike.length > 1 ? store.definition.name : resources[endpoint.resource]
}

/** With the private DNS zone that gives the service's name an address in the network. */
export const endpointLabel = (endpoint: PrivateEndpoint, environment: Environment): Label => ({
  kind: 'net',
  shape: 'rounded',
  lines: [facts(`PE ${endpointName(endpoint, environment)}`, endpoint.ip), ...wrap(endpoint.zone, 24)],
})

/** Several endpoints of a subnet on one card. */
export const endpointsLabel = (endpoints: readonly PrivateEndpoint[], environment: Environment): Label => ({
  kind: 'net',
  shape: 'rounded',
  lines: [
    `PE ${endpoints.length}개`,
    ...wrap(endpoints.map(endpoint => endpointName(endpoint, environment)).join(', ')),
  ],
})

/** A subnet for something of the author's own: its purpose is all that is known. */
export const otherLabel = ({ purpose }: Subnet): Label => ({
  kind: 'ops',
  shape: 'rectangle',
  lines: labelLines(purpose ?? '예약된 주소'),
})
