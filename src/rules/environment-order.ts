import { childPath, type IdPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const environmentOrder = defineRule({
  id: 'environment-order',
  severity: 'warning',
  title: '더 높은 가용성을 약속한 환경이 더 약하지 않다',
  *check({ environments }) {
    const promising = environments
      .filter(({ targets }) => targets.availability !== null)
      .toSorted((a, b) => a.targets.availability! - b.targets.availability!)
    const weakest = promising[0]
    for (const environment of promising.slice(1)) {
      if (!weakest || environment.targets.availability === weakest.targets.availability) continue
      for (const { what, at, here, there, words } of comparisons(environment, weakest)) {
        if (here >= there) continue
        yield {
          at,
          message: `가용성 ${environment.targets.availability}%를 약속한 ${environment.id}의 ${particle(what, '이/가')} ${weakest.targets.availability}%인 ${weakest.id}보다 낮습니다.`,
          found: words?.[here] ?? String(here),
          allowed: `${words?.[there] ?? there} 이상`,
          related: [{ at: childPath(weakest.at, 'targets'), message: `${weakest.id} 환경입니다.` }],
        }
      }
    }
  },
})

interface Comparison {
  what: string
  at: IdPath
  here: number
  there: number
  /** What the numbers stand for, where they are ranks. */
  words?: string[]
}

const clusterTiers = ['Free', 'Standard', 'Premium']
const registryTiers = ['Basic', 'Standard', 'Premium']
const highAvailability = ['none', 'same-zone', 'zone-redundant']

function comparisons(strong: Environment, weak: Environment): Comparison[] {
  const tier = (what: string, at: IdPath, here: string, there: string, order: string[]): Comparison => ({
    what,
    at,
    here: order.indexOf(here),
    there: order.indexOf(there),
    words: order,
  })
  return [
    ...strong.services.flatMap(service => {
      const other = weak.services.find(({ id }) => id === service.id)
      if (!other) return []
      return [
        {
          what: `${service.id} 복제본`,
          at: childPath(service.at, 'replicas'),
          here: service.replicas.min,
          there: other.replicas.min,
        },
      ]
    }),
    { what: '가용 영역', at: childPath(strong.at, 'zones'), here: strong.zones.length, there: weak.zones.length },
    tier('AKS 계층', childPath(strong.cluster.at, 'tier'), strong.cluster.tier, weak.cluster.tier, clusterTiers),
    ...(strong.registry && weak.registry
      ? [
          tier(
            '레지스트리 계층',
            childPath(strong.registry.at, 'sku'),
            strong.registry.sku,
            weak.registry.sku,
            registryTiers,
          ),
        ]
      : []),
    ...strong.stores.flatMap(store => {
      const other = weak.stores.find(({ id }) => id === store.id)
      if (store.hosting !== 'azure-postgresql' || other?.hosting !== 'azure-postgresql') return []
      return [
        tier(`${store.id}의 고가용성`, childPath(store.at, 'ha'), store.ha, other.ha, highAvailability),
        {
          what: `${store.id}의 백업 보존 일수`,
          at: childPath(childPath(store.at, 'backup'), 'keep'),
          here: store.backup.keepDays,
          there: other.backup.keepDays,
        },
      ]
    }),
  ]
}
