import { defineRule } from './rule.ts'

export const decisionStale = defineRule({
  id: 'decision-stale',
  severity: 'warning',
  title: '바꾼 값이 다시 돌아와 있지 않다',
  *check({ decisions }) {
    for (const { path, at, value, replaces } of decisions) {
      if (at === null || value === null || replaces === null || value !== replaces.trim()) continue
      yield {
        at: `${path}.replaces`,
        message: '결정으로 바꿨다는 값이 지금도 그대로입니다.',
        found: replaces,
        suggestion: '값을 고치거나 결정을 지우십시오.',
        related: [{ at, message: `지금 값은 ${value}입니다.` }],
      }
    }
  },
})
