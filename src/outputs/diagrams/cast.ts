import type { Environment, Party, Store } from '../../model/architecture.ts'
import { idMaker } from '../../print/mermaid.ts'
import type { Node } from './diagram.ts'

/** The nodes of one diagram, and which of them plays which party of a connection; several parties may share a node. */
export interface Cast {
  id: ReturnType<typeof idMaker>
  /** Makes a node that plays the parties. */
  play(prefix: string, specId: string, label: Omit<Node, 'id'>, ...parties: Party[]): Node
  /** Id of the node, or of the frame, that plays the party; null for one that is not in this diagram. */
  playing(party: Party): string | null
  /** Lets a node or frame that exists play a party. */
  assign(party: Party, id: string): void
  /** Lets a frame play all the parties of its members. */
  replace(members: ReadonlySet<string>, frame: string): void
}

export function newCast(): Cast {
  const id = idMaker()
  const players = new Map<string, string>()
  const key = (party: Party) => `${party.kind} ${party.id}`
  const assign = (party: Party, player: string) => void players.set(key(party), player)
  return {
    id,
    assign,
    replace(members, frame) {
      for (const [party, player] of players) if (members.has(player)) players.set(party, frame)
    },
    playing: party => players.get(key(party)) ?? null,
    play(prefix, specId, label, ...parties) {
      const node = { id: id(prefix, specId), ...label }
      for (const party of parties) assign(party, node.id)
      return node
    },
  }
}

export const storePrefix = (store: Store) => ({ postgresql: 'db', redis: 'cch', blob: 'sto' })[store.definition.engine]

/** Queues and topics are drawn as the broker that holds them, streams as theirs. */
export const brokerParties = ({ messaging, streaming }: Environment) => ({
  bus: [
    ...(messaging?.queues ?? []).map(({ id }): Party => ({ kind: 'queue', id })),
    ...(messaging?.topics ?? []).map(({ id }): Party => ({ kind: 'topic', id })),
  ],
  hubs: (streaming?.streams ?? []).map(({ id }): Party => ({ kind: 'stream', id })),
})
