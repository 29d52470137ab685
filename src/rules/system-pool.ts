import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const systemPool = defineRule({
  id: 'system-pool',
  severity: 'error',
  title: '클러스터에는 시스템 풀이 있다',
  *check({ environments }) {
    for (const { cluster } of environments) {
      if (cluster.pools.some(({ mode }) => mode === 'System')) continue
      yield {
        at: childPath(cluster.at, 'pools'),
        message: '노드 풀 가운데 시스템 풀이 없습니다.',
        found: cluster.pools.map(({ id }) => id).join(', '),
        suggestion: '노드 풀 하나를 mode: System으로 두십시오.',
      }
    }
  },
})
