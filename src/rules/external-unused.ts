import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const externalUnused = defineRule({
  id: 'external-unused',
  severity: 'warning',
  title: '외부 시스템에는 이어지는 선이 있다',
  *check({ externals, services, actors }) {
    const called = new Set(services.flatMap(({ calls }) => calls))
    for (const { id, at, name, direction } of externals) {
      if (called.has(id) || direction === 'inbound' || actors.some(({ via }) => via === id)) continue
      yield {
        at,
        on: 'key',
        message: `외부 시스템 ${particle(name, '을/를')} 부르는 서비스가 없습니다.`,
        found: id,
        suggestion: `부르는 서비스의 calls에 ${particle(id, '을/를')} 적거나, 들어오는 시스템이면 direction: inbound로 두십시오.`,
      }
    }
  },
})
