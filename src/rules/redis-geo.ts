import { limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const redisGeo = defineRule({
  id: 'redis-geo',
  severity: 'error',
  title: 'Redis의 지역 복제는 지속성, 여러 복제본과 함께 쓸 수 없다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'azure-redis')) {
      if (!store.geo) continue
      const at = childPath(store.at, 'geo')
      const evidence = limitEvidence('redis.rdb-minutes')
      if (store.persistence.rdb !== null || store.persistence.aof) {
        yield {
          at,
          message: '지역 복제를 켜면 지속성을 쓸 수 없습니다.',
          found: 'geo: true',
          suggestion: 'persistence나 geo 가운데 하나를 지우십시오.',
          related: [{ at: childPath(store.at, 'persistence'), message: '지속성입니다.' }],
          evidence,
        }
      }
      if (store.replicasPerShard > 1) {
        yield {
          at,
          message: '지역 복제를 켜면 샤드마다 복제본을 하나만 둘 수 있습니다.',
          found: `replicasPerShard: ${store.replicasPerShard}`,
          allowed: '1',
          related: [{ at: childPath(store.at, 'replicasPerShard'), message: '복제본 수입니다.' }],
          evidence,
        }
      }
    }
  },
})
