import { limit } from '../catalog/limits.ts'
import { postgresqlSku } from '../catalog/postgresql.ts'
import type { Environment, PodStore, PostgresqlServer, Workload } from './architecture.ts'

export interface ConnectionBudget {
  store: PodStore | PostgresqlServer
  /** Connections applications may open: max_connections less what the server keeps. null when unknown. */
  supply: number | null
  /** Pools at their upper end, with the replicas of the start and with the most. */
  now: number
  most: number
  users: { service: Workload; pool: number }[]
}

/** PostgreSQL's default; a container image rarely changes it. */
const defaultMaxConnections = 100

/** Connections the services' pools may open against those the database allows. */
export function connectionBudgets({ services, stores }: Environment): ConnectionBudget[] {
  return stores.flatMap(store => {
    if (store.definition.engine !== 'postgresql' || (store.hosting !== 'pod' && store.hosting !== 'azure-postgresql'))
      return []
    const users = services.flatMap(service =>
      service.dbPool !== null && [...service.definition.uses, ...service.definition.reads].includes(store.id)
        ? [{ service, pool: service.dbPool.max }]
        : [],
    )
    const demand = (bound: 'min' | 'max') =>
      users.reduce((sum, { service, pool }) => sum + service.replicas[bound] * pool, 0)
    return [{ store, supply: supplyOf(store), now: demand('min'), most: demand('max'), users }]
  })
}

function supplyOf(store: PodStore | PostgresqlServer): number | null {
  const written = Number(store.settings.max_connections)
  if (store.hosting === 'pod') return Number.isFinite(written) ? written : defaultMaxConnections
  const most = Number.isFinite(written) ? written : (postgresqlSku(store.sku)?.maxConnections ?? null)
  return most === null ? null : most - limit('postgresql.reserved-connections')
}
