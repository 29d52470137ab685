import { childPath, type IdPath } from '../diagnostic.ts'
import type { Environment, Subnet } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const subnetFor = defineRule({
  id: 'subnet-for',
  severity: 'error',
  title: '리소스는 제 용도의 서브넷에 둔다',
  *check({ environments }) {
    for (const environment of environments) {
      for (const { what, subnet: id, at, purposes } of placements(environment)) {
        const subnet = environment.network.subnets.find(subnet => subnet.id === id)
        if (!subnet || purposes.includes(subnet.for)) continue
        yield {
          at,
          message: `${particle(what, '을/를')} ${subnet.for} 용도의 서브넷에 둘 수 없습니다.`,
          found: id,
          allowed:
            environment.network.subnets
              .filter(subnet => purposes.includes(subnet.for))
              .map(({ id }) => id)
              .join(', ') || `for: ${purposes.join(' 또는 ')}인 서브넷`,
          related: [{ at: childPath(subnet.at, 'for'), message: `서브넷 ${subnet.id}의 용도입니다.` }],
        }
      }
    }
  },
})

interface Placement {
  what: string
  subnet: string
  at: IdPath
  purposes: Subnet['for'][]
}

function placements({ cluster, gateway, stores, keyVault, registry, messaging, streaming }: Environment): Placement[] {
  const place = (
    what: string,
    part: { at: IdPath; subnet: string | null } | null,
    ...purposes: Subnet['for'][]
  ): Placement[] =>
    part && part.subnet !== null ? [{ what, subnet: part.subnet, at: childPath(part.at, 'subnet'), purposes }] : []
  return [
    ...cluster.pools.flatMap(pool => place(`노드 풀 ${pool.id}`, pool, 'nodes')),
    ...place('Application Gateway', gateway, 'application-gateway'),
    ...stores.flatMap(store => {
      if (store.hosting === 'pod') return []
      const purposes: Subnet['for'][] =
        store.hosting === 'azure-postgresql' ? ['private-endpoints', 'postgresql'] : ['private-endpoints']
      return place(`저장소 ${store.id}`, store, ...purposes)
    }),
    ...place('Key Vault', keyVault, 'private-endpoints'),
    ...place('컨테이너 레지스트리', registry, 'private-endpoints'),
    ...place('Service Bus', messaging, 'private-endpoints'),
    ...place('Event Hubs', streaming, 'private-endpoints'),
  ]
}
