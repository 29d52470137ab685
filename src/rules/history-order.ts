import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const historyOrder = defineRule({
  id: 'history-order',
  severity: 'error',
  title: '개정 이력은 날짜 순서다',
  *check({ documents }) {
    for (const [n, revision] of documents.history.entries()) {
      const before = documents.history[n - 1]
      if (!before || before.date <= revision.date) continue
      yield {
        at: childPath(childPath('documents.history', revision.version), 'date'),
        message: `${revision.version}판이 앞의 ${before.version}판보다 이릅니다.`,
        found: revision.date,
        allowed: `${before.date} 또는 그 뒤`,
        suggestion: '마지막 개정의 날짜로 버전과 퇴역을 판단하므로 순서가 맞아야 합니다.',
        related: [
          {
            at: childPath(childPath('documents.history', before.version), 'date'),
            message: `${before.version}판입니다.`,
          },
        ],
      }
    }
  },
})
