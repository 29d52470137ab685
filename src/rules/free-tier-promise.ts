import { slaEvidence } from '../catalog/slas.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

/** Below this, an unpromised API server does not endanger the promise. */
const demanding = 99.5

export const freeTierPromise = defineRule({
  id: 'free-tier-promise',
  severity: 'warning',
  title: 'Free 계층은 가용성을 약속하지 않는다',
  *check({ environments }) {
    for (const { at, cluster, targets } of environments) {
      if (cluster.tier !== 'Free' || targets.availability === null || targets.availability < demanding) continue
      yield {
        at: childPath(cluster.at, 'tier'),
        message: `AKS Free 계층의 API 서버에는 SLA가 없는데 가용성 ${targets.availability}%를 약속합니다.`,
        found: 'Free',
        allowed: 'Standard, Premium',
        related: [{ at: childPath(childPath(at, 'targets'), 'availability'), message: '가용성 목표입니다.' }],
        evidence: slaEvidence,
      }
    }
  },
})
