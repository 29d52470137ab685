import { region, regionEvidence } from '../catalog/regions.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const restrictedRegion = defineRule({
  id: 'restricted-region',
  severity: 'warning',
  title: '접근이 제한된 지역은 신청해야 쓸 수 있다',
  *check({ environments }) {
    for (const environment of environments) {
      const places = [
        { id: environment.region.id, at: childPath(environment.at, 'region') },
        ...(environment.drRegion ? [{ id: environment.drRegion.id, at: childPath(environment.at, 'drRegion') }] : []),
      ]
      for (const { id, at } of places) {
        const place = region(id)
        if (!place?.restricted) continue
        yield {
          at,
          message: `${particle(place.displayName, '은/는')} 접근이 제한된 지역이라 구독마다 신청해야 합니다${place.zones === 0 ? '. 가용 영역도 없습니다' : ''}.`,
          found: id,
          suggestion: '미리 접근을 신청하고, 그곳에서는 영역 중복이 아닌 구성을 계획하십시오.',
          evidence: regionEvidence,
        }
      }
    }
  },
})
