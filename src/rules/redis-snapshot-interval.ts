import { limitEvidence, limitNumbers } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { duration } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const redisSnapshotInterval = defineRule({
  id: 'redis-snapshot-interval',
  severity: 'error',
  title: 'Redis의 스냅숏 간격은 정해진 값이다',
  *check({ environments }) {
    for (const store of environments.flatMap(({ stores }) => stores)) {
      if (store.hosting !== 'azure-redis' && store.hosting !== 'azure-managed-redis') continue
      const managed = store.hosting === 'azure-managed-redis'
      const fact = managed ? 'managed-redis.rdb-hours' : 'redis.rdb-minutes'
      const allowed = limitNumbers(fact).map(count => count * (managed ? 3600 : 60))
      const { rdb } = store.persistence
      if (rdb === null || allowed.includes(rdb)) continue
      yield {
        at: childPath(childPath(store.at, 'persistence'), 'rdb'),
        message: '쓸 수 없는 스냅숏 간격입니다.',
        found: duration(rdb),
        allowed: allowed.map(duration).join(', '),
        evidence: limitEvidence(fact),
      }
    }
  },
})
