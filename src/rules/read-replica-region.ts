import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const readReplicaRegion = defineRule({
  id: 'read-replica-region',
  severity: 'warning',
  title: '읽기 복제본은 읽는 서비스와 같은 지역에 있다',
  *check(architecture) {
    for (const { environment, store } of hostedAs(architecture, 'azure-postgresql')) {
      for (const replica of store.replicas) {
        if (replica.purpose !== 'read' || replica.region.id === environment.region.id) continue
        yield {
          at: childPath(replica.at, 'region'),
          message: `읽기 복제본 ${particle(replica.id, '이/가')} 다른 지역(${replica.region.name})에 있어 읽기마다 지역을 건넙니다.`,
          found: replica.region.name,
          allowed: environment.region.name,
          suggestion: '같은 지역으로 옮기거나, 지역 장애에 대비한 것이면 purpose: dr로 두십시오.',
        }
      }
    }
  },
})
