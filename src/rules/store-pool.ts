import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const storePool = defineRule({
  id: 'store-pool',
  severity: 'error',
  title: '저장소 Pod가 놓일 노드 풀이 있다',
  *check({ environments }) {
    for (const { cluster, stores } of environments) {
      // A Spot pool carries a taint of its own.
      if (cluster.pools.some(({ taints }) => !taints.some(({ effect }) => effect !== 'PreferNoSchedule'))) continue
      for (const store of stores) {
        if (store.hosting !== 'pod') continue
        yield {
          at: store.at,
          on: 'key',
          message: `모든 노드 풀에 taint가 있어 ${store.id} Pod가 뜰 곳이 없습니다.`,
          suggestion: 'taint가 없고 Spot이 아닌 노드 풀을 하나 두십시오.',
          related: cluster.pools.map(({ id, at, taints }) => ({
            at: childPath(at, 'taints'),
            message: `노드 풀 ${id}: ${taints.map(({ text }) => text).join(', ')}`,
          })),
        }
      }
    }
  },
})
