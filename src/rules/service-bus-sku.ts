import { limit, limitEvidence, limitNumbers } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const serviceBusSku = defineRule({
  id: 'service-bus-sku',
  severity: 'error',
  title: 'Service Bus의 계층이 하려는 일을 할 수 있다',
  *check({ environments }) {
    for (const { messaging } of environments) {
      if (!messaging) continue
      const { at, sku, units, subnet, topics, queues } = messaging
      const tier = { at: childPath(at, 'sku'), message: `Service Bus는 ${sku}입니다.` }
      if (sku === 'Basic' && topics.length > 0) {
        yield {
          at: childPath(at, 'sku'),
          message: 'Basic 계층에는 토픽이 없습니다.',
          found: sku,
          allowed: 'Standard, Premium',
          related: topics.map(topic => ({ at: topic.at, message: `토픽 ${topic.id}입니다.` })),
          evidence: limitEvidence('service-bus.standard-sizes'),
        }
      }
      if (sku !== 'Premium' && subnet !== null) {
        yield {
          at: childPath(at, 'subnet'),
          message: '프라이빗 엔드포인트는 Premium에만 있습니다.',
          found: subnet,
          suggestion: 'sku: Premium으로 올리거나 subnet을 지우십시오.',
          related: [tier],
          evidence: limitEvidence('service-bus.units'),
        }
      }
      const allowed = limitNumbers('service-bus.units')
      if (sku === 'Premium' && !allowed.includes(units)) {
        yield {
          at: childPath(at, 'units'),
          message: '쓸 수 없는 메시징 단위입니다.',
          found: String(units),
          allowed: allowed.join(', '),
          evidence: limitEvidence('service-bus.units'),
        }
      }
      const most = limit('service-bus.premium-entities-per-unit') * units
      if (sku === 'Premium' && queues.length + topics.length > most) {
        yield {
          at: childPath(at, 'units'),
          message: '큐와 토픽이 메시징 단위에 비해 너무 많습니다.',
          found: String(queues.length + topics.length),
          allowed: `${most} 이하`,
          evidence: limitEvidence('service-bus.premium-entities-per-unit'),
        }
      }
    }
  },
})
