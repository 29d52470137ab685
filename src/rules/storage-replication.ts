import { region, regionEvidence } from '../catalog/regions.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const storageReplication = defineRule({
  id: 'storage-replication',
  severity: 'error',
  title: '저장소 계정의 복제는 지역이 할 수 있는 방식이다',
  *check(architecture) {
    for (const { environment, store } of hostedAs(architecture, 'azure-storage')) {
      const place = region(environment.region.id)
      if (!place) continue
      const needsZones = store.replication.includes('ZRS') && place.zones === 0
      const needsPair = /G/.test(store.replication) && place.pair === null
      if (!needsZones && !needsPair) continue
      yield {
        at: childPath(store.at, 'replication'),
        message: `${place.displayName}에는 ${particle(needsZones ? '가용 영역' : '쌍이 되는 지역', '이/가')} 없습니다.`,
        found: store.replication,
        allowed: [place.zones > 0 ? 'ZRS' : '', place.pair ? 'GRS' : '', 'LRS'].filter(Boolean).join(', '),
        evidence: regionEvidence,
      }
    }
  },
})
