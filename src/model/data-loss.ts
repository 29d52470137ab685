import { limit } from '../catalog/limits.ts'
import type { Environment, Store } from './architecture.ts'

export interface DataLoss {
  store: Store
  /** Seconds of data lost at worst when the store or its zone is lost; null: everything. */
  worst: number | null
  /** What bounds the loss. */
  by:
    | 'log-backup'
    | 'geo-replica'
    | 'snapshot'
    | 'append-only-file'
    | 'disk-snapshot'
    | 'dump'
    | 'replication'
    | 'nothing'
  /** Whether the promise holds; null without a promise. */
  keepsRpo: boolean | null
}

/** What each store loses at worst, against the RPO the environment promises. A cache that is only memory loses all and may. */
export function dataLosses(environment: Environment): DataLoss[] {
  return environment.stores.map(store => {
    const { worst, by } = lossOf(store)
    const { rpo } = environment.targets
    return { store, worst, by, keepsRpo: rpo === null ? null : worst !== null && worst <= rpo }
  })
}

function lossOf(store: Store): Pick<DataLoss, 'worst' | 'by'> {
  switch (store.hosting) {
    case 'azure-postgresql': {
      const worst = limit('postgresql.log-lag-minutes') * 60
      return store.replicas.some(({ purpose }) => purpose === 'dr')
        ? { worst, by: 'geo-replica' }
        : { worst, by: 'log-backup' }
    }
    case 'azure-redis':
    case 'azure-managed-redis':
      if (store.persistence.aof) return { worst: 1, by: 'append-only-file' }
      return store.persistence.rdb === null
        ? { worst: null, by: 'nothing' }
        : { worst: store.persistence.rdb, by: 'snapshot' }
    case 'azure-storage':
      return { worst: storageLoss[store.replication] ?? null, by: 'replication' }
    case 'pod':
      if (store.storageMiB === null || store.backup.method === 'none') return { worst: null, by: 'nothing' }
      return { worst: store.backup.every, by: store.backup.method }
  }
}

/**
 * Seconds of files lost with a zone, by replication; LRS has all copies in one zone and loses them all.
 * Copies to the paired region follow within 15 minutes as a rule. Source: azure-docs storage-redundancy.
 */
const storageLoss: Record<string, number> = { ZRS: 0, GZRS: 0, RAGZRS: 0, GRS: 15 * 60, RAGRS: 15 * 60 }
