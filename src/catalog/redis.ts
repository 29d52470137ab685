import managedTable from './managed-redis-skus.json' with { type: 'json' }
import table from './redis-skus.json' with { type: 'json' }
import successorTable from './redis-successors.json' with { type: 'json' }
import { evidenceOf, lookUp } from './table.ts'

export interface RedisSku {
  /** Premium_P2 */
  sku: string
  tier: 'Basic' | 'Standard' | 'Premium'
  /** GB of one shard. */
  memoryGB: number
  clients: number
  /** vCPU of one node, known for Premium. */
  vcpu: number | null
}

export interface ManagedRedisSku {
  /** Balanced_B10 */
  sku: string
  memoryGB: number
  clients: number
  preview: boolean
}

export const redisEvidence = evidenceOf(table)
export const managedRedisEvidence = evidenceOf(managedTable)

const skus = lookUp<RedisSku>(table)
const managed = lookUp<ManagedRedisSku>(managedTable)
const successors = lookUp<{ size: string; successor: string }>(successorTable)

export const redisSku = (sku: string) => skus.find(sku)
export const redisSkus = () => skus.all()

export const managedRedisSku = (sku: string) => managed.find(sku)
export const managedRedisSkus = () => managed.all()

/** The Azure Managed Redis size Microsoft names for a size of Azure Cache for Redis: 'Premium_P2' → 'Balanced_B10'. */
export const redisSuccessor = (sku: string) => successors.find(sku.split('_')[1] ?? sku)?.successor
