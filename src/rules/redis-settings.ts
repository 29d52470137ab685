import { limitEvidence, limitWords } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const redisSettings = defineRule({
  id: 'redis-settings',
  severity: 'error',
  title: '관리형 Redis에는 redis.conf를 줄 수 없다',
  *check(architecture) {
    const known = limitWords('redis.settings')
    for (const { store } of hostedAs(architecture, 'azure-redis')) {
      for (const key of Object.keys(store.settings)) {
        if (known.includes(key)) continue
        yield {
          at: childPath(childPath(store.at, 'settings'), key),
          message: '관리형 Redis가 받지 않는 설정입니다.',
          found: key,
          allowed: known.join(', '),
          suggestion:
            key === 'maxmemory-policy'
              ? `stores.${store.id}.eviction에 적으십시오.`
              : '지우십시오. 클러스터와 지속성은 shards와 persistence로 정합니다.',
          evidence: limitEvidence('redis.settings'),
        }
      }
    }
  },
})
