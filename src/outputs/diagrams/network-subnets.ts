import type { Address, Environment, Party, PrivateEndpoint, Subnet } from '../../model/architecture.ts'
import { ingressLabel as ingressWords, storeLabel } from './architecture-nodes.ts'
import { brokerParties, type Cast, storePrefix } from './cast.ts'
import { type Edge, type Frame, inRows, type Node } from './diagram.ts'
import {
  clusterLabel,
  endpointLabel,
  endpointsLabel,
  gatewayLabel,
  ingressLabel,
  otherLabel,
  podLabel,
} from './network-nodes.ts'
import { isDrawn, securityCard } from './security-card.ts'

/** More endpoints of one subnet than this share a card. */
const endpointsInASubnet = 6
/** What fits beside each other on a page. */
const endpointsInARow = 3

/** In the order a request travels. */
const usageOrder: Subnet['for'][] = ['application-gateway', 'nodes', 'postgresql', 'private-endpoints', 'other']

/** The virtual network: a frame for each subnet with what lives there, and lines for what the author lets through between them. */
export function virtualNetwork(environment: Environment, cast: Cast): { frame: Frame; edges: Edge[] } {
  const { network, region } = environment
  const subnets = [...network.subnets].sort((a, b) => usageOrder.indexOf(a.for) - usageOrder.indexOf(b.for))
  const frames = new Map(subnets.map(subnet => [subnet.id, subnetFrame(subnet, environment, cast)]))
  return {
    frame: {
      id: cast.id('sg', 'vnet'),
      title: `VNet ${network.vnet} · ${network.addressSpace} · ${region.name}`,
      members: [...frames.values()],
      rows: subnetRows(subnets, environment).map(row => row.map(({ id }) => cast.id('sn', id))),
    },
    edges: subnets.flatMap(({ id, rules }) =>
      rules.filter(isDrawn).map(
        (rule): Edge => ({
          from: [speakerOf(frames.get(rule.source.subnet!)!)],
          to: frames.get(id)!.id,
          line: 'support',
          label: `${rule.protocol === '*' ? '모든 프로토콜' : rule.protocol.toUpperCase()} ${rule.ports.join('·')}`,
        }),
      ),
    ),
  }
}

/** The author's own subnets, then databases and endpoints, three wide; the request path places gateway and nodes by itself. */
function subnetRows(subnets: readonly Subnet[], { privateEndpoints }: Environment): Subnet[][] {
  const of = (...usages: Subnet['for'][]) => subnets.filter(({ for: usage }) => usages.includes(usage))
  const width = ({ id }: Subnet) =>
    Math.min(Math.max(privateEndpoints.filter(({ subnet }) => subnet === id).length, 1), endpointsInARow)
  const packed: { row: Subnet[]; width: number }[] = []
  for (const subnet of of('postgresql', 'private-endpoints')) {
    const free = packed.find(({ width: taken }) => taken + width(subnet) <= endpointsInARow)
    if (free) {
      free.row.push(subnet)
      free.width += width(subnet)
    } else packed.push({ row: [subnet], width: width(subnet) })
  }
  return [of('other'), ...packed.map(({ row }) => row)].filter(row => row.length > 0)
}

/** The node that speaks for a subnet; an edge may not start at a frame beside its own. */
const speakerOf = ({ id, members }: Frame) =>
  members.find(member => !('kind' in member && member.kind === 'sec'))?.id ?? id

function subnetFrame(subnet: Subnet, environment: Environment, cast: Cast): Frame {
  const nameOf = (address: Address) =>
    environment.network.subnets.find(({ id }) => id === address.subnet)?.name ??
    (address.prefix === '*' ? '모두' : address.prefix)
  const id = cast.id('sn', subnet.id)
  const inhabitants = inhabitantsOf(subnet, environment, cast)
  // A security group opens ports of a subnet: one line to the subnet says what many to its endpoints would.
  if (subnet.for === 'private-endpoints') cast.replace(new Set(inhabitants.map(node => node.id)), id)
  const living = inhabitants.length > 0 ? inhabitants : [cast.play('lan', subnet.id, otherLabel(subnet))]
  const card = subnet.for === 'other' ? null : securityCard(subnet, nameOf)
  return {
    id,
    title: `${subnet.name} · ${subnet.cidr}`,
    members: [...(card ? [cast.play('nsg', subnet.id, card)] : []), ...living],
    rows: subnet.for === 'private-endpoints' ? inRows(living, endpointsInARow) : [],
  }
}

function inhabitantsOf(subnet: Subnet, environment: Environment, cast: Cast): Node[] {
  switch (subnet.for) {
    case 'application-gateway': {
      const { gateway } = environment
      return gateway?.subnet === subnet.id
        ? [cast.play('edg', 'agw', gatewayLabel(gateway), { kind: 'gateway', id: '' })]
        : []
    }
    case 'nodes':
      return clusterNodes(subnet, environment, cast)
    case 'postgresql':
      return environment.stores
        .filter(store => store.hosting === 'azure-postgresql' && store.access === 'vnet' && store.subnet === subnet.id)
        .map(store => {
          const [name = ''] = storeLabel(store).lines
          return cast.play(
            'db',
            store.id,
            { kind: 'data', shape: 'cylinder', lines: [name, 'VNet 통합'] },
            { kind: 'store', id: store.id },
          )
        })
    case 'private-endpoints':
      return endpointNodes(
        environment.privateEndpoints.filter(endpoint => endpoint.subnet === subnet.id),
        environment,
        cast,
      )
    case 'other':
      return []
  }
}

/** The nodes of a subnet as one; the first node subnet also holds the ingress and the stores that run as Pods. */
function clusterNodes(
  subnet: Subnet,
  { cluster, services, stores, connections, ingress, network }: Environment,
  cast: Cast,
): Node[] {
  const pools = cluster.pools.filter(pool => pool.subnet === subnet.id)
  if (pools.length === 0) return []
  const first = cluster.pools[0] === pools[0]
  const parties = services
    .filter(({ pool }) => pools.some(({ id }) => id === pool))
    .map(({ id }): Party => ({ kind: 'service', id }))
  const everyone: Party[] = first ? [{ kind: 'service', id: '*' }] : []
  const hasIngress = first && connections.some(({ to }) => to.kind === 'ingress')
  const [controller = ''] = ingressWords(ingress).lines
  return [
    ...(hasIngress ? [cast.play('edg', 'ingress', ingressLabel(controller), { kind: 'ingress', id: '' })] : []),
    cast.play('aks', subnet.id, clusterLabel(cluster, pools, network), ...parties, ...everyone),
    ...(first ? stores.filter(({ hosting }) => hosting === 'pod') : []).map(store =>
      cast.play(storePrefix(store), store.id, podLabel(store), { kind: 'store', id: store.id }),
    ),
  ]
}

function endpointNodes(endpoints: readonly PrivateEndpoint[], environment: Environment, cast: Cast): Node[] {
  const parties = (endpoint: PrivateEndpoint) => partiesBehind(endpoint, environment)
  if (endpoints.length <= endpointsInASubnet)
    return endpoints.map(endpoint =>
      cast.play('pe', endpoint.id, endpointLabel(endpoint, environment), ...parties(endpoint)),
    )
  const label = endpointsLabel(endpoints, environment)
  return [cast.play('pe', `in_${endpoints[0]!.subnet}`, label, ...endpoints.flatMap(parties))]
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
