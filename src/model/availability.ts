import { sla } from '../catalog/slas.ts'
import type { Environment, Store } from './architecture.ts'

const secondsPerMonth = 30 * 86_400
const secondsPerYear = 8760 * 3600

/** Seconds a month (of 30 days) that a promise of so many percent allows to be down: 99.9 → 2592. */
export const downtimePerMonth = (percent: number) => roundSeconds(((100 - percent) / 100) * secondsPerMonth)
/** The same for a year of 8,760 hours. */
export const downtimePerYear = (percent: number) => roundSeconds(((100 - percent) / 100) * secondsPerYear)

export interface SlaFactor {
  /** Id in the catalog: 'postgresql/zone-redundant'. */
  id: string
  what: string
  /** null where Azure promises nothing. */
  percent: number | null
}

export interface CompositeSla {
  /** What a request must pass, one after the other. */
  factors: SlaFactor[]
  /** Product of the promises, percent. */
  percent: number
  /** Factors without a promise: the product is then an upper bound. */
  unpromised: SlaFactor[]
}

/** What the platform promises for the way of a request: edge, ingress, nodes, the stores in use, the vault. */
export function compositeSla(environment: Environment): CompositeSla {
  const ids = [
    ...(environment.frontDoor ? ['front-door/any'] : []),
    environment.gateway ? 'application-gateway/two' : 'load-balancer/standard',
    nodesSla(environment),
    ...environment.stores.flatMap(storeSla),
    ...(environment.keyVault ? ['key-vault/any'] : []),
  ]
  const factors = [...new Set(ids)].map((id): SlaFactor => {
    const found = sla(id)
    return { id, what: found?.what ?? id, percent: found?.percent ?? null }
  })
  const percent = factors.reduce((product, factor) => product * ((factor.percent ?? 100) / 100), 1) * 100
  return { factors, percent, unpromised: factors.filter(factor => factor.percent === null) }
}

function nodesSla({ cluster }: Environment): string {
  const working = cluster.pools.filter(({ mode }) => mode === 'User')
  const pools = working.length > 0 ? working : cluster.pools
  const zones = new Set(pools.flatMap(pool => pool.zones.slice(0, pool.count)))
  if (zones.size > 1) return 'vm/zones'
  return pools.reduce((sum, { count }) => sum + count, 0) > 1 ? 'vm/set' : 'vm/single'
}

/** A Pod's promise is that of its nodes. */
function storeSla(store: Store): string[] {
  if (store.hosting === 'azure-postgresql') return [`postgresql/${store.ha}`]
  if (store.hosting === 'azure-redis') return [`redis/${store.sku.name}`]
  if (store.hosting === 'azure-managed-redis') return [store.ha ? 'managed-redis/ha' : 'managed-redis/no-ha']
  return store.hosting === 'azure-storage' ? ['storage/any'] : []
}

const roundSeconds = (seconds: number) => Math.round(seconds * 10) / 10
