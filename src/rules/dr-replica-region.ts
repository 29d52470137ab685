import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const drReplicaRegion = defineRule({
  id: 'dr-replica-region',
  severity: 'error',
  title: '재해복구 복제본은 다른 지역에 있다',
  *check(architecture) {
    for (const { environment, store } of hostedAs(architecture, 'azure-postgresql')) {
      for (const replica of store.replicas) {
        if (replica.purpose !== 'dr' || replica.region.id !== environment.region.id) continue
        yield {
          at: childPath(replica.at, 'purpose'),
          message: `재해복구 복제본 ${particle(replica.id, '이/가')} 주 서버와 같은 지역에 있습니다.`,
          found: replica.region.name,
          allowed: environment.drRegion
            ? environment.drRegion.name
            : `${particle(environment.region.name, '이/가')} 아닌 지역`,
          suggestion: environment.drRegion
            ? 'region: dr로 두십시오.'
            : '환경에 drRegion을 적고 복제본을 region: dr로 두십시오.',
          related: [
            { at: childPath(environment.at, 'region'), message: `주 서버의 지역은 ${environment.region.name}입니다.` },
          ],
        }
      }
    }
  },
})
