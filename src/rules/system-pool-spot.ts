import { limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const systemPoolSpot = defineRule({
  id: 'system-pool-spot',
  severity: 'error',
  title: '시스템 풀은 Spot으로 만들 수 없다',
  *check({ environments }) {
    for (const pool of environments.flatMap(({ cluster }) => cluster.pools)) {
      if (pool.mode !== 'System' || !pool.spot) continue
      yield {
        at: childPath(pool.at, 'spot'),
        message: `시스템 풀 ${particle(pool.id, '을/를')} Spot으로 만들 수 없습니다.`,
        found: 'true',
        suggestion: '시스템 풀은 일반 VM으로 두고, 애플리케이션 풀을 따로 두어 Spot으로 하십시오.',
        evidence: limitEvidence('aks.system-pool-nodes'),
      }
    }
  },
})
