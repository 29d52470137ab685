import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const scaleWithoutRange = defineRule({
  id: 'scale-without-range',
  severity: 'warning',
  title: '확장 기준은 복제본의 범위와 함께 적는다',
  *check({ environments, spec }) {
    for (const { id, services } of environments) {
      for (const service of services) {
        // What serviceDefaults bring may be without use for one service or another; only its own words are a slip.
        if (service.autoscale || !spec.environments[id]?.services?.[service.id]?.scale) continue
        yield {
          at: childPath(service.at, 'scale'),
          message: `${service.id}의 복제본 수가 정해져 있어 확장 기준이 쓰이지 않습니다.`,
          found: `replicas: ${service.replicas.min}`,
          allowed: `replicas: ${service.replicas.min}..${service.replicas.min * 3}`,
          related: [{ at: childPath(service.at, 'replicas'), message: '범위로 적어야 HPA가 생깁니다.' }],
        }
      }
    }
  },
})
