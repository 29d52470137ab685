import { region, regionEvidence } from '../catalog/regions.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const drRegion = defineRule({
  id: 'dr-region',
  severity: 'error',
  title: '재해복구 지역은 다른 지역이다',
  *check({ environments }) {
    for (const environment of environments) {
      if (environment.drRegion?.id !== environment.region.id) continue
      const pair = region(environment.region.id)?.pair
      yield {
        at: childPath(environment.at, 'drRegion'),
        message: '재해복구 지역이 운영 지역과 같습니다.',
        found: environment.drRegion.id,
        ...(pair && { suggestion: `쌍이 되는 지역은 ${pair}입니다.` }),
        related: [{ at: childPath(environment.at, 'region'), message: '운영 지역입니다.' }],
        evidence: regionEvidence,
      }
    }
  },
})
