import { childPath } from '../diagnostic.ts'
import { runsAlways } from '../model/capacity.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

/** From here on an eviction of all Pods at once breaks the promise. */
const demanding = 99

export const spotOnly = defineRule({
  id: 'spot-only',
  severity: 'warning',
  title: '가용성을 약속한 서비스는 Spot에만 있지 않다',
  *check({ environments }) {
    for (const { at, services, cluster, targets } of environments) {
      if (targets.availability === null || targets.availability < demanding) continue
      for (const service of services) {
        const pool = cluster.pools.find(({ id }) => id === service.pool)
        if (!pool?.spot || !runsAlways(service)) continue
        yield {
          at: childPath(service.at, 'pool'),
          message: `${particle(service.id, '이/가')} 언제든 회수되는 Spot 노드에서만 돕니다.`,
          found: pool.id,
          allowed:
            cluster.pools
              .filter(({ spot, mode }) => !spot && mode === 'User')
              .map(({ id }) => id)
              .join(', ') || 'Spot이 아닌 노드 풀',
          related: [
            {
              at: childPath(childPath(at, 'targets'), 'availability'),
              message: `가용성 ${targets.availability}%를 약속했습니다.`,
            },
          ],
        }
      }
    }
  },
})
