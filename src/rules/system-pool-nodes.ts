import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

/** From here on a promise does not survive the loss of the only system node. */
const demanding = 99

export const systemPoolNodes = defineRule({
  id: 'system-pool-nodes',
  severity: 'warning',
  title: '가용성을 약속한 환경의 시스템 풀은 노드가 둘 이상이다',
  *check({ environments }) {
    const least = limit('aks.system-pool-nodes')
    for (const { at, cluster, targets } of environments) {
      const nodes = cluster.pools.filter(({ mode }) => mode === 'System').reduce((sum, { count }) => sum + count, 0)
      const pool = cluster.pools.find(({ mode }) => mode === 'System')
      if (!pool || nodes >= least || targets.availability === null || targets.availability < demanding) continue
      yield {
        at: childPath(pool.at, 'nodes'),
        message: `시스템 노드가 ${nodes}개라 하나를 잃으면 클러스터의 DNS가 멈춥니다.`,
        found: String(nodes),
        allowed: `${least} 이상 (3 권장)`,
        related: [
          {
            at: childPath(childPath(at, 'targets'), 'availability'),
            message: `가용성 ${targets.availability}%를 약속했습니다.`,
          },
        ],
        evidence: limitEvidence('aks.system-pool-nodes'),
      }
    }
  },
})
