import { duration, particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const mockSlowerThanTarget = defineRule({
  id: 'mock-slower-than-target',
  severity: 'warning',
  title: 'Mock의 지연은 응답 시간 목표보다 짧다',
  *check({ environments }) {
    for (const { services, targets } of environments) {
      const { response } = targets
      if (response === null) continue
      for (const service of services) {
        for (const { id, latency } of service.mock?.endpoints ?? []) {
          if (!latency || latency.max <= response) continue
          yield {
            at: `${service.at}.mock.endpoints.${id}.latency`,
            message: `Mock의 정상 응답이 ${duration(latency.max)}까지 걸려 응답 시간 목표 ${particle(duration(response), '을/를')} 지킬 수 없습니다.`,
            found: duration(latency.max),
            allowed: `${duration(response)}보다 짧게`,
          }
        }
      }
    }
  },
})
