import { postgresqlSku } from '../catalog/postgresql.ts'
import { managedRedisSku, redisSku } from '../catalog/redis.ts'
import type { IdPath } from '../diagnostic.ts'
import type * as written from '../spec/types.ts'
import type {
  ManagedRedis,
  PodStore,
  PostgresqlServer,
  RedisCache,
  Region,
  StorageAccount,
  Store,
  StoreDefinition,
} from './architecture.ts'
import { entries, optional } from './definitions.ts'
import type { Namer } from './names.ts'
import { ports } from './ports.ts'
import { cpuRange, days, gigabytes, mebibytes, megabytes, memoryRange, seconds } from './quantity.ts'

export interface Setting {
  at: IdPath
  namespace: string
  name: Namer
  region: Region
  drRegion: Region | null
  regionNamed(id: string): Region
  /** What each subnet is for. */
  subnetFor(id: string): written.Subnet['for'] | null
  /** Every store that runs in the environment, to know which names need an id. */
  all: [StoreDefinition, written.StoreHosting][]
}

export function storeOf(definition: StoreDefinition, hosting: written.StoreHosting, setting: Setting): Store {
  switch (hosting.hosting) {
    case 'pod':
      return podStore(definition, hosting, setting)
    case 'azure-postgresql':
      return postgresqlServer(definition, hosting, setting)
    case 'azure-redis':
      return redisCache(definition, hosting, setting)
    case 'azure-managed-redis':
      return managedRedis(definition, hosting, setting)
    case 'azure-storage':
      return storageAccount(definition, hosting, setting)
  }
}

