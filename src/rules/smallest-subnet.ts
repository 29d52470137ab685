import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { parseCidr } from '../model/cidr.ts'
import { defineRule } from './rule.ts'

export const smallestSubnet = defineRule({
  id: 'smallest-subnet',
  severity: 'error',
  title: '서브넷은 /29, PostgreSQL 위임 서브넷은 /28 이상이다',
  *check({ environments }) {
    for (const subnet of environments.flatMap(({ network }) => network.subnets)) {
      const range = parseCidr(subnet.cidr)
      const fact = subnet.for === 'postgresql' ? 'postgresql.smallest-subnet' : 'vnet.smallest-subnet'
      if (!range || range.prefix <= limit(fact)) continue
      yield {
        at: childPath(subnet.at, 'cidr'),
        message:
          subnet.for === 'postgresql' ? 'PostgreSQL에 위임하기에 서브넷이 너무 작습니다.' : '서브넷이 너무 작습니다.',
        found: subnet.cidr,
        allowed: `/${limit(fact)} 또는 더 큰 대역`,
        evidence: limitEvidence(fact),
      }
    }
  },
})
