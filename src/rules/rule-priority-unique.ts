import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const rulePriorityUnique = defineRule({
  id: 'rule-priority-unique',
  severity: 'error',
  title: '보안 규칙의 우선순위는 방향마다 하나씩이다',
  *check({ environments }) {
    for (const subnet of environments.flatMap(({ network }) => network.subnets)) {
      const taken = new Map<string, { name: string; at: string }>()
      for (const rule of subnet.rules) {
        const key = `${rule.direction} ${rule.priority}`
        const other = taken.get(key)
        if (other && !rule.derived) {
          yield {
            at: childPath(rule.at, 'priority'),
            message: `보안 규칙 ${rule.name}의 우선순위를 ${other.name}도 씁니다.`,
            found: String(rule.priority),
            suggestion: '같은 방향에서 쓰지 않는 1000~4096의 값으로 바꾸십시오.',
            related: [{ at: other.at, message: `${other.name} 규칙입니다.` }],
          }
        }
        taken.set(key, rule)
      }
    }
  },
})
