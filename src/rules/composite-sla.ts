import { slaEvidence } from '../catalog/slas.ts'
import { childPath } from '../diagnostic.ts'
import { compositeSla } from '../model/availability.ts'
import { defineRule } from './rule.ts'

export const compositeSlaRule = defineRule({
  id: 'composite-sla',
  severity: 'warning',
  title: '가용성 목표는 Azure가 약속하는 것을 넘지 않는다',
  *check({ environments }) {
    for (const environment of environments) {
      const { availability } = environment.targets
      if (availability === null) continue
      const { percent, factors } = compositeSla(environment)
      const composite = Math.floor(percent * 1000) / 1000
      if (composite >= availability) continue
      yield {
        at: childPath(childPath(environment.at, 'targets'), 'availability'),
        message: `요청이 지나는 서비스들의 SLA를 곱하면 ${composite}%라 목표 ${availability}%보다 낮습니다.`,
        found: `${availability}%`,
        allowed: `${composite}% 이하`,
        suggestion: `${factors.map(({ what, percent }) => `${what} ${percent ?? '없음'}`).join(' × ')}. 길에서 빼거나 잃어도 되게 만들 서비스를 찾으십시오.`,
        evidence: slaEvidence,
      }
    }
  },
})
