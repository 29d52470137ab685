import { limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const redisPersistence = defineRule({
  id: 'redis-persistence',
  severity: 'error',
  title: 'Redis의 지속성은 RDB와 AOF 가운데 하나다',
  *check({ environments }) {
    for (const store of environments.flatMap(({ stores }) => stores)) {
      if (store.hosting !== 'azure-redis' && store.hosting !== 'azure-managed-redis') continue
      if (store.persistence.rdb === null || !store.persistence.aof) continue
      yield {
        at: childPath(store.at, 'persistence'),
        message: 'RDB와 AOF를 함께 켤 수 없습니다.',
        found: 'rdb, aof',
        allowed: 'rdb 또는 aof',
        suggestion: '잃어도 되는 시간이 길면 rdb, 짧으면 aof만 두십시오.',
        evidence: limitEvidence('redis.rdb-minutes'),
      }
    }
  },
})
