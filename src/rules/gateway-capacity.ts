import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const gatewayCapacity = defineRule({
  id: 'gateway-capacity',
  severity: 'error',
  title: 'Application Gateway의 인스턴스 수는 한도 안이다',
  *check({ environments }) {
    const [least, most] = [limit('application-gateway.min-maximum'), limit('application-gateway.max-instances')]
    for (const { gateway } of environments) {
      if (!gateway) continue
      const { min, max } = gateway.capacity
      const autoscale = min !== max
      const fine = max <= most && (autoscale ? max >= least : min >= 1)
      if (fine) continue
      yield {
        at: childPath(gateway.at, 'capacity'),
        message: 'Application Gateway가 받지 않는 인스턴스 수입니다.',
        found: autoscale ? `${min}..${max}` : String(min),
        allowed: autoscale ? `최대값 ${least}~${most}` : `1~${most}`,
        evidence: limitEvidence('application-gateway.max-instances'),
      }
    }
  },
})
