import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const rangeWithoutScale = defineRule({
  id: 'range-without-scale',
  severity: 'error',
  title: '늘어나는 서비스에는 확장 기준이 있다',
  *check({ environments }) {
    for (const service of environments.flatMap(({ services }) => services)) {
      const { cpu, memory, metrics, queues } = service.scale
      if (!service.autoscale || cpu !== null || memory !== null || metrics.length > 0 || queues.length > 0) continue
      yield {
        at: childPath(service.at, 'replicas'),
        message: `${particle(service.id, '이/가')} 무엇을 보고 늘어날지 정해지지 않았습니다.`,
        found: `${service.replicas.min}..${service.replicas.max}`,
        suggestion: 'scale: { cpu: 70% }처럼 기준을 적거나 복제본을 하나의 값으로 두십시오.',
      }
    }
  },
})
