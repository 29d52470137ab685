import { limitEvidence } from '../catalog/limits.ts'
import { overlaps, parseCidr } from '../model/cidr.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'
import { clusterRanges, writtenRanges } from './written-ranges.ts'

export const clusterCidrOverlap = defineRule({
  id: 'cluster-cidr-overlap',
  severity: 'error',
  title: '서비스 CIDR과 Pod CIDR은 다른 네트워크와 겹치지 않는다',
  *check({ environments }) {
    for (const environment of environments) {
      const inside = clusterRanges(environment.cluster)
      const outside = writtenRanges(environment).filter(
        ({ what }) =>
          !inside.some(range => range.what === what) && !what.startsWith('서브넷') && what !== 'API 서버 허용 주소',
      )
      for (const [n, range] of inside.entries()) {
        for (const other of [...outside, ...inside.slice(0, n)]) {
          const [a, b] = [parseCidr(range.cidr), parseCidr(other.cidr)]
          if (!a || !b || !overlaps(a, b)) continue
          yield {
            at: range.at,
            message: `${particle(range.what, '이/가')} ${particle(other.what, '과/와')} 겹칩니다.`,
            found: range.cidr,
            suggestion: `${particle(other.cidr, '과/와')} 겹치지 않는 대역을 쓰십시오. 예: 10.100.0.0/16`,
            related: [{ at: other.at, message: `${particle(other.what, '은/는')} ${other.cidr}입니다.` }],
            evidence: limitEvidence('aks.default-service-cidr'),
          }
        }
      }
    }
  },
})
