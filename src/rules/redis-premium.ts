import { redisEvidence } from '../catalog/redis.ts'
import { childPath } from '../diagnostic.ts'
import type { RedisCache } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const redisPremium = defineRule({
  id: 'redis-premium',
  severity: 'error',
  title: 'Redis의 샤드, 지속성, 지역 복제는 Premium에만 있다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'azure-redis')) {
      if (store.sku.name === 'Premium') continue
      for (const { key, what } of premiumParts(store)) {
        yield {
          at: childPath(store.at, key),
          message: `${particle(what, '은/는')} Premium에만 있습니다.`,
          found: store.sku.text,
          allowed: 'Premium_P1 이상',
          related: [{ at: childPath(store.at, 'sku'), message: `${store.sku.name} 계층입니다.` }],
          evidence: redisEvidence,
        }
      }
    }
  },
})

const premiumParts = ({ shards, persistence, geo, replicasPerShard, zones }: RedisCache) => [
  ...(shards > 1 ? [{ key: 'shards', what: '클러스터링' }] : []),
  ...(persistence.rdb !== null || persistence.aof ? [{ key: 'persistence', what: '지속성' }] : []),
  ...(geo ? [{ key: 'geo', what: '지역 복제' }] : []),
  ...(replicasPerShard > 1 ? [{ key: 'replicasPerShard', what: '둘 이상의 복제본' }] : []),
  ...(zones.length > 0 ? [{ key: 'zones', what: '가용 영역 지정' }] : []),
]
