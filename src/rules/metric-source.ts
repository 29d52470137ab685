import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const metricSource = defineRule({
  id: 'metric-source',
  severity: 'warning',
  title: '확장에 쓰는 지표는 수집되는 지표다',
  *check({ environments }) {
    for (const { services, monitoring } of environments) {
      for (const service of services) {
        for (const { name } of service.scale.metrics) {
          if (monitoring.prometheus !== 'none') continue
          yield {
            at: childPath(childPath(childPath(service.at, 'scale'), 'metrics'), name),
            message: `사용자 지정 지표 ${particle(name, '을/를')} 모을 Prometheus가 없습니다.`,
            found: name,
            suggestion: 'monitoring.prometheus: managed로 두거나 cpu, memory, queues로 확장하십시오.',
            related: [{ at: childPath(monitoring.at, 'prometheus'), message: 'Prometheus를 쓰지 않습니다.' }],
          }
        }
      }
    }
  },
})
