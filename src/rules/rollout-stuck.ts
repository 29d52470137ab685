import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const rolloutStuck = defineRule({
  id: 'rollout-stuck',
  severity: 'error',
  title: '롤링 업데이트는 더하거나 뺄 자리가 있다',
  *check({ environments }) {
    for (const service of environments.flatMap(({ services }) => services)) {
      const { surge, unavailable } = service.rollout
      if (service.strategy !== 'RollingUpdate' || surge > 0 || unavailable > 0) continue
      yield {
        at: childPath(service.at, 'rollout'),
        message: `${particle(service.id, '은/는')} 더 띄울 수도 내릴 수도 없어 배포가 나아가지 못합니다.`,
        found: 'surge: 0, unavailable: 0',
        allowed: '둘 가운데 하나는 1 이상',
      }
    }
  },
})
