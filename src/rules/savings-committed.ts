import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const savingsCommitted = defineRule({
  id: 'savings-committed',
  severity: 'error',
  title: '이미 약정한 항목에 약정 할인을 또 걸지 않는다',
  *check({ environments }) {
    for (const { cost } of environments) {
      for (const saving of cost.savings) {
        if (saving.commitment === null) continue
        const earlier = cost.savings.find(
          other => other !== saving && other.of === saving.of && other.commitment !== null && other.applied,
        )
        if (!earlier || saving.applied) continue
        yield {
          at: childPath(saving.at, 'commitment'),
          message: `비용 항목 ${saving.of}에는 약정 할인이 이미 들어 있어 한 번 더 아낄 수 없습니다.`,
          found: saving.name,
          related: [{ at: earlier.at, message: `${particle(earlier.name, '이/가')} 이미 적용되었습니다.` }],
        }
      }
    }
  },
})
