import type * as written from '../spec/types.ts'
import type { Address, PrivateEndpoint, SecurityRule, Subnet } from './architecture.ts'
import type { Inhabitants } from './network.ts'

type PlainSubnet = Omit<Subnet, 'rules'>

/** How the outside reaches the environment. */
export interface Access {
  frontDoor: boolean
  gateway: boolean
  /** Ports the gateway speaks to: Pod ports (AGIC) or node ports. */
  backendPorts: number[]
}

type Draft = Omit<SecurityRule, 'priority' | 'at' | 'derived' | 'access' | 'protocol'> &
  Partial<Pick<SecurityRule, 'access' | 'protocol'>>

const tag = (prefix: string): Address => ({ prefix, subnet: null })
const any = tag('*')

/** The last rule an author can place is 4096; ours that close a subnet stand there. */
const lastPriority = 4096
const firstDerivedPriority = 100

/**
 * Rules of one subnet: what Azure requires of it, what the connections need, what the author adds, and a closing denial.
 * Derived rules take priorities 100, 110, …; written ones say theirs (1000–4096).
 */
export function securityRulesOf(
  subnet: PlainSubnet,
  own: Record<string, written.SecurityRule>,
  context: Inhabitants & { subnets: PlainSubnet[] },
): SecurityRule[] {
  const drafts = { ...byUsage, other: () => [] }[subnet.for](subnet, context)
  const number = (direction: SecurityRule['direction']) =>
    drafts
      .filter(draft => draft.direction === direction)
      .map(
        (draft, index): SecurityRule => ({
          access: 'Allow',
          protocol: 'Tcp',
          ...draft,
          at: subnet.at,
          priority: firstDerivedPriority + index * 10,
          derived: true,
        }),
      )
  const writtenRules = Object.entries(own).map(([id, rule]) => writtenRule(id, rule, subnet, context))
  const close = (direction: SecurityRule['direction'], from: Address, to: Address, purpose: string): SecurityRule => ({
    name: direction === 'Inbound' ? 'DenyAllInbound' : 'DenyVnetOutbound',
    at: subnet.at,
    direction,
    access: 'Deny',
    priority: lastPriority,
    protocol: '*',
    source: from,
    destination: to,
    ports: ['*'],
    purpose,
    derived: true,
  })
  const sorted = (rules: SecurityRule[]) => rules.sort((a, b) => a.priority - b.priority)
  return [
    ...sorted([
      ...number('Inbound'),
      ...writtenRules.filter(({ direction }) => direction === 'Inbound'),
      close('Inbound', any, any, '그 외 수신 거부'),
    ]),
    ...sorted([
      ...number('Outbound'),
      ...writtenRules.filter(({ direction }) => direction === 'Outbound'),
      // An Application Gateway must reach the Internet, and a node its control plane: only the VNet is closed.
      ...(subnet.for === 'nodes'
        ? [close('Outbound', tag('VirtualNetwork'), tag('VirtualNetwork'), '그 외 VNet 내부 송신 거부')]
        : []),
    ]),
  ]
}

const byUsage: Record<
  Exclude<Subnet['for'], 'other'>,
  (subnet: PlainSubnet, context: Inhabitants & { subnets: PlainSubnet[] }) => Draft[]
> = {
  'application-gateway': gatewayRules,
  nodes: nodeRules,
  'private-endpoints': endpointRules,
  postgresql: postgresqlRules,
}

function gatewayRules(subnet: PlainSubnet, { access }: Inhabitants): Draft[] {
  const from = tag(access.frontDoor ? 'AzureFrontDoor.Backend' : 'Internet')
  const caller = access.frontDoor ? 'FrontDoor' : 'Internet'
  return [
    inbound(`AllowHttpsFrom${caller}`, from, at(subnet), ['443'], '웹 트래픽'),
    inbound(`AllowHttpFrom${caller}`, from, at(subnet), ['80'], 'HTTPS로 리다이렉트'),
    // Required by Application Gateway v2. Source: azure-docs application-gateway/configuration-infrastructure.
    inbound('AllowGatewayManager', tag('GatewayManager'), any, ['65200-65535'], 'Application Gateway 관리'),
    { ...inbound('AllowAzureLoadBalancer', tag('AzureLoadBalancer'), any, ['*'], '상태 확인'), protocol: '*' },
  ]
}

