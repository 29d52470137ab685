import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const freeTierNodes = defineRule({
  id: 'free-tier-nodes',
  severity: 'warning',
  title: 'Free 계층은 노드 열 개 이하에 쓴다',
  *check({ environments }) {
    const recommended = limit('aks.free-recommended-nodes')
    for (const { cluster } of environments) {
      const nodes = cluster.pools.reduce((sum, pool) => sum + pool.nodes.max, 0)
      if (cluster.tier !== 'Free' || nodes <= recommended) continue
      yield {
        at: childPath(cluster.at, 'tier'),
        message: `노드가 ${nodes}개까지 늘지만 AKS Free 계층은 ${recommended}개 이하에 권합니다.`,
        found: 'Free',
        allowed: 'Standard, Premium',
        evidence: limitEvidence('aks.free-recommended-nodes'),
      }
    }
  },
})
