import type {
  Address,
  Architecture,
  Connection,
  Environment,
  Party,
  PrivateEndpoint,
  Subnet,
} from '../../model/architecture.ts'
import { and } from '../../print/korean.ts'
import {
  ingressLabel as architectureIngressLabel,
  eventHubsLabel,
  externalLabel,
  keyVaultLabel,
  monitorLabel,
  registryLabel,
  serviceBusLabel,
  storeLabel,
} from './architecture-nodes.ts'
import { withIcon } from './architecture-parts.ts'
import { brokerParties, type Cast, newCast, storePrefix } from './cast.ts'
import { connectionLabel, lineOf } from './connection-edges.ts'
import { type Diagram, type Edge, type Frame, framed, type Node, type Part } from './diagram.ts'
import {
  clusterLabel,
  endpointLabel,
  endpointName,
  endpointsLabel,
  frontDoorLabel,
  gatewayLabel,
  ingressLabel,
  internetLabel,
  podLabel,
  targetLabel,
} from './network-nodes.ts'
import { securityCard } from './security-card.ts'

/** More endpoints of one subnet than this share a card. */
const endpointsInASubnet = 3

/** Who may reach whom, through what: the virtual network with its subnets, and what lies before and behind it. */
export function networkDiagram(architecture: Architecture, environment: Environment): Diagram {
  const { system, documents } = architecture
  const cast = newCast()
  const before = wayIn(environment, cast, documents.diagrams.emoji)
  const vnet = virtualNetwork(environment, cast)
  const behind = managedServices(environment, cast)
  const outside = outsideSystems(environment, cast, documents.diagrams.emoji)
  const peers = environment.network.peers.map(peer =>
    cast.play('net', `peer_${peer.id}`, {
      kind: 'ext',
      shape: 'rectangle',
      lines: [`VNet ${peer.id}`, peer.addressSpace, ...(peer.purpose ? [peer.purpose] : [])],
    }),
  )
  return {
    name: `network-${environment.id}`,
    view: 'network',
    title: `${system.name} ${environment.name} 네트워크`,
    description: descriptionOf(environment),
    zones: [...before, vnet, ...behind.zones, ...outside, ...peers],
    edges: [
      ...trafficEdges(environment, cast),
      ...behind.edges,
      ...peers.map((peer): Edge => ({ from: [vnet.id], to: peer.id, line: 'support', label: '피어링' })),
    ],
    palette: documents.diagrams.palette,
  }
}

function descriptionOf({ frontDoor, gateway, network, privateEndpoints }: Environment): string {
  const path = [...(frontDoor ? ['Front Door'] : []), ...(gateway ? ['Application Gateway'] : [])]
  const through = path.length === 0 ? '인그레스 컨트롤러를 통해' : `${and(path)}를 거쳐`
  const behind =
    privateEndpoints.length === 0 ? '' : ` 관리형 서비스에는 Private Endpoint ${privateEndpoints.length}개로 연결한다.`
  return `인터넷의 요청이 ${through} VNet ${network.addressSpace}의 AKS 서브넷으로 들어온다.${behind}`
}

/** The Internet with all who come through it, systems that come by a private line, and Front Door. */
function wayIn(environment: Environment, cast: Cast, emoji: boolean): Node[] {
  const { connections, externals, frontDoor } = environment
  const arrivals = connections.filter(
    ({ kind, from }) => kind === 'request' && (from.kind === 'actor' || from.kind === 'external'),
  )
  const byInternet = arrivals
    .map(({ from }) => from)
    .filter(({ kind, id }) => kind === 'actor' || externals.find(external => external.id === id)?.reach === 'internet')
  const byLine = externals.filter(
    ({ id, reach }) => reach !== 'internet' && arrivals.some(({ from }) => from.kind === 'external' && from.id === id),
  )
  return [
    ...(byInternet.length > 0 ? [cast.play('net', 'internet', internetLabel(environment), ...byInternet)] : []),
    ...byLine.map(external =>
      cast.play('ext', external.id, withIcon(externalLabel(external), emoji ? external.definition.icon : null), {
        kind: 'external',
        id: external.id,
      }),
    ),
    ...(frontDoor ? [cast.play('edg', 'afd', frontDoorLabel(frontDoor), { kind: 'front-door', id: '' })] : []),
  ]
}

const usageOrder: Subnet['for'][] = ['application-gateway', 'nodes', 'postgresql', 'private-endpoints', 'other']

function virtualNetwork(environment: Environment, cast: Cast): Frame {
  const { network } = environment
  const subnets = [...network.subnets].sort((a, b) => usageOrder.indexOf(a.for) - usageOrder.indexOf(b.for))
  return {
    id: cast.id('sg', 'vnet'),
    title: `VNet ${network.vnet} · ${network.addressSpace} · ${environment.region.name}`,
    members: subnets.map(subnet => subnetFrame(subnet, environment, cast)),
    columns: null,
  }
}

