import type { Environment, Party } from '../../model/architecture.ts'
import {
  eventHubsLabel,
  keyVaultLabel,
  monitorLabel,
  registryLabel,
  serviceBusLabel,
  storeLabel,
} from './architecture-nodes.ts'
import { brokerParties, type Cast, storePrefix } from './cast.ts'
import { portLabel } from './connection-edges.ts'
import type { Node, Part } from './diagram.ts'

/**
 * Managed services that are reached at a public address. They tell their port themselves, since one line leads to all of them:
 * a frame plays the parties of its members. null where there is none.
 */
export function publicServices(environment: Environment, cast: Cast): Part | null {
  const [first, ...others] = serviceNodes(environment, cast)
  if (!first) return null

  const ids = new Set([first, ...others].map(({ id }) => id))
  const ports = portLabel(environment.connections.filter(({ to }) => ids.has(cast.playing(to) ?? '')))
  if (others.length === 0) return { ...first, lines: [first.lines[0]!, `공용 주소 · ${ports}`] }

  const id = cast.id('sg', 'public')
  cast.replace(ids, id)
  return { id, title: `공용 주소의 관리형 서비스 · ${ports}`, members: [first, ...others], rows: [] }
}

function serviceNodes(environment: Environment, cast: Cast): Node[] {
  const { stores, messaging, streaming, keyVault, registry, monitoring, connections } = environment
  const reached = (party: Party) =>
    cast.playing(party) === null && connections.some(({ to }) => to.kind === party.kind && to.id === party.id)
  const { bus, hubs } = brokerParties(environment)
  const only = (kind: Party['kind']): Party => ({ kind, id: '' })
  const brief = (label: Omit<Node, 'id'>) => ({ ...label, lines: label.lines.slice(0, 2) })
  return [
    ...stores
      .map(store => ({ store, party: { kind: 'store', id: store.id } as Party }))
      .filter(({ party }) => reached(party))
      .map(({ store, party }) => cast.play(storePrefix(store), store.id, brief(storeLabel(store)), party)),
    ...(messaging && bus.some(reached) ? [cast.play('msg', 'bus', brief(serviceBusLabel(messaging)), ...bus)] : []),
    ...(streaming && hubs.some(reached) ? [cast.play('msg', 'hubs', brief(eventHubsLabel(streaming)), ...hubs)] : []),
    ...(keyVault && reached(only('key-vault'))
      ? [cast.play('sec', 'kv', keyVaultLabel(keyVault), only('key-vault'))]
      : []),
    ...(reached(only('monitor'))
      ? [cast.play('ops', 'monitor', brief(monitorLabel(monitoring)), only('monitor'))]
      : []),
    ...(registry && reached(only('registry'))
      ? [cast.play('ops', 'acr', brief(registryLabel(registry)), only('registry'))]
      : []),
  ]
}
