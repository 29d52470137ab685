import { region, regionEvidence } from '../catalog/regions.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const postgresqlHaZones = defineRule({
  id: 'postgresql-ha-zones',
  severity: 'error',
  title: '영역 중복 PostgreSQL은 두 영역이 필요하다',
  *check(architecture) {
    for (const { environment, store } of hostedAs(architecture, 'azure-postgresql')) {
      if (store.ha !== 'zone-redundant') continue
      const place = region(environment.region.id)
      if (place?.zones === 0) {
        yield {
          at: childPath(store.at, 'ha'),
          message: `${place.displayName}에는 가용 영역이 없어 영역 중복으로 만들 수 없습니다.`,
          found: store.ha,
          allowed: 'same-zone, none',
          evidence: regionEvidence,
        }
      } else if (store.zone !== null && store.zone === store.standbyZone) {
        yield {
          at: childPath(store.at, 'standbyZone'),
          message: '주 서버와 대기 서버가 같은 영역에 있습니다.',
          found: String(store.standbyZone),
          suggestion: '대기 서버를 다른 영역에 두거나 ha: same-zone으로 두십시오.',
          related: [{ at: childPath(store.at, 'zone'), message: `주 서버의 영역은 ${store.zone}입니다.` }],
        }
      }
    }
  },
})
