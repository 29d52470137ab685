import { storePool } from '../model/capacity.ts'
import { defineRule } from './rule.ts'

export const poolUnused = defineRule({
  id: 'pool-unused',
  severity: 'warning',
  title: '아무도 쓰지 않는 노드 풀을 두지 않는다',
  *check({ environments }) {
    for (const environment of environments) {
      const { cluster, services, stores } = environment
      const storesIn = stores.some(({ hosting }) => hosting === 'pod') ? storePool(environment)?.id : undefined
      for (const pool of cluster.pools) {
        if (pool.mode === 'System' || pool.id === storesIn || services.some(service => service.pool === pool.id))
          continue
        yield {
          at: pool.at,
          on: 'key',
          message: `노드 풀 ${pool.id}에서 도는 서비스가 없습니다.`,
          found: pool.id,
          suggestion: 'serviceDefaults.pool이나 services.<id>.pool로 쓰거나 지우십시오.',
        }
      }
    }
  },
})
