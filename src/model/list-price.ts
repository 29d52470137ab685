import { hoursPerMonth, monthlyPrice, price } from '../catalog/prices.ts'
import { vmPrice, vmSizeEvidence } from '../catalog/vm-sizes.ts'
import type { Environment, PostgresqlServer, Store } from './architecture.ts'

export interface ListPrice {
  /** Path below the environment as cost items name it: 'stores.cache'. */
  of: string
  /** USD a month at list price, running all the time, at its lower end. */
  monthly: number
  /** Region the price is of; the catalog does not know every service's price in every region. */
  region: string
  /** Whether a reservation may lower it; fees of a tier or a gateway are what they are. */
  reservable: boolean
  source: string
  asOf: string
}

/** What the parts of an environment cost at list price, as far as the catalog knows it. Discounts and traffic are not in it. */
export function listPrices(environment: Environment): ListPrice[] {
  const { cluster, gateway, frontDoor, messaging, registry, region, stores } = environment
  return [
    ...cluster.pools.flatMap(({ id, vm, count, spot }): ListPrice[] => {
      const hourly = vmPrice(vm, region.id)
      if (hourly === null || spot) return []
      const { source, asOf } = vmSizeEvidence
      const monthly = count * hourly * hoursPerMonth
      return [{ of: `cluster.pools.${id}`, monthly, region: region.id, reservable: true, source, asOf }]
    }),
    ...(cluster.tier === 'Standard' ? priced('cluster', 'aks.standard', 1) : []),
    ...(gateway ? gatewayPrice(gateway.sku === 'WAF_v2' ? 'waf_v2' : 'standard_v2') : []),
    ...(frontDoor ? priced('edge.frontDoor', `afd.${frontDoor.sku.toLowerCase()}.base`, 1) : []),
    ...(messaging?.sku === 'Premium' ? priced('messaging', 'servicebus.premium.mu', messaging.units) : []),
    ...(registry ? priced('registry', `acr.${registry.sku.toLowerCase()}`, registry.geo ? 2 : 1) : []),
    ...stores.flatMap(storePrice),
  ]
}

/** The fixed fee alone: capacity units follow the traffic. */
const gatewayPrice = (sku: string) => priced('edge.gateway', `agw.${sku}.fixed`, 1)

function storePrice(store: Store): ListPrice[] {
  const of = `stores.${store.id}`
  if (store.hosting === 'azure-redis') {
    const nodes = store.shards * (store.sku.name === 'Basic' ? 1 : 1 + store.replicasPerShard)
    const { name, family, capacity } = store.sku
    return priced(of, `redis.${name}.${family}${capacity}.node`.toLowerCase(), nodes, true)
  }
  if (store.hosting === 'azure-managed-redis')
    return priced(of, `amr.${store.sku}.node`.toLowerCase(), store.ha ? 2 : 1, true)
  return store.hosting === 'azure-postgresql' ? serverPrice(of, store) : []
}

/** A standby is a second server that is billed; every replica is one more. Storage is billed with each of them. */
function serverPrice(of: string, { sku, tier, ha, storageGB, replicas }: PostgresqlServer): ListPrice[] {
  const key = (name: string) => `postgres.${prefixes[tier]}_${name}`.toLowerCase()
  const own = monthlyPrice(key(sku))
  const storage = price('postgres.storage')
  if (own === undefined || !storage) return []
  const servers = ha === 'none' ? 1 : 2
  const copies = replicas.reduce((sum, replica) => sum + (monthlyPrice(key(replica.sku)) ?? 0), 0)
  const disks = (servers + replicas.length) * storageGB * storage.usd
  return [{ ...priced(of, key(sku), servers)[0]!, reservable: true, monthly: servers * own + copies + disks }]
}

const prefixes = { Burstable: 'b', GeneralPurpose: 'gp', MemoryOptimized: 'mo' } as const

function priced(of: string, key: string, count: number, reservable = false): ListPrice[] {
  const found = price(key)
  const monthly = monthlyPrice(key)
  if (!found || monthly === undefined) return []
  const { region, source, asOf } = found
  return [{ of, monthly: count * monthly, region, reservable, source, asOf: asOf ?? '' }]
}
