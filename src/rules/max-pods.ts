import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const maxPods = defineRule({
  id: 'max-pods',
  severity: 'error',
  title: '노드 풀은 Pod 30개를 담는다',
  *check({ environments }) {
    const least = limit('aks.pool-min-pods')
    for (const pool of environments.flatMap(({ cluster }) => cluster.pools)) {
      const room = pool.count * pool.maxPods
      if (pool.count === 0 || room >= least) continue
      yield {
        at: childPath(pool.at, 'maxPods'),
        message: `노드 풀 ${particle(pool.id, '이/가')} 담는 Pod가 모두 ${room}개라 AKS가 풀을 만들지 않습니다.`,
        found: String(pool.maxPods),
        allowed: `노드 ${pool.count}개면 ${Math.ceil(least / pool.count)} 이상`,
        evidence: limitEvidence('aks.pool-min-pods'),
      }
    }
  },
})
