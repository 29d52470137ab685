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
import { type Edge, framed, type Node, type Part } from './diagram.ts'
import { targetLabel } from './network-nodes.ts'
import { endpointNode } from './network-subnets.ts'

/** Managed services behind the endpoints, with their DNS zones, and those reached at a public address. */
export function managedServices(environment: Environment, cast: Cast): { zones: Part[]; edges: Edge[] } {
  const { privateEndpoints } = environment
  const behind = privateEndpoints.map((endpoint, index) => {
    const sameZone = privateEndpoints
      .slice(0, index)
      .some(({ resource, zone }) => resource === endpoint.resource && zone === endpoint.zone)
    return { endpoint, node: { id: cast.id('paas', endpoint.id), ...targetLabel(endpoint, environment, !sameZone) } }
  })
  return {
    zones: [
      ...framed({
        id: cast.id('sg', 'paas'),
        title: '관리형 서비스 · 공용 접근 차단 · Private DNS 영역',
        members: behind.map(({ node }) => node),
        columns: null,
      }),
      ...framed({
        id: cast.id('sg', 'public'),
        title: '공용 주소로 쓰는 관리형 서비스',
        members: publicServices(environment, cast),
        columns: null,
      }),
    ],
    edges: behind.map(
      ({ endpoint, node }): Edge => ({
        from: [endpointNode(endpoint, environment, cast)],
        to: node.id,
        line: 'support',
        label: null,
      }),
    ),
  }
}

function publicServices(environment: Environment, cast: Cast): Node[] {
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
