import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { nearest } from '../spec/nearest.ts'
import { defineRule } from './rule.ts'

/** Health groups of Spring Boot's actuator. */
const groups = ['liveness', 'readiness']

export const probePath = defineRule({
  id: 'probe-path',
  severity: 'warning',
  title: '프로브는 있는 경로를 본다',
  *check({ environments }) {
    for (const service of environments.flatMap(({ services }) => services)) {
      for (const name of ['startup', 'readiness', 'liveness'] as const) {
        const path = service.probes[name]?.path ?? ''
        const group = /^\/actuator\/health\/([^/]+)$/.exec(path)?.[1]
        if (group === undefined || groups.includes(group)) continue
        const near = nearest(group, groups)
        yield {
          at: `${service.at}.probes.${name}.path`,
          message: `actuator에 ${group}이라는 상태 그룹은 없어 프로브가 늘 실패합니다.`,
          found: path,
          allowed: groups.map(known => `/actuator/health/${known}`).join(', '),
          ...(near && { suggestion: `/actuator/health/${particle(near, '을/를')} 뜻했습니까?` }),
          related: [{ at: childPath(service.definition.at, 'port'), message: `${service.id}의 프로브입니다.` }],
        }
      }
    }
  },
})
