import { slaEvidence } from '../catalog/slas.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const gatewaySingle = defineRule({
  id: 'gateway-single',
  severity: 'warning',
  title: '가용성을 약속한 게이트웨이는 인스턴스가 둘 이상이다',
  *check({ environments }) {
    for (const { gateway, targets } of environments) {
      if (!gateway || targets.availability === null || targets.availability < 99) continue
      const { min, max } = gateway.capacity
      // Autoscaling counts as two for the promise, whatever its lower end.
      if (min !== max || max >= 2) continue
      yield {
        at: childPath(gateway.at, 'capacity'),
        message: 'Application Gateway의 인스턴스가 하나라 SLA를 받지 못합니다.',
        found: String(max),
        allowed: '2 이상, 또는 2..10 같은 범위',
        evidence: slaEvidence,
      }
    }
  },
})
