import { childPath } from '../diagnostic.ts'
import { storePool } from '../model/capacity.ts'
import { defineRule } from './rule.ts'

export const poolPods = defineRule({
  id: 'pool-pods',
  severity: 'error',
  title: 'Pod의 수는 노드 풀이 담는 수를 넘지 않는다',
  *check({ environments }) {
    for (const environment of environments) {
      const { cluster, services, stores } = environment
      const home = storePool(environment)?.id
      for (const pool of cluster.pools) {
        const own = services
          .filter(service => service.pool === pool.id)
          .reduce((sum, { replicas }) => sum + replicas.max, 0)
        const pods = own + (pool.id === home ? stores.filter(({ hosting }) => hosting === 'pod').length : 0)
        const room = pool.nodes.max * pool.maxPods
        if (pods <= room) continue
        yield {
          at: childPath(pool.at, 'maxPods'),
          message: `노드 풀 ${pool.id}에 Pod가 ${pods}개까지 뜨는데 담을 수 있는 수는 ${room}개입니다.`,
          found: String(pool.maxPods),
          allowed: `${Math.ceil(pods / pool.nodes.max)} 이상, 또는 노드를 더`,
        }
      }
    }
  },
})
