import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { duration } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const queueTimes = defineRule({
  id: 'queue-times',
  severity: 'error',
  title: '메시지의 시간은 Service Bus의 한도 안이다',
  *check({ environments }) {
    const mostLock = limit('service-bus.max-lock-minutes') * 60
    const mostDuplicates = limit('service-bus.max-duplicate-days') * 86_400
    for (const { messaging } of environments) {
      if (!messaging) continue
      const locked = [...messaging.queues, ...messaging.topics.flatMap(({ subscriptions }) => subscriptions)]
      for (const { at, lock } of locked) {
        if (lock <= mostLock) continue
        yield {
          at: childPath(at, 'lock'),
          message: '메시지를 그렇게 오래 잠글 수 없습니다.',
          found: duration(lock),
          allowed: `${duration(mostLock)} 이하`,
          suggestion: '더 오래 걸리는 일은 잠금을 갱신하며 처리하십시오.',
          evidence: limitEvidence('service-bus.max-lock-minutes'),
        }
      }
      for (const { at, duplicates } of [...messaging.queues, ...messaging.topics]) {
        if (duplicates === null) continue
        const basic = messaging.sku === 'Basic'
        if (!basic && duplicates <= mostDuplicates) continue
        yield {
          at: childPath(at, 'duplicates'),
          message: basic ? 'Basic 계층에는 중복 감지가 없습니다.' : '중복을 그렇게 오래 기억할 수 없습니다.',
          found: duration(duplicates),
          allowed: basic ? 'Standard, Premium에서 7일까지' : `${duration(mostDuplicates)} 이하`,
          evidence: limitEvidence('service-bus.max-duplicate-days'),
        }
      }
    }
  },
})
