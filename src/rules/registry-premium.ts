import { limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const registryPremium = defineRule({
  id: 'registry-premium',
  severity: 'error',
  title: '레지스트리의 지역 복제와 프라이빗 엔드포인트는 Premium에만 있다',
  *check({ environments }) {
    for (const { registry } of environments) {
      if (!registry || registry.sku === 'Premium') continue
      const parts = [
        ...(registry.geo ? [{ key: 'geo', what: '지역 복제', found: 'true' }] : []),
        ...(registry.subnet !== null ? [{ key: 'subnet', what: '프라이빗 엔드포인트', found: registry.subnet }] : []),
      ]
      for (const { key, what, found } of parts) {
        yield {
          at: childPath(registry.at, key),
          message: `${particle(what, '은/는')} Premium 레지스트리에만 있습니다.`,
          found,
          suggestion: `sku: Premium으로 올리거나 ${particle(key, '을/를')} 지우십시오.`,
          related: [{ at: childPath(registry.at, 'sku'), message: `계층은 ${registry.sku}입니다.` }],
          evidence: limitEvidence('registry.storage-gib-basic'),
        }
      }
    }
  },
})
