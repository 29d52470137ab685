import { childPath } from '../diagnostic.ts'
import { duration } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const probeTiming = defineRule({
  id: 'probe-timing',
  severity: 'warning',
  title: '프로브는 다음 차례 전에 끝난다',
  *check({ environments }) {
    for (const service of environments.flatMap(({ services }) => services)) {
      for (const name of ['startup', 'readiness', 'liveness'] as const) {
        const probe = service.probes[name]
        if (!probe || probe.timeout <= probe.period) continue
        yield {
          at: childPath(childPath(service.at, 'probes'), name),
          message: `${service.id}의 ${name} 프로브가 주기(${duration(probe.period)})보다 오래 기다립니다.`,
          found: duration(probe.timeout),
          allowed: `${duration(probe.period)} 이하`,
        }
      }
    }
  },
})
