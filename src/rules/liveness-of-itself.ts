import { defineRule } from './rule.ts'

/** Spring's aggregate health, which fails when the database does. */
const aggregate = /\/health\/?$/

export const livenessOfItself = defineRule({
  id: 'liveness-of-itself',
  severity: 'warning',
  title: '활성 프로브는 자기 상태만 본다',
  *check({ environments }) {
    for (const service of environments.flatMap(({ services }) => services)) {
      const { liveness } = service.probes
      const depends = [...service.definition.uses, ...service.definition.reads, ...service.definition.calls].length > 0
      if (!liveness || !depends || !aggregate.test(liveness.path)) continue
      yield {
        at: `${service.at}.probes.liveness`,
        message: `${service.id}의 활성 프로브가 전체 상태를 보므로 데이터베이스가 멈추면 Pod가 계속 다시 시작됩니다.`,
        found: liveness.path,
        allowed: '/actuator/health/liveness',
      }
    }
  },
})
