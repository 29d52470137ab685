import type { Architecture, Connection, Environment, Party, Store, Workload } from '../../model/architecture.ts'
import { columnsOf, wrap } from '../../print/mermaid.ts'
import {
  actorLabel,
  eventHubsLabel,
  externalLabel,
  frontDoorLabel,
  gatewayLabel,
  ingressLabel,
  keyVaultLabel,
  mergedStoreLabel,
  monitorLabel,
  registryLabel,
  replicaLabel,
  serviceBusLabel,
  storeLabel,
} from './architecture-nodes.ts'
import { brokerParties, type Cast, storePrefix } from './cast.ts'
import { type Frame, framed, type Node, type Part } from './diagram.ts'

/** More stores of one kind than this become one node that counts them. */
const storesOfAKind = 3

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

/** Stores and brokers that the connections reach: those in Pods, for the cluster's frame, and the managed ones. */
export function dataZones(
  environment: Environment,
  connections: readonly Connection[],
  cast: Cast,
): { inCluster: Part[]; managed: Part[] } {
  const reached = (party: Party) => connections.some(({ to }) => to.kind === party.kind && to.id === party.id)
  const stores = environment.stores.filter(
    ({ id }) =>
      reached({ kind: 'store', id }) ||
      connections.some(({ to }) => to.kind === 'replica' && to.id.startsWith(`${id}/`)),
  )
  const pods = stores.filter(({ hosting }) => hosting === 'pod')
  const { bus, hubs } = brokerParties(environment)
  const brokers = [
    ...(environment.messaging && bus.some(reached)
      ? [cast.play('msg', 'bus', serviceBusLabel(environment.messaging), ...bus)]
      : []),
    ...(environment.streaming && hubs.some(reached)
      ? [cast.play('msg', 'hubs', eventHubsLabel(environment.streaming), ...hubs)]
      : []),
  ]
  const managed = storeNodes(
    stores.filter(({ hosting }) => hosting !== 'pod'),
    connections,
    cast,
  )
  const title = brokers.length > 0 ? '데이터·메시징' : '데이터'
  return {
    inCluster: framed(
      rows({
        id: cast.id('sg', 'pods'),
        title: '데이터 Pod',
        members: storeNodes(pods, connections, cast),
        columns: null,
      }),
    ),
    managed: framed(rows({ id: cast.id('sg', 'data'), title, members: [...managed, ...brokers], columns: null })),
  }
}

function storeNodes(stores: readonly Store[], connections: readonly Connection[], cast: Cast): Node[] {
  const kindOf = ({ hosting, definition }: Store) => `${hosting} ${definition.engine}`
  return [...new Set(stores.map(kindOf))].flatMap(kind => {
    const alike = stores.filter(store => kindOf(store) === kind)
    if (alike.length <= storesOfAKind) return alike.flatMap(store => storeWithReplicas(store, connections, cast))
    const parties = alike.flatMap(store => [{ kind: 'store', id: store.id } as Party, ...replicaParties(store)])
    return [cast.play(storePrefix(alike[0]!), `all_${alike[0]!.hosting}`, mergedStoreLabel(alike), ...parties)]
  })
}

function storeWithReplicas(store: Store, connections: readonly Connection[], cast: Cast): Node[] {
  const main = cast.play(storePrefix(store), store.id, storeLabel(store), { kind: 'store', id: store.id })
  if (store.hosting !== 'azure-postgresql') return [main]
  const replicas = store.replicas
    .map(replica => ({ replica, party: { kind: 'replica', id: `${store.id}/${replica.id}` } as Party }))
    .filter(({ party }) => connections.some(({ to }) => to.kind === 'replica' && to.id === party.id))
    .map(({ replica, party }) => cast.play(storePrefix(store), party.id, replicaLabel(replica), party))
  return [main, ...replicas]
}

const replicaParties = (store: Store): Party[] =>
  store.hosting === 'azure-postgresql'
    ? store.replicas.map(({ id }) => ({ kind: 'replica', id: `${store.id}/${id}` }))
    : []

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
  const frame = { id: cast.id('sg', 'ops'), title: '플랫폼 서비스', members, columns: 1 }
  if (members.length > 1)
    for (const kind of ['key-vault', 'monitor', 'registry'] as const) cast.assign({ kind, id: '' }, frame.id)
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

/** More than four members stand in rows of nearly the same length. */
export function rows(frame: Frame): Frame {
  const count = frame.members.length
  if (count <= 4) return frame
  return { ...frame, columns: Math.ceil(count / Math.ceil(count / 4)) }
}

function partiesOf(connections: readonly Connection[], kind: Party['kind']): Party[] {
  const ids = connections
    .flatMap(({ from, to }) => [from, to])
    .filter(party => party.kind === kind)
    .map(({ id }) => id)
  return [...new Set(ids)].map(id => ({ kind, id }))
}

/** Widest line of a label, to judge how many fit beside each other. */
export const widthOf = ({ lines }: Node) => Math.max(...lines.map(columnsOf))

/** Services that take traffic or messages of their own, as against mocks and gateways, which stand beside them. */
export const standsInGroup = ({ definition }: Workload) => definition.kind !== 'mock' && definition.kind !== 'gateway'