function subnetFrame(subnet: Subnet, environment: Environment, cast: Cast): Frame {
  const nameOf = (address: Address) =>
    environment.network.subnets.find(({ id }) => id === address.subnet)?.name ??
    (address.prefix === '*' ? '모두' : address.prefix)
  const card = securityCard(subnet, nameOf)
  const inhabitants = inhabitantsOf(subnet, environment, cast)
  const members = [...(card ? [cast.play('nsg', subnet.id, card)] : []), ...inhabitants]
  const empty: Node = cast.play('sn', `${subnet.id}_empty`, {
    kind: 'net',
    shape: 'rectangle',
    lines: [subnet.purpose ?? '예약'],
  })
  return {
    id: cast.id('sn', subnet.id),
    title: `${subnet.name} · ${subnet.cidr}`,
    members: members.length > 0 ? members : [empty],
    columns: null,
  }
}

function inhabitantsOf(subnet: Subnet, environment: Environment, cast: Cast): Part[] {
  const { gateway, cluster, stores, connections, ingress, network } = environment
  if (subnet.for === 'application-gateway') {
    return gateway?.subnet === subnet.id
      ? [cast.play('edg', 'agw', gatewayLabel(gateway), { kind: 'gateway', id: '' })]
      : []
  }
  if (subnet.for === 'nodes') {
    const pools = cluster.pools.filter(pool => pool.subnet === subnet.id)
    if (pools.length === 0) return []
    const first = cluster.pools[0]!.subnet === subnet.id
    const services = environment.services
      .filter(({ pool }) => pools.some(({ id }) => id === pool))
      .map(({ id }): Party => ({ kind: 'service', id }))
    const nodes = cast.play(
      'aks',
      subnet.id,
      clusterLabel(cluster, pools, network.firewallIp),
      ...services,
      ...(first ? [{ kind: 'service', id: '*' } as Party] : []),
    )
    const hasIngress = first && connections.some(({ to }) => to.kind === 'ingress')
    const pods = first ? stores.filter(({ hosting }) => hosting === 'pod') : []
    return [
      ...(hasIngress
        ? [
            cast.play('edg', 'ingress', ingressLabel(architectureIngressLabel(ingress).lines[0]!), {
              kind: 'ingress',
              id: '',
            }),
          ]
        : []),
      nodes,
      ...pods.map(store => cast.play(storePrefix(store), store.id, podLabel(store), { kind: 'store', id: store.id })),
    ]
  }
  const servers = stores
    .filter(store => store.hosting === 'azure-postgresql' && store.access === 'vnet' && store.subnet === subnet.id)
    .map(store =>
      cast.play(
        storePrefix(store),
        store.id,
        { ...storeLabel(store), lines: [storeLabel(store).lines[0]!, 'VNet 통합'] },
        { kind: 'store', id: store.id },
      ),
    )
  return [
    ...servers,
    ...endpointNodes(
      environment.privateEndpoints.filter(endpoint => endpoint.subnet === subnet.id),
      environment,
      cast,
    ),
  ]
}

function endpointNodes(endpoints: readonly PrivateEndpoint[], environment: Environment, cast: Cast): Node[] {
  if (endpoints.length > endpointsInASubnet) {
    return [
      cast.play(
        'pe',
        endpoints[0]!.subnet,
        endpointsLabel(endpoints, environment),
        ...endpoints.flatMap(endpoint => partiesBehind(endpoint, environment)),
      ),
    ]
  }
  return endpoints.map(endpoint =>
    cast.play('pe', endpoint.id, endpointLabel(endpoint, environment), ...partiesBehind(endpoint, environment)),
  )
}

/** The parties of connections that are reached through an endpoint. */
function partiesBehind({ at, resource }: PrivateEndpoint, environment: Environment): Party[] {
  const { bus, hubs } = brokerParties(environment)
  switch (resource) {
    case 'service-bus':
      return bus
    case 'event-hubs':
      return hubs
    case 'key-vault':
      return [{ kind: 'key-vault', id: '' }]
    case 'registry':
      return [{ kind: 'registry', id: '' }]
    default:
      return environment.stores.flatMap((store): Party[] => {
        if (store.at === at) return [{ kind: 'store', id: store.id }]
        if (store.hosting !== 'azure-postgresql') return []
        return store.replicas
          .filter(replica => replica.at === at)
          .map(({ id }) => ({ kind: 'replica', id: `${store.id}/${id}` }))
      })
  }
}

