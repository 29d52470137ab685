import { defineRule } from './rule.ts'

export const externalHost = defineRule({
  id: 'external-host',
  severity: 'warning',
  title: '부르는 외부 시스템의 주소가 정해져 있다',
  *check({ environments, services }) {
    const called = new Set(services.flatMap(({ calls }) => calls))
    for (const { id: environment, externals } of environments) {
      for (const { id, at, kind, host, definition } of externals) {
        if (kind !== 'real' || host !== null || !called.has(id)) continue
        yield {
          at,
          message: `${environment} 환경에서 ${definition.name}의 주소를 알 수 없어 서비스가 부를 곳이 없습니다.`,
          suggestion: `environments.${environment}.externals.${id}.host를 적으십시오.`,
        }
      }
    }
  },
})
