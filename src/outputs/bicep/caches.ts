import type { Environment, ManagedRedis, RedisCache } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { maintenanceWindow } from './maintenance.ts'
import { privateEndpointValue } from './private-endpoint.ts'
import { atLeast, zonesOf } from './units.ts'

export function redisValue(environment: Environment, cache: RedisCache): BicepValue {
  const premium = cache.sku.name === 'Premium'
  const window = maintenanceWindow(environment)
  const { name, family, capacity } = cache.sku
  return {
    name: cache.name,
    sku: { name, family, capacity },
    shards: premium && cache.shards > 1 ? cache.shards : undefined,
    replicasPerPrimary: premium ? cache.replicasPerShard : undefined,
    zones: premium ? zonesOf(cache.zones) : undefined,
    minTlsVersion: cache.minTls,
    // What Azure takes when nothing is said.
    evictionPolicy: cache.definition.eviction ?? 'volatile-lru',
    settings: cache.settings,
    persistence: premium ? redisPersistence(cache) : undefined,
    secondary:
      cache.geo && environment.drRegion ? { name: `${cache.name}-dr`, location: environment.drRegion.id } : undefined,
    privateEndpoint: privateEndpointValue(environment, cache.id),
    passwordSecret: cache.definition.password ?? undefined,
    maintenance: window ? { dayOfWeek: window.utc.day, startHourUtc: window.utc.hour } : undefined,
  }
}

const rdbMinutes = [15, 30, 60, 360, 720, 1440]

function redisPersistence({ name, persistence }: RedisCache): BicepValue {
  if (persistence.rdb === null && !persistence.aof) return undefined
  return {
    kind: persistence.rdb === null ? 'aof' : 'rdb',
    identityName: `id-${name}`,
    rdbFrequencyInMinutes:
      persistence.rdb === null ? undefined : String(atLeast(Math.ceil(persistence.rdb / 60), rdbMinutes)),
    rdbSnapshots: persistence.rdb === null ? undefined : persistence.snapshots,
  }
}

const evictions: Record<string, string> = {
  noeviction: 'NoEviction',
  'allkeys-lru': 'AllKeysLRU',
  'allkeys-lfu': 'AllKeysLFU',
  'allkeys-random': 'AllKeysRandom',
  'volatile-lru': 'VolatileLRU',
  'volatile-lfu': 'VolatileLFU',
  'volatile-random': 'VolatileRandom',
  'volatile-ttl': 'VolatileTTL',
}

const rdbHours = [1, 6, 12]

export function managedRedisValue(environment: Environment, cache: ManagedRedis): BicepValue {
  const { rdb, aof } = cache.persistence
  return {
    name: cache.name,
    sku: cache.sku,
    highAvailability: cache.ha,
    clusteringPolicy: cache.clustering,
    evictionPolicy: evictions[cache.definition.eviction ?? 'volatile-lru'],
    persistence:
      rdb === null && !aof
        ? undefined
        : { rdbFrequency: rdb === null ? undefined : `${atLeast(Math.ceil(rdb / 3600), rdbHours)}h`, aof },
    privateEndpoint: privateEndpointValue(environment, cache.id),
    passwordSecret: cache.definition.password ?? undefined,
  }
}
