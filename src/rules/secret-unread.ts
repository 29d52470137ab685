import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const secretUnread = defineRule({
  id: 'secret-unread',
  severity: 'warning',
  title: '아무도 읽지 않는 시크릿을 두지 않는다',
  *check({ secrets }) {
    for (const { id, at, openedBy } of secrets) {
      if (openedBy.length > 0) continue
      yield {
        at,
        on: 'key',
        message: `시크릿 ${particle(id, '을/를')} 가리키는 곳이 없습니다.`,
        found: id,
        suggestion:
          '여는 것(stores.<id>.password, externals.<id>.credentials, auth.key, 서비스의 secrets)에서 가리키거나 지우십시오.',
      }
    }
  },
})