/** Behind the endpoints, with their DNS zones; and what is reached at a public address. */
function managedServices(environment: Environment, cast: Cast): { zones: Part[]; edges: Edge[] } {
  const { privateEndpoints, connections } = environment
  const seen = new Set<string>()
  const targets = privateEndpoints.map(endpoint => {
    const node: Node = {
      id: cast.id('paas', endpoint.id),
      ...targetLabel(
        endpoint,
        environment,
        !seen.has(`${endpoint.zone} ${endpointName(endpoint, environment).split(' ')[0]}`),
      ),
    }
    seen.add(`${endpoint.zone} ${endpointName(endpoint, environment).split(' ')[0]}`)
    return { endpoint, node }
  })
  const reachedAtPublicAddress = (party: Party) =>
    cast.playing(party) === null && connections.some(({ to }) => to.kind === party.kind && to.id === party.id)
  const open = publicServices(environment, cast, reachedAtPublicAddress)
  return {
    zones: [
      ...framed({
        id: cast.id('sg', 'paas'),
        title: '관리형 서비스 · 공용 접근 차단 · Private DNS 영역',
        members: targets.map(({ node }) => node),
        columns: null,
      }),
      ...framed({ id: cast.id('sg', 'public'), title: '공용 주소로 쓰는 관리형 서비스', members: open, columns: null }),
    ],
    edges: targets.map(
      ({ endpoint, node }): Edge => ({
        from: [cast.playing(partiesBehind(endpoint, environment)[0]!) ?? cast.id('pe', endpoint.id)],
        to: node.id,
        line: 'support',
        label: null,
      }),
    ),
  }
}

function publicServices(environment: Environment, cast: Cast, reached: (party: Party) => boolean): Node[] {
  const { stores, messaging, streaming, keyVault, registry, monitoring } = environment
  const { bus, hubs } = brokerParties(environment)
  const vault: Party = { kind: 'key-vault', id: '' }
  const images: Party = { kind: 'registry', id: '' }
  const monitor: Party = { kind: 'monitor', id: '' }
  const first = (label: Omit<Node, 'id'>) => ({ ...label, lines: label.lines.slice(0, 2) })
  return [
    ...stores
      .filter(({ id }) => reached({ kind: 'store', id }))
      .map(store => cast.play(storePrefix(store), store.id, first(storeLabel(store)), { kind: 'store', id: store.id })),
    ...(messaging && bus.some(reached) ? [cast.play('msg', 'bus', first(serviceBusLabel(messaging)), ...bus)] : []),
    ...(streaming && hubs.some(reached) ? [cast.play('msg', 'hubs', first(eventHubsLabel(streaming)), ...hubs)] : []),
    ...(keyVault && reached(vault) ? [cast.play('sec', 'kv', keyVaultLabel(keyVault), vault)] : []),
    ...(reached(monitor) ? [cast.play('ops', 'monitor', first(monitorLabel(monitoring)), monitor)] : []),
    ...(registry && reached(images) ? [cast.play('ops', 'acr', first(registryLabel(registry)), images)] : []),
  ]
}

const outsideSystems = (environment: Environment, cast: Cast, emoji: boolean): Node[] =>
  environment.externals
    .filter(({ id }) => cast.playing({ kind: 'external', id }) === null)
    .filter(({ id }) => environment.connections.some(({ to }) => to.kind === 'external' && to.id === id))
    .map(external =>
      cast.play('ext', external.id, withIcon(externalLabel(external), emoji ? external.definition.icon : null), {
        kind: 'external',
        id: external.id,
      }),
    )

/** One line for each pair of nodes: the cluster's services speak as one. */
function trafficEdges({ connections }: Environment, cast: Cast): Edge[] {
  const bundles = new Map<string, { edge: Omit<Edge, 'label'>; connections: Connection[] }>()
  for (const connection of connections) {
    const [from, to] = [cast.playing(connection.from), cast.playing(connection.to)]
    if (from === null || to === null || from === to || connection.kind === 'replication') continue
    // A line of our own to a system elsewhere is drawn as what runs beside, as is all that is not a request or a call.
    const line = connection.via === 'vpn' || connection.via === 'expressroute' ? 'support' : lineOf[connection.kind]
    const key = `${from} ${to}`
    const known = bundles.get(key)
    if (known) known.connections.push(connection)
    else bundles.set(key, { edge: { from: [from], to, line }, connections: [connection] })
  }
  return [...bundles.values()].map(({ edge, connections: bundle }) => ({ ...edge, label: networkLabel(bundle) }))
}

/** Here only protocol and port count: secrets and images are HTTPS. */
const networkLabel = (connections: readonly Connection[]) =>
  connectionLabel(
    connections.map(connection =>
      lineOf[connection.kind] === 'support' ? { ...connection, kind: 'call' } : connection,
    ),
  )
