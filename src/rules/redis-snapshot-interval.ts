import { limitEvidence, limitNumbers } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { spokenTime } from './days.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const redisSnapshotInterval = defineRule({
  id: 'redis-snapshot-interval',
  severity: 'error',
  title: 'Redis의 스냅숏 간격은 정해진 값이다',
  *check(architecture) {
    const minutes = limitNumbers('redis.rdb-minutes')
    for (const { store } of hostedAs(architecture, 'azure-redis')) {
      const { rdb } = store.persistence
      if (rdb === null || minutes.includes(rdb / 60)) continue
      yield {
        at: childPath(childPath(store.at, 'persistence'), 'rdb'),
        message: '쓸 수 없는 스냅숏 간격입니다.',
        found: spokenTime(rdb),
        allowed: minutes.map(value => spokenTime(value * 60)).join(', '),
        evidence: limitEvidence('redis.rdb-minutes'),
      }
    }
  },
})
