import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const zonesNeedNodes = defineRule({
  id: 'zones-need-nodes',
  severity: 'warning',
  title: '가용 영역마다 노드가 하나는 있다',
  *check({ environments }) {
    for (const pool of environments.flatMap(({ cluster }) => cluster.pools)) {
      if (pool.zones.length < 2 || pool.count >= pool.zones.length) continue
      yield {
        at: childPath(pool.at, 'nodes'),
        message: `노드 풀 ${particle(pool.id, '은/는')} 가용 영역 ${pool.zones.length}개를 쓴다고 하지만 노드가 ${pool.count}개로 시작합니다.`,
        found: String(pool.count),
        allowed: `${pool.zones.length} 이상`,
        suggestion: '노드를 늘리거나 풀의 zones를 줄이십시오.',
      }
    }
  },
})
