import type { Architecture, Connection, Environment, Party, Workload } from '../../model/architecture.ts'
import { columnsOf, wrap } from '../../print/mermaid.ts'
import {
  actorLabel,
  externalLabel,
  frontDoorLabel,
  gatewayLabel,
  ingressLabel,
  keyVaultLabel,
  monitorLabel,
  registryLabel,
} from './architecture-nodes.ts'
import type { Cast } from './cast.ts'
import { framed, inRows, type Node, type Part } from './diagram.ts'

/** The way in, from people to the gateway; the ingress stands inside the cluster. */
export function entrance(
  { actors, documents }: Architecture,
  environment: Environment,
  cast: Cast,
): { outside: Node[]; ingress: Node | null } {
  const { emoji } = documents.diagrams
  const { frontDoor, gateway, ingress, externals, connections } = environment
  const on = (kind: Party['kind']) => connections.some(({ from, to }) => from.kind === kind || to.kind === kind)
  const arriving = externals.filter(({ id }) =>
    connections.some(({ from }) => from.kind === 'external' && from.id === id),
  )
  const callersOf = (external: string) => connections.filter(({ to }) => to.kind === 'external' && to.id === external)
  const people = partiesOf(connections, 'actor').map(party => {
    const actor = actors.find(({ id }) => id === party.id) ?? null
    const label = withIcon(actorLabel(actor, environment), emoji ? (actor?.icon ?? null) : null)
    // A system that one kind of people comes through is told in their label: a node of its own would only lengthen the way.
    const through = arriving.find(({ id }) => id === actor?.via && callersOf(id).length === 1)
    if (!through) return cast.play('usr', party.id, label, party)
    const lines = [...label.lines, ...wrap(`${through.definition.name} 경유`)]
    return cast.play('usr', party.id, { ...label, lines }, party, { kind: 'external', id: through.id })
  })
  const systems = arriving
    .filter(({ id }) => cast.playing({ kind: 'external', id }) === null)
    .map(external => externalNode(external, cast, emoji))
  return {
    outside: [
      ...people,
      ...systems,
      ...(frontDoor && on('front-door')
        ? [cast.play('edg', 'afd', frontDoorLabel(frontDoor), { kind: 'front-door', id: '' })]
        : []),
      ...(gateway && on('gateway')
        ? [cast.play('edg', 'agw', gatewayLabel(gateway), { kind: 'gateway', id: '' })]
        : []),
    ],
    ingress: on('ingress') ? cast.play('edg', 'ingress', ingressLabel(ingress), { kind: 'ingress', id: '' }) : null,
  }
}

/** Vault, monitor and registry: what every Pod needs. In a frame of several, the frame plays them all, so that one line says it. */
export function platformZone({ keyVault, monitoring, registry, connections }: Environment, cast: Cast): Part[] {
  const on = (kind: Party['kind']) => connections.some(({ to }) => to.kind === kind)
  const members = [
    ...(keyVault && on('key-vault')
      ? [cast.play('sec', 'kv', keyVaultLabel(keyVault), { kind: 'key-vault', id: '' })]
      : []),
    ...(on('monitor') ? [cast.play('ops', 'monitor', monitorLabel(monitoring), { kind: 'monitor', id: '' })] : []),
    ...(registry && on('registry')
      ? [cast.play('ops', 'acr', registryLabel(registry), { kind: 'registry', id: '' })]
      : []),
  ]
  const frame = { id: cast.id('sg', 'ops'), title: '플랫폼 서비스', members, rows: inRows(members, 1) }
  if (members.length > 1) cast.replace(new Set(members.map(({ id }) => id)), frame.id)
  return framed(frame)
}

/** Systems elsewhere that are called. */
export const outsideSystems = (
  environment: Environment,
  connections: readonly Connection[],
  cast: Cast,
  emoji: boolean,
): Node[] =>
  environment.externals
    .filter(({ id }) => connections.some(({ to }) => to.kind === 'external' && to.id === id))
    .filter(({ id }) => cast.playing({ kind: 'external', id }) === null)
    .map(external => externalNode(external, cast, emoji))

const externalNode = (external: Environment['externals'][number], cast: Cast, emoji: boolean) =>
  cast.play('ext', external.id, withIcon(externalLabel(external), emoji ? external.definition.icon : null), {
    kind: 'external',
    id: external.id,
  })

/** Emoji come from another font and turn into blobs in some programs, so they are drawn only where the spec asks for them. */
export const withIcon = <T extends Omit<Node, 'id'>>(label: T, icon: string | null): T =>
  icon === null ? label : { ...label, lines: [`${icon} ${label.lines[0]}`, ...label.lines.slice(1)] }

/**
 * How many of these nodes stand in a row, in rows of nearly the same length: at most four, or what is said, and no more than fit on an upright page.
 * null where one row is enough, which is left to the layout.
 */
export function rowLength(nodes: readonly Node[], most = 4): number | null {
  const widest = Math.max(...nodes.flatMap(({ lines }) => lines.map(columnsOf)))
  const fitting = Math.max(2, Math.min(most, Math.floor(pageWidth / (widest * columnWidth + nodeGap))))
  return nodes.length <= fitting ? null : Math.ceil(nodes.length / Math.ceil(nodes.length / fitting))
}

/** In the drawing's units: what prints at 7 pt on A4, a column of 14 px type, a node's padding with the gap to the next. */
const [pageWidth, columnWidth, nodeGap] = [930, 7.7, 60]

function partiesOf(connections: readonly Connection[], kind: Party['kind']): Party[] {
  const ids = connections
    .flatMap(({ from, to }) => [from, to])
    .filter(party => party.kind === kind)
    .map(({ id }) => id)
  return [...new Set(ids)].map(id => ({ kind, id }))
}

/** Services that take traffic or messages of their own, as against mocks and gateways, which stand beside them. */
export const standsInGroup = ({ definition }: Workload) => definition.kind !== 'mock' && definition.kind !== 'gateway'
