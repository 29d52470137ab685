import { childPath } from '../diagnostic.ts'
import { runsAlways } from '../model/capacity.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const zoneSpread = defineRule({
  id: 'zone-spread',
  severity: 'warning',
  title: '영역 장애를 견디려면 Pod가 둘 이상의 영역에 흩어진다',
  *check({ environments }) {
    for (const { services, cluster, targets } of environments) {
      if (targets.availability === null || targets.availability < 99.9) continue
      for (const service of services) {
        const pool = cluster.pools.find(({ id }) => id === service.pool)
        if (
          !runsAlways(service) ||
          service.replicas.min < 2 ||
          !pool ||
          pool.zones.length < 2 ||
          service.spread === 'zone'
        )
          continue
        yield {
          at: childPath(service.at, 'spread'),
          message: `${service.id}의 Pod가 모두 한 영역에 놓일 수 있습니다.`,
          found: service.spread,
          allowed: 'zone',
          related: [
            { at: pool.at, message: `노드 풀 ${particle(pool.id, '은/는')} 영역 ${pool.zones.join(', ')}에 있습니다.` },
          ],
        }
      }
    }
  },
})
