import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const breakerUnused = defineRule({
  id: 'breaker-unused',
  severity: 'warning',
  title: '차단기는 부르는 것에만 둔다',
  *check({ environments, services }) {
    const called = new Set(services.flatMap(({ calls }) => calls))
    for (const { at, resilience, externals } of environments) {
      for (const { target } of resilience) {
        const mocked = externals.find(({ id }) => id === target)
        if (called.has(target) || mocked?.definition.direction === 'inbound') continue
        yield {
          at: childPath(childPath(at, 'resilience'), target),
          on: 'key',
          message: `${particle(target, '을/를')} 부르는 서비스가 없어 차단기가 할 일이 없습니다.`,
          found: target,
          suggestion: `부르는 서비스의 calls에 ${particle(target, '을/를')} 적거나 차단기를 지우십시오.`,
        }
      }
    }
  },
})
