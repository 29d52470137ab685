import { childPath } from '../diagnostic.ts'
import type { SecurityRule } from '../model/architecture.ts'
import { defineRule } from './rule.ts'

export const rulePriorityUnique = defineRule({
  id: 'rule-priority-unique',
  severity: 'error',
  title: '보안 규칙의 우선순위는 방향마다 하나씩이다',
  *check({ environments }) {
    for (const subnet of environments.flatMap(({ network }) => network.subnets)) {
      const taken = new Map<string, SecurityRule>()
      for (const rule of subnet.rules) {
        const key = `${rule.direction} ${rule.priority}`
        const other = taken.get(key)
        // Of a written and a derived rule the written one can move; the closing one stands at the very end.
        const [written, standing] = rule.derived ? [other, rule] : [rule, other]
        if (written && standing && !written.derived) {
          yield {
            at: childPath(written.at, 'priority'),
            message: `보안 규칙 ${written.name}의 우선순위를 ${standing.name}도 씁니다.`,
            found: String(written.priority),
            suggestion: '같은 방향에서 쓰지 않는 1000~4095의 값으로 바꾸십시오.',
            related: [{ at: standing.at, message: `${standing.name} 규칙입니다.` }],
          }
        }
        taken.set(key, rule)
      }
    }
  },
})
