import {
  managedRedisEvidence,
  managedRedisSku,
  managedRedisSkus,
  redisEvidence,
  redisSku,
  redisSkus,
} from '../catalog/redis.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { nearest } from '../spec/nearest.ts'
import { defineRule } from './rule.ts'

export const redisSkuKnown = defineRule({
  id: 'redis-sku-known',
  severity: 'error',
  title: 'Redis의 SKU는 Azure에 있는 이름이다',
  *check({ environments }) {
    for (const store of environments.flatMap(({ stores }) => stores)) {
      if (store.hosting !== 'azure-redis' && store.hosting !== 'azure-managed-redis') continue
      const managed = store.hosting === 'azure-managed-redis'
      const sku = managed ? store.sku : store.sku.text
      if (managed ? managedRedisSku(sku) : redisSku(sku)) continue
      const known = (managed ? managedRedisSkus() : redisSkus()).map(({ sku }) => sku)
      const sized = known.filter(name => name.endsWith(`_${sku}`))
      const near = sized[0] ?? nearest(sku, known)
      const only = sized.length === 1 ? sized[0] : undefined
      yield {
        at: childPath(store.at, 'sku'),
        message: `${managed ? 'Azure Managed Redis' : 'Azure Cache for Redis'}에 없는 SKU입니다.`,
        found: sku,
        allowed: managed ? 'Balanced_B10, MemoryOptimized_M10 …' : 'Basic_C0~C6, Standard_C0~C6, Premium_P1~P5',
        ...(near && { suggestion: `${particle(near, '을/를')} 뜻했습니까?` }),
        ...(only && { fix: { on: 'value' as const, value: only } }),
        evidence: managed ? managedRedisEvidence : redisEvidence,
      }
    }
  },
})
