import skuTable from './postgresql-skus.json' with { type: 'json' }
import storageTable from './postgresql-storage.json' with { type: 'json' }
import versionTable from './postgresql-versions.json' with { type: 'json' }
import { evidenceOf, lookUp } from './table.ts'

export interface PostgresqlSku {
  /** Standard_D4s_v3, the sku.name of ARM */
  sku: string
  tier: 'Burstable' | 'GeneralPurpose' | 'MemoryOptimized'
  vcores: number
  memoryGiB: number
  iops: number
  /** max_connections by default, including those the server keeps for itself. */
  maxConnections: number
}

export interface PostgresqlStorage {
  sizeGB: number
  /** The performance tier that comes with the size: P15. */
  tier: string
  iops: number
  /** All performance tiers the size may take, separated by a space. */
  tiers: string
}

export interface PostgresqlVersion {
  version: string
  /** ISO date of the last day of support. */
  end: string
  preview: boolean
}

export const postgresqlSkuEvidence = evidenceOf(skuTable)
export const postgresqlStorageEvidence = evidenceOf(storageTable)
export const postgresqlVersionEvidence = evidenceOf(versionTable)

const skus = lookUp<PostgresqlSku>(skuTable)
const storage = lookUp<PostgresqlStorage>(storageTable)
const versions = lookUp<PostgresqlVersion>(versionTable)

export const postgresqlSku = (sku: string) => skus.find(sku)
export const postgresqlSkus = () => skus.all()

export const postgresqlStorage = (sizeGB: number) => storage.find(sizeGB)
export const postgresqlStorageSizes = () => storage.all().map(({ sizeGB }) => sizeGB)

export const postgresqlVersion = (version: string) => versions.find(version.split('.')[0] ?? version)
export const postgresqlVersions = () => versions.all()