/** Where an image keeps its data: Bitnami's below /bitnami, the official ones where their Dockerfiles say. */
function mountPathOf(engine: StoreDefinition['engine'], image: string): string {
  if (/^bitnami(legacy)?\//.test(image)) return `/bitnami/${engine}`
  return engine === 'postgresql' ? '/var/lib/postgresql/data' : '/data'
}

function podStore(definition: StoreDefinition, pod: written.PodStore, { at, namespace, all }: Setting): PodStore {
  const alone =
    all.filter(([other, { hosting }]) => hosting === 'pod' && other.engine === definition.engine).length === 1
  const name = alone ? definition.engine : definition.id
  return {
    id: definition.id,
    at,
    definition,
    name,
    host: `${name}.${namespace}.svc.cluster.local`,
    port: ports[definition.engine],
    tls: false,
    hosting: 'pod',
    image: pod.image!,
    tag: definition.version ?? 'latest',
    cpu: cpuRange(pod.cpu!),
    memory: memoryRange(pod.memory!),
    storageMiB: optional(pod.storage, mebibytes),
    storageClass: pod.storageClass ?? null,
    mountPath: mountPathOf(definition.engine, pod.image!),
    settings: pod.settings ?? {},
    maxMemoryMB: optional(pod.maxMemory, megabytes),
    backup: pod.backup
      ? { method: pod.backup.method, every: seconds(pod.backup.every!), keep: seconds(pod.backup.keep!) }
      : { method: 'none', every: 0, keep: 0 },
    seed: pod.seed
      ? {
          scripts: pod.seed.scripts ?? [],
          accounts: pod.seed.accounts ?? [],
          data: pod.seed.data ?? null,
          check: pod.seed.check ?? [],
        }
      : null,
  }
}

/** One of its kind takes the plain name; several take their ids as well. */
function azureName(
  kind: 'postgresql' | 'redis' | 'managedRedis' | 'storage',
  { id }: StoreDefinition,
  hosting: Exclude<written.StoreHosting, written.PodStore>,
  { all, name }: Setting,
): string {
  if (hosting.name) return hosting.name
  const alone = all.filter(([, other]) => other.hosting === hosting.hosting).length === 1
  return alone ? name(kind) : name(kind, id)
}

const tiers = { B: 'Burstable', D: 'GeneralPurpose', E: 'MemoryOptimized' } as const

function postgresqlServer(
  definition: StoreDefinition,
  server: written.PostgresqlServer,
  setting: Setting,
): PostgresqlServer {
  const { at, region, drRegion, regionNamed, subnetFor } = setting
  const name = azureName('postgresql', definition, server, setting)
  const host = (server: string) => `${server}.postgres.database.azure.com`
  const known = postgresqlSku(server.sku)
  const letter = /^Standard_([BDE])/.exec(server.sku)?.[1] as keyof typeof tiers | undefined
  return {
    id: definition.id,
    at,
    definition,
    name,
    host: host(name),
    port: ports.postgresql,
    tls: true,
    hosting: 'azure-postgresql',
    sku: server.sku,
    tier: tiers[letter ?? 'D'],
    vcores: known?.vcores ?? null,
    memoryGiB: known?.memoryGiB ?? null,
    storageGB: gigabytes(server.storage),
    autoGrow: server.autoGrow!,
    ha: server.ha!,
    zone: server.zone ?? null,
    standbyZone: server.standbyZone ?? null,
    subnet: server.subnet ?? null,
    access: server.subnet ? (subnetFor(server.subnet) === 'postgresql' ? 'vnet' : 'private-endpoint') : 'public',
    ip: server.ip ?? null,
    minTls: server.minTls!,
    settings: server.settings ?? {},
    backup: {
      keepDays: days(server.backup!.keep!),
      geo: server.backup!.geo!,
      vault: server.backup!.vault
        ? {
            weekly: server.backup!.vault.weekly ?? 0,
            monthly: server.backup!.vault.monthly ?? 0,
            yearly: server.backup!.vault.yearly ?? 0,
          }
        : null,
    },
    replicas: entries(server.replicas).map(([id, replica]) => ({
      id,
      at: `${at}.replicas.${id}`,
      name: `${name}-${id}`,
      host: host(`${name}-${id}`),
      sku: replica.sku ?? server.sku,
      region:
        replica.region === undefined
          ? region
          : replica.region === 'dr'
            ? (drRegion ?? region)
            : regionNamed(replica.region),
      purpose: replica.purpose,
      ip: replica.ip ?? null,
    })),
  }
}

function redisCache(definition: StoreDefinition, cache: written.RedisCache, setting: Setting): RedisCache {
  const name = azureName('redis', definition, cache, setting)
  const [, tier = 'Standard', family = 'C', capacity = '0'] = /^(\w+)_([CP])(\d+)$/.exec(cache.sku) ?? []
  return {
    id: definition.id,
    at: setting.at,
    definition,
    name,
    host: `${name}.redis.cache.windows.net`,
    port: ports.redisTls,
    tls: true,
    hosting: 'azure-redis',
    sku: {
      name: tier as RedisCache['sku']['name'],
      family: family as 'C' | 'P',
      capacity: Number(capacity),
      text: cache.sku,
    },
    memoryGB: redisSku(cache.sku)?.memoryGB ?? null,
    shards: cache.shards!,
    replicasPerShard: cache.replicasPerShard!,
    zones: cache.zones ?? [],
    persistence: {
      rdb: optional(cache.persistence?.rdb, seconds),
      snapshots: cache.persistence?.snapshots ?? 1,
      aof: cache.persistence?.aof ?? false,
    },
    geo: cache.geo!,
    subnet: cache.subnet ?? null,
    ip: cache.ip ?? null,
    minTls: cache.minTls!,
    settings: cache.settings ?? {},
  }
}

function managedRedis(definition: StoreDefinition, cache: written.ManagedRedis, setting: Setting): ManagedRedis {
  const name = azureName('managedRedis', definition, cache, setting)
  return {
    id: definition.id,
    at: setting.at,
    definition,
    name,
    host: `${name}.${setting.region.id}.redis.azure.net`,
    port: ports.managedRedis,
    tls: true,
    hosting: 'azure-managed-redis',
    sku: cache.sku,
    memoryGB: managedRedisSku(cache.sku)?.memoryGB ?? null,
    ha: cache.ha!,
    clustering: cache.clustering!,
    persistence: { rdb: optional(cache.persistence?.rdb, seconds), aof: cache.persistence?.aof ?? false },
    subnet: cache.subnet ?? null,
    ip: cache.ip ?? null,
  }
}

function storageAccount(
  definition: StoreDefinition,
  account: written.StorageAccount,
  setting: Setting,
): StorageAccount {
  const name = azureName('storage', definition, account, setting)
  return {
    id: definition.id,
    at: setting.at,
    definition,
    name,
    host: `${name}.blob.core.windows.net`,
    port: ports.blob,
    tls: true,
    hosting: 'azure-storage',
    replication: account.replication!,
    tier: account.tier!,
    capacityGB: optional(account.capacity, gigabytes),
    lifecycle: {
      cool: optional(account.lifecycle?.cool, days),
      archive: optional(account.lifecycle?.archive, days),
      delete: optional(account.lifecycle?.delete, days),
    },
    subnet: account.subnet ?? null,
    softDeleteDays: days(account.softDelete!),
  }
}
