import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const recreateDowntime = defineRule({
  id: 'recreate-downtime',
  severity: 'warning',
  title: '멈추지 않는 배포는 모두 내렸다 올리지 않는다',
  *check({ environments }) {
    for (const { at, delivery } of environments) {
      if (delivery.strategy !== 'Recreate' || delivery.downtime?.max !== 0) continue
      yield {
        at: childPath(childPath(at, 'delivery'), 'downtime'),
        message: 'Recreate 배포는 Pod를 모두 내린 뒤 올리므로 중단 시간이 0일 수 없습니다.',
        found: '0',
        suggestion: 'strategy: RollingUpdate로 바꾸거나 중단 시간을 적으십시오.',
        related: [{ at: childPath(childPath(at, 'delivery'), 'strategy'), message: '배포 전략입니다.' }],
      }
    }
  },
})
