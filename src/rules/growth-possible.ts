import { limit, limitEvidence } from '../catalog/limits.ts'
import { managedRedisSku, redisEvidence, redisSku } from '../catalog/redis.ts'
import { defineRule } from './rule.ts'

export const growthPossible = defineRule({
  id: 'growth-possible',
  severity: 'error',
  title: '성장 경로의 다음 크기는 있는 크기다',
  *check({ environments }) {
    for (const { at, settings, stores } of environments) {
      const { database, cache } = settings.growth ?? {}
      const most = limit('postgresql.max-replicas')
      const managed = stores.some(({ hosting }) => hosting === 'azure-postgresql')
      if (database?.replicas !== undefined && managed && database.replicas > most) {
        yield {
          at: `${at}.growth.database.replicas`,
          message: 'PostgreSQL 서버 하나에 둘 수 있는 읽기 복제본보다 많습니다.',
          found: String(database.replicas),
          allowed: `${most} 이하`,
          evidence: limitEvidence('postgresql.max-replicas'),
        }
      }
      if (cache?.sku !== undefined && !redisSku(cache.sku) && !managedRedisSku(cache.sku)) {
        yield {
          at: `${at}.growth.cache.sku`,
          message: 'Redis에 없는 크기입니다.',
          found: cache.sku,
          allowed: 'Premium_P1~P5, Balanced_B10 …',
          evidence: redisEvidence,
        }
      }
    }
  },
})
