import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const alertSilent = defineRule({
  id: 'alert-silent',
  severity: 'error',
  title: '알림 채널에는 받는 곳이 있다',
  *check({ environments }) {
    for (const { id, at, email, slack, teams, sms } of environments.flatMap(({ monitoring }) => monitoring.channels)) {
      if (email !== null || slack !== null || teams !== null || sms !== null) continue
      yield {
        at,
        message: `알림 채널 ${id}에 받는 곳이 없습니다.`,
        allowed: 'email, slack, teams, sms 가운데 하나 이상',
        related: [{ at: childPath(at, 'email'), message: '예: email: ops@example.com' }],
      }
    }
  },
})
