import type { Connection, Environment, Party, PostgresqlServer, Store } from '../../model/architecture.ts'
import { eventHubsLabel, mergedStoreLabel, replicaLabel, serviceBusLabel, storeLabel } from './architecture-nodes.ts'
import { rowLength } from './architecture-parts.ts'
import { brokerParties, type Cast, storePrefix } from './cast.ts'
import { framed, inRows, type Node, type Part } from './diagram.ts'

interface Choice {
  /** More of one hosting and engine become one node that counts them. */
  storesOfAKind: number
  /** Most in a row; fewer where other things stand beside the frame. */
  most: number
  /** Also stores that nothing uses: they are built all the same. */
  unused: boolean
}

/** Stores and brokers that the connections reach: those in Pods, for the cluster's frame, and the managed ones. */
export function dataZones(
  environment: Environment,
  connections: readonly Connection[],
  cast: Cast,
  { storesOfAKind, most, unused }: Choice,
): { inCluster: Part[]; managed: Part[] } {
  const stores = environment.stores.filter(
    store => unused || [storeParty(store), ...replicaParties(store)].some(party => reaches(connections, party)),
  )
  const pods = storeNodes(
    stores.filter(({ hosting }) => hosting === 'pod'),
    cast,
    storesOfAKind,
  )
  const managed = stores.filter(({ hosting }) => hosting !== 'pod')
  const main = [...storeNodes(managed, cast, storesOfAKind), ...brokerNodes(environment, connections, cast)]
  const copies = managed.flatMap(store => replicaNodes(store, connections, cast))
  const title = main.some(({ kind }) => kind === 'msg') ? '데이터·메시징' : '데이터'
  // A line to the copy already sets it below what it copies; only what stands beside them needs its row.
  const columns = copies.length > 0 ? Math.ceil((main.length + copies.length) / 2) : rowLength(main, most)
  return {
    inCluster: framed({
      id: cast.id('sg', 'pods'),
      title: '데이터 Pod',
      members: pods,
      rows: inRows(pods, rowLength(pods)),
    }),
    managed: framed({ id: cast.id('sg', 'data'), title, members: [...main, ...copies], rows: inRows(main, columns) }),
  }
}

const reaches = (connections: readonly Connection[], party: Party) =>
  connections.some(({ to }) => to.kind === party.kind && to.id === party.id)

const storeParty = ({ id }: Store): Party => ({ kind: 'store', id })

const replicasOf = (store: Store): PostgresqlServer['replicas'] =>
  store.hosting === 'azure-postgresql' ? store.replicas : []
const replicaParty = (store: Store, replica: { id: string }): Party => ({
  kind: 'replica',
  id: `${store.id}/${replica.id}`,
})
const replicaParties = (store: Store) => replicasOf(store).map(replica => replicaParty(store, replica))

function storeNodes(stores: readonly Store[], cast: Cast, storesOfAKind: number): Node[] {
  return groups(stores).flatMap(alike => {
    const [first] = alike
    if (alike.length <= storesOfAKind)
      return alike.map(store => cast.play(storePrefix(store), store.id, storeLabel(store), storeParty(store)))
    const parties = alike.flatMap(store => [storeParty(store), ...replicaParties(store)])
    return [cast.play(storePrefix(first!), `all_${first!.hosting}`, mergedStoreLabel(alike), ...parties)]
  })
}

/** Stores of one hosting and engine together, in spec order. */
function groups(stores: readonly Store[]): Store[][] {
  const kindOf = ({ hosting, definition }: Store) => `${hosting} ${definition.engine}`
  return [...new Set(stores.map(kindOf))].map(kind => stores.filter(store => kindOf(store) === kind))
}

/** Those of merged stores are counted with them. */
function replicaNodes(store: Store, connections: readonly Connection[], cast: Cast): Node[] {
  return replicasOf(store)
    .map(replica => ({ replica, party: replicaParty(store, replica) }))
    .filter(({ party }) => cast.playing(party) === null && reaches(connections, party))
    .map(({ replica, party }) => cast.play(storePrefix(store), party.id, replicaLabel(replica), party))
}

function brokerNodes(environment: Environment, connections: readonly Connection[], cast: Cast): Node[] {
  const { messaging, streaming } = environment
  const { bus, hubs } = brokerParties(environment)
  const reached = (party: Party) => reaches(connections, party)
  return [
    ...(messaging && bus.some(reached) ? [cast.play('msg', 'bus', serviceBusLabel(messaging), ...bus)] : []),
    ...(streaming && hubs.some(reached) ? [cast.play('msg', 'hubs', eventHubsLabel(streaming), ...hubs)] : []),
  ]
}
