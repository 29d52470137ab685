import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { duration } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const eventHubsSku = defineRule({
  id: 'event-hubs-sku',
  severity: 'error',
  title: 'Event Hubs의 계층이 하려는 일을 할 수 있다',
  *check({ environments }) {
    for (const { streaming } of environments) {
      if (!streaming) continue
      const { at, sku, units, maxUnits, subnet, streams } = streaming
      if (maxUnits !== null && sku !== 'Standard') {
        yield {
          at: childPath(at, 'maxUnits'),
          message: '처리량 단위의 자동 증가는 Standard에만 있습니다.',
          found: sku,
          allowed: 'Standard',
          evidence: limitEvidence('event-hubs.max-units'),
        }
      } else if (maxUnits !== null && maxUnits < units) {
        yield {
          at: childPath(at, 'maxUnits'),
          message: '자동 증가의 상한이 시작하는 단위보다 작습니다.',
          found: String(maxUnits),
          allowed: `${units} 이상`,
          related: [{ at: childPath(at, 'units'), message: `${units} 단위로 시작합니다.` }],
        }
      }
      if (subnet !== null && sku === 'Basic') {
        yield {
          at: childPath(at, 'subnet'),
          message: 'Basic 계층에는 프라이빗 엔드포인트가 없습니다.',
          found: subnet,
          allowed: 'Standard, Premium',
          evidence: limitEvidence('event-hubs.max-units'),
        }
      }
      const fact = sku === 'Premium' ? 'event-hubs.premium-keep-days' : 'event-hubs.standard-keep-days'
      const most = (sku === 'Basic' ? 1 : limit(fact)) * 86_400
      for (const stream of streams) {
        if (stream.keep <= most) continue
        yield {
          at: childPath(stream.at, 'keep'),
          message: `${sku} 계층은 이벤트를 그렇게 오래 보관하지 않습니다.`,
          found: duration(stream.keep),
          allowed: `${duration(most)} 이하`,
          related: [{ at: childPath(at, 'sku'), message: `계층은 ${sku}입니다.` }],
          evidence: limitEvidence(fact),
        }
      }
    }
  },
})
