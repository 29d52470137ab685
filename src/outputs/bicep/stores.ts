import type { Architecture, Environment, Store } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { managedRedisValue, redisValue } from './caches.ts'
import { postgresqlValue } from './postgresql.ts'
import { storageValue } from './storage.ts'
import { camelCase } from './units.ts'

export type ManagedHosting = Exclude<Store['hosting'], 'pod'>

const suffixes: Record<ManagedHosting, string> = {
  'azure-postgresql': 'Postgresql',
  'azure-redis': 'Redis',
  'azure-managed-redis': 'ManagedRedis',
  'azure-storage': 'Storage',
}

/** How a store is called in main.bicep: 'main-db' is the parameter mainDbPostgresql and the module mainDbPostgresqlModule. */
export function storeSymbols(id: string, hosting: ManagedHosting): { param: string; module: string } {
  const param = `${camelCase(id)}${suffixes[hosting]}`
  return { param, module: `${param}Module` }
}

/** One parameter for every managed store. */
export function storeParameters(architecture: Architecture, environment: Environment): Record<string, BicepValue> {
  return Object.fromEntries(
    environment.stores.flatMap(store =>
      store.hosting === 'pod'
        ? []
        : [[storeSymbols(store.id, store.hosting).param, storeValue(architecture, environment, store)] as const],
    ),
  )
}

function storeValue(
  architecture: Architecture,
  environment: Environment,
  store: Exclude<Store, { hosting: 'pod' }>,
): BicepValue {
  switch (store.hosting) {
    case 'azure-postgresql':
      return postgresqlValue(architecture, environment, store)
    case 'azure-redis':
      return redisValue(environment, store)
    case 'azure-managed-redis':
      return managedRedisValue(environment, store)
    case 'azure-storage':
      return storageValue(environment, store)
  }
}
