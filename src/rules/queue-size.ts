import { limitEvidence, limitNumbers } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const queueSize = defineRule({
  id: 'queue-size',
  severity: 'error',
  title: '큐와 토픽의 크기는 계층이 받는 크기다',
  *check({ environments }) {
    for (const { id, messaging } of environments) {
      if (!messaging) continue
      const fact = messaging.sku === 'Premium' ? 'service-bus.premium-sizes' : 'service-bus.standard-sizes'
      const sizes = limitNumbers(fact)
      for (const entity of [...messaging.queues, ...messaging.topics]) {
        if (sizes.includes(entity.sizeGB)) continue
        yield {
          at: childPath(entity.at, 'size'),
          message: `${id} 환경의 ${messaging.sku} Service Bus가 받지 않는 크기입니다.`,
          found: `${entity.sizeGB}GB`,
          allowed: sizes.map(size => `${size}GB`).join(', '),
          related: [{ at: childPath(messaging.at, 'sku'), message: `계층은 ${messaging.sku}입니다.` }],
          evidence: limitEvidence(fact),
        }
      }
    }
  },
})
