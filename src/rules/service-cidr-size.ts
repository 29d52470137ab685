import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { parseCidr } from '../model/cidr.ts'
import { defineRule } from './rule.ts'

export const serviceCidrSize = defineRule({
  id: 'service-cidr-size',
  severity: 'error',
  title: '서비스 CIDR은 /12보다 작다',
  *check({ environments }) {
    const largest = limit('aks.largest-service-cidr')
    for (const { cluster } of environments) {
      const range = parseCidr(cluster.serviceCidr)
      if (!range || range.prefix >= largest) continue
      yield {
        at: childPath(cluster.at, 'serviceCidr'),
        message: '서비스 CIDR이 너무 큽니다.',
        found: cluster.serviceCidr,
        allowed: `/${largest} 또는 더 작은 대역`,
        suggestion: '/16이면 서비스 6만 개 이상에 충분합니다.',
        evidence: limitEvidence('aks.largest-service-cidr'),
      }
    }
  },
})
