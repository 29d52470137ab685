import type { Architecture, Connection, Environment } from '../../model/architecture.ts'
import { and, particle } from '../../print/korean.ts'
import { externalLabel } from './architecture-nodes.ts'
import { withIcon } from './architecture-parts.ts'
import { type Cast, newCast } from './cast.ts'
import { lineOf, portLabel } from './connection-edges.ts'
import type { Diagram, Edge, Node } from './diagram.ts'
import { frontDoorLabel, internetLabel } from './network-nodes.ts'
import { publicServices } from './network-services.ts'
import { virtualNetwork } from './network-subnets.ts'

/** Who may reach whom, through what: the virtual network with its subnets, and what lies before and behind it. */
export function networkDiagram(architecture: Architecture, environment: Environment): Diagram {
  const { system, documents } = architecture
  const { emoji, palette } = documents.diagrams
  const cast = newCast()
  const before = wayIn(environment, cast, emoji)
  const vnet = virtualNetwork(environment, cast)
  const open = publicServices(environment, cast)
  const outside = outsideSystems(environment, cast, emoji)
  const peers = peerNetworks(environment, cast)
  return {
    name: `network-${environment.id}`,
    view: 'network',
    title: `${system.name} ${environment.name} 네트워크`,
    description: descriptionOf(environment),
    zones: [...before, vnet.frame, ...(open ? [open] : []), ...outside, ...peers],
    edges: [
      ...trafficEdges(environment, cast, open?.id ?? null),
      ...vnet.edges,
      ...(open ? [{ from: [vnet.frame.id], to: open.id, line: 'support', label: null } satisfies Edge] : []),
      ...peers.map((peer): Edge => ({ from: [vnet.frame.id], to: peer.id, line: 'support', label: '피어링' })),
    ],
    palette,
  }
}

function descriptionOf({ frontDoor, gateway, network, privateEndpoints }: Environment): string {
  const path = [...(frontDoor ? ['Front Door'] : []), gateway ? 'Application Gateway' : '인그레스 컨트롤러']
  const behind =
    privateEndpoints.length === 0 ? '' : ` 관리형 서비스에는 Private Endpoint ${privateEndpoints.length}개로 연결한다.`
  return `인터넷의 요청이 ${particle(and(path), '을/를')} 거쳐 VNet ${network.addressSpace}의 AKS로 들어온다.${behind}`
}

/** The Internet with all who come through it, systems that come by a private line, and Front Door. */
function wayIn({ connections, externals, frontDoor, ...environment }: Environment, cast: Cast, emoji: boolean): Node[] {
  const arrivals = connections.filter(
    ({ kind, to }) => kind === 'request' && to.kind !== 'service' && to.kind !== 'external',
  )
  const byLine = externals.filter(
    ({ id, reach }) => reach !== 'internet' && arrivals.some(({ from }) => from.kind === 'external' && from.id === id),
  )
  const byInternet = arrivals
    .map(({ from }) => from)
    .filter(({ kind, id }) => kind === 'actor' || (kind === 'external' && !byLine.some(external => external.id === id)))
  return [
    ...(byInternet.length > 0 ? [cast.play('net', 'internet', internetLabel(environment.domain), ...byInternet)] : []),
    ...byLine.map(external => externalNode(external, cast, emoji)),
    ...(frontDoor ? [cast.play('edg', 'afd', frontDoorLabel(frontDoor), { kind: 'front-door', id: '' })] : []),
  ]
}

const outsideSystems = ({ externals, connections }: Environment, cast: Cast, emoji: boolean): Node[] =>
  externals
    .filter(({ id }) => cast.playing({ kind: 'external', id }) === null)
    .filter(({ id }) =>
      connections.some(({ to, kind }) => kind !== 'request' && to.kind === 'external' && to.id === id),
    )
    .map(external => externalNode(external, cast, emoji))

const externalNode = (external: Environment['externals'][number], cast: Cast, emoji: boolean): Node =>
  cast.play('ext', external.id, withIcon(externalLabel(external), emoji ? external.definition.icon : null), {
    kind: 'external',
    id: external.id,
  })

const peerNetworks = ({ network }: Environment, cast: Cast): Node[] =>
  network.peers.map(({ id, addressSpace, purpose }) =>
    cast.play('net', `peer_${id}`, {
      kind: 'ext',
      shape: 'rectangle',
      lines: [`VNet ${id}`, addressSpace, ...(purpose === null ? [] : [purpose])],
    }),
  )

/** One line for each pair of nodes: the cluster's services speak as one. What is open to the public is reached by the network as a whole. */
function trafficEdges({ connections }: Environment, cast: Cast, open: string | null): Edge[] {
  const bundles = new Map<string, { edge: Omit<Edge, 'label'>; connections: Connection[] }>()
  for (const connection of connections) {
    const [from, to] = [cast.playing(connection.from), cast.playing(connection.to)]
    if (from === null || to === null || from === to || to === open || connection.kind === 'replication') continue
    // A private line to a system elsewhere is drawn as what runs beside.
    const line = connection.via === 'vpn' || connection.via === 'expressroute' ? 'support' : lineOf[connection.kind]
    const key = `${from} ${to}`
    const known = bundles.get(key)
    if (known) known.connections.push(connection)
    else bundles.set(key, { edge: { from: [from], to, line }, connections: [connection] })
  }
  return [...bundles.values()].map(({ edge, connections: bundle }) => ({
    ...edge,
    label: edge.to === open ? null : portLabel(bundle),
  }))
}
