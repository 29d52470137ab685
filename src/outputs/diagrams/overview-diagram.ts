import type { Architecture, Connection, Environment, Party } from '../../model/architecture.ts'
import { descriptionOf } from './architecture-diagram.ts'
import { clusterTitle } from './architecture-nodes.ts'
import { entrance, outsideSystems, platformZone, rowLength } from './architecture-parts.ts'
import { newCast } from './cast.ts'
import { connectionLabel, lineOf } from './connection-edges.ts'
import { dataZones } from './data-zones.ts'
import { type Diagram, type Edge, inRows, type Node } from './diagram.ts'
import { type Domain, podsOf } from './domains.ts'

/** More domains than this share nodes. */
const domainNodes = 16

/** A big system from afar: a node for each domain, every line from the cluster as a whole. */
export function overviewDiagram(
  architecture: Architecture,
  environment: Environment,
  domains: readonly Domain[],
): Diagram {
  const { system, documents } = architecture
  const { emoji, palette } = documents.diagrams
  const cast = newCast()
  const { outside, ingress } = entrance(architecture, environment, cast)
  const { services, connections } = environment
  const members = inGroups(domains).map(
    (group): Node =>
      cast.play('dom', group.map(({ id }) => id).join(' '), {
        kind: 'svc',
        shape: 'rectangle',
        lines: [namesOf(group), podsOf(group.flatMap(({ services }) => services))],
      }),
  )
  const title = clusterTitle(environment.cluster, environment.zones)
  const cluster = { id: cast.id('sg', 'aks'), title, members, rows: inRows(members, rowLength(members)) }
  for (const party of ['*', ...services.map(({ id }) => id)].map((id): Party => ({ kind: 'service', id })))
    cast.assign(party, cluster.id)
  const data = dataZones(environment, connections, cast, { storesOfAKind: 1, most: 4, unused: true })
  const zones = [
    ...outside,
    ...(ingress ? [ingress] : []),
    cluster,
    ...data.inCluster,
    ...data.managed,
    ...platformZone(environment, cast),
    ...outsideSystems(environment, connections, cast, emoji),
  ]
  const edges = new Map<string, { edge: Omit<Edge, 'label'>; connections: Connection[] }>()
  for (const connection of connections) {
    const [from, to] = [cast.playing(connection.from), cast.playing(connection.to)]
    if (from === null || to === null || from === to) continue
    const line = lineOf[connection.kind]
    const key = `${from} ${to} ${line}`
    const known = edges.get(key)
    if (known) known.connections.push(connection)
    else edges.set(key, { edge: { from: [from], to, line }, connections: [connection] })
  }
  return {
    name: `physical-architecture-${environment.id}`,
    view: 'architecture',
    title: `${system.name} ${environment.name} 물리 아키텍처 (전체)`,
    description: descriptionOf(environment, services),
    zones,
    edges: [...edges.values()].map(({ edge, connections }) => ({ ...edge, label: connectionLabel(connections) })),
    palette,
  }
}

/** Neighbours share a node when there are too many: 40 domains become 14 nodes of up to three. */
function inGroups(domains: readonly Domain[]): Domain[][] {
  const size = Math.ceil(domains.length / domainNodes)
  return Array.from({ length: Math.ceil(domains.length / size) }, (_, group) =>
    domains.slice(group * size, (group + 1) * size),
  )
}

const namesOf = (group: readonly Domain[]) =>
  group.length <= 2 ? group.map(({ name }) => name).join(' · ') : `${group[0]!.name} 외 도메인 ${group.length - 1}개`
