import { postgresqlSkuEvidence } from '../catalog/postgresql.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const postgresqlBurstable = defineRule({
  id: 'postgresql-burstable',
  severity: 'error',
  title: 'Burstable PostgreSQL에는 HA와 복제본이 없다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'azure-postgresql')) {
      if (store.tier !== 'Burstable') continue
      const related = [{ at: childPath(store.at, 'sku'), message: `${particle(store.sku, '은/는')} Burstable입니다.` }]
      const suggestion = 'Standard_D2ds_v5 같은 GeneralPurpose SKU로 올리십시오.'
      if (store.ha !== 'none') {
        yield {
          at: childPath(store.at, 'ha'),
          message: 'Burstable 계층은 고가용성을 지원하지 않습니다.',
          found: store.ha,
          allowed: 'none',
          suggestion,
          related,
          evidence: postgresqlSkuEvidence,
        }
      }
      if (store.replicas.length > 0) {
        yield {
          at: childPath(store.at, 'replicas'),
          on: 'key',
          message: 'Burstable 계층은 읽기 복제본을 지원하지 않습니다.',
          found: store.replicas.map(({ id }) => id).join(', '),
          suggestion,
          related,
          evidence: postgresqlSkuEvidence,
        }
      }
    }
  },
})