function nodeRules(subnet: PlainSubnet, context: Inhabitants & { subnets: PlainSubnet[] }): Draft[] {
  const { access, gatewaySubnet, subnets, privateEndpoints, stores, connections } = context
  const gateway = subnets.find(({ id }) => id === gatewaySubnet)
  const nodes = subnets.filter(other => other.for === 'nodes')
  const entrance =
    access.gateway && gateway
      ? [
          inbound(
            'AllowBackendFromGateway',
            at(gateway),
            at(subnet),
            access.backendPorts.map(String),
            'Application Gateway에서 서비스로',
          ),
        ]
      : [
          inbound(
            'AllowWebFromInternet',
            tag('Internet'),
            at(subnet),
            ['80', '443'],
            '인그레스 컨트롤러로 들어오는 웹 트래픽',
          ),
        ]
  const between = nodes.flatMap(other => [
    {
      ...inbound(`AllowNodesFrom${pascal(other.id)}`, at(other), at(subnet), ['*'], '노드와 Pod 사이'),
      protocol: '*' as const,
    },
  ])
  const toEndpoints = [...new Set(privateEndpoints.map(({ subnet }) => subnet))].flatMap(id => {
    const target = subnets.find(other => other.id === id)
    const ports = portsOf(privateEndpoints.filter(endpoint => endpoint.subnet === id))
    return target
      ? [outbound(`AllowTo${pascal(id)}`, at(subnet), at(target), ports, `${target.name}의 관리형 서비스`)]
      : []
  })
  const toDatabases = stores.flatMap(store => {
    if (store.hosting !== 'azure-postgresql' || store.access !== 'vnet') return []
    const target = subnets.find(({ id }) => id === store.subnet)
    return target
      ? [outbound(`AllowTo${pascal(store.id)}`, at(subnet), at(target), [String(store.port)], store.definition.name)]
      : []
  })
  const outside = connections.some(({ via }) => via === 'internet' || via === 'vpn' || via === 'expressroute')
  return [
    ...entrance,
    ...between,
    { ...inbound('AllowAzureLoadBalancer', tag('AzureLoadBalancer'), any, ['*'], '상태 확인'), protocol: '*' },
    ...toEndpoints,
    ...toDatabases,
    ...nodes.map(other => ({
      ...outbound(`AllowNodesTo${pascal(other.id)}`, at(subnet), at(other), ['*'], '노드와 Pod 사이'),
      protocol: '*' as const,
    })),
    outbound('AllowAzureCloud', at(subnet), tag('AzureCloud'), ['443'], 'AKS 제어 영역, 이미지, 모니터링'),
    ...(outside ? [outbound('AllowHttpsToInternet', at(subnet), tag('Internet'), ['443'], '외부 시스템 호출')] : []),
  ]
}

function endpointRules(
  subnet: PlainSubnet,
  { subnets, privateEndpoints, cluster }: Inhabitants & { subnets: PlainSubnet[] },
): Draft[] {
  const here = privateEndpoints.filter(endpoint => endpoint.subnet === subnet.id)
  const ports = portsOf(here)
  if (ports.length === 0) return []
  return nodeSubnets(subnets, cluster).map(nodes =>
    inbound(`AllowFrom${pascal(nodes.id)}`, at(nodes), at(subnet), ports, '클러스터에서 프라이빗 엔드포인트로'),
  )
}

function postgresqlRules(
  subnet: PlainSubnet,
  { subnets, stores, cluster }: Inhabitants & { subnets: PlainSubnet[] },
): Draft[] {
  const servers = stores.filter(store => store.hosting === 'azure-postgresql' && store.subnet === subnet.id)
  const ports = [...new Set(servers.map(({ port }) => String(port)))]
  return [
    ...nodeSubnets(subnets, cluster).map(nodes =>
      inbound(`AllowFrom${pascal(nodes.id)}`, at(nodes), at(subnet), ports, '클러스터에서 데이터베이스로'),
    ),
    // A server with high availability talks to its standby inside the subnet. Source: azure-databases-docs concepts-networking-private.
    inbound('AllowWithinSubnet', at(subnet), at(subnet), ports, '주 서버와 대기 서버 사이'),
    outbound('AllowWithinSubnet', at(subnet), at(subnet), ports, '주 서버와 대기 서버 사이'),
    outbound('AllowStorage', at(subnet), tag('Storage'), ['443'], '백업'),
    outbound('AllowEntraId', at(subnet), tag('AzureActiveDirectory'), ['443'], '인증'),
  ]
}

/** Each port once, as security rules write them. */
const portsOf = (endpoints: PrivateEndpoint[]) => [
  ...new Set(endpoints.flatMap(({ port, nodePorts }) => [String(port), ...(nodePorts ? [nodePorts] : [])])),
]

const nodeSubnets = (subnets: PlainSubnet[], { pools }: Inhabitants['cluster']) =>
  subnets.filter(({ id }) => pools.some(pool => pool.subnet === id))

const at = ({ cidr, id }: PlainSubnet): Address => ({ prefix: cidr, subnet: id })

const inbound = (name: string, source: Address, destination: Address, ports: string[], purpose: string): Draft => ({
  name,
  direction: 'Inbound',
  source,
  destination,
  ports,
  purpose,
})

const outbound = (name: string, source: Address, destination: Address, ports: string[], purpose: string): Draft => ({
  ...inbound(name, source, destination, ports, purpose),
  direction: 'Outbound',
})

function writtenRule(
  id: string,
  rule: written.SecurityRule,
  subnet: PlainSubnet,
  { subnets }: { subnets: PlainSubnet[] },
): SecurityRule {
  const address = (text: string): Address => {
    const target = subnets.find(other => other.id === text)
    return target ? at(target) : tag(text)
  }
  const incoming = rule.to === undefined
  const protocols = { TCP: 'Tcp', UDP: 'Udp', ICMP: 'Icmp', '*': '*' } as const
  return {
    name: id,
    at: `${subnet.at}.rules.${id}`,
    direction: incoming ? 'Inbound' : 'Outbound',
    access: rule.action!,
    priority: rule.priority,
    protocol: protocols[rule.protocol!],
    source: rule.from === undefined ? at(subnet) : address(rule.from),
    destination: rule.to === undefined ? at(subnet) : address(rule.to),
    ports: String(rule.ports).split(','),
    purpose: rule.purpose ?? id,
    derived: false,
  }
}

/** 'private-endpoints' → 'PrivateEndpoints' */
const pascal = (id: string) => id.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
