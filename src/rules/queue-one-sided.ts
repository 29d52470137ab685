import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const queueOneSided = defineRule({
  id: 'queue-one-sided',
  severity: 'warning',
  title: '큐에는 보내는 쪽과 받는 쪽이 있다',
  *check({ queues, topics, streams, services }) {
    const senders = new Set(services.flatMap(({ sends }) => sends))
    const receivers = new Set(services.flatMap(({ receives }) => receives))
    for (const { id, at } of [...queues, ...topics, ...streams]) {
      const [sent, received] = [senders.has(id), receivers.has(id)]
      if (sent && received) continue
      const what = sent ? '받는' : received ? '보내는' : '쓰는'
      yield {
        at,
        on: 'key',
        message: `${id}에 ${what} 서비스가 없습니다.`,
        found: id,
        suggestion: `서비스의 ${sent ? 'receives' : 'sends'}에 ${particle(id, '을/를')} 적거나 지우십시오.`,
      }
    }
  },
})
