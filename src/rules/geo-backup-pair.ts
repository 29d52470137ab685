import { region, regionEvidence } from '../catalog/regions.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const geoBackupPair = defineRule({
  id: 'geo-backup-pair',
  severity: 'error',
  title: '지역 중복 백업은 쌍이 있는 지역에만 있다',
  *check(architecture) {
    for (const { environment, store } of hostedAs(architecture, 'azure-postgresql')) {
      const place = region(environment.region.id)
      if (!store.backup.geo || !place || place.pair !== null) continue
      yield {
        at: childPath(childPath(store.at, 'backup'), 'geo'),
        message: `${place.displayName}에는 쌍이 되는 지역이 없어 지역 중복 백업을 둘 수 없습니다.`,
        found: 'true',
        allowed: 'false',
        suggestion: '다른 지역의 복제본(purpose: dr)으로 대신하십시오.',
        evidence: regionEvidence,
      }
    }
  },
})
