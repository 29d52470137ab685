import { limitEvidence, limitWords } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { nearest } from '../spec/nearest.ts'
import { defineRule } from './rule.ts'

export const serviceEndpoint = defineRule({
  id: 'service-endpoint',
  severity: 'error',
  title: '서비스 엔드포인트는 Azure가 아는 이름이다',
  *check({ environments }) {
    const known = limitWords('vnet.service-endpoints')
    for (const subnet of environments.flatMap(({ network }) => network.subnets)) {
      for (const [n, name] of subnet.serviceEndpoints.entries()) {
        if (known.includes(name)) continue
        const near = nearest(name, known)
        yield {
          at: childPath(childPath(subnet.at, 'serviceEndpoints'), n),
          message: `${particle(name, '은/는')} 서비스 엔드포인트가 없는 서비스입니다.`,
          found: name,
          allowed: known.join(', '),
          suggestion: near
            ? `${particle(near, '으로/로')} 고치거나 프라이빗 엔드포인트를 쓰십시오.`
            : '지우고 프라이빗 엔드포인트를 쓰십시오.',
          evidence: limitEvidence('vnet.service-endpoints'),
        }
      }
    }
  },
})
