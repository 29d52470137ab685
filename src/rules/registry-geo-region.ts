import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const registryGeoRegion = defineRule({
  id: 'registry-geo-region',
  severity: 'error',
  title: '레지스트리를 복제할 지역이 정해져 있다',
  *check({ environments }) {
    for (const { at, registry, drRegion } of environments) {
      if (!registry?.geo || drRegion) continue
      yield {
        at: childPath(registry.at, 'geo'),
        message: '레지스트리를 어느 지역으로 복제할지 정해지지 않았습니다.',
        found: 'true',
        suggestion: '환경에 drRegion을 적으십시오.',
        related: [{ at, message: 'drRegion이 없습니다.' }],
      }
    }
  },
})
