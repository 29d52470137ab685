import { postgresqlVersionEvidence } from '../catalog/postgresql.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const storeVersion = defineRule({
  id: 'store-version',
  severity: 'error',
  title: 'PostgreSQL의 버전을 정한다',
  *check(architecture) {
    const seen = new Set<string>()
    for (const { store } of hostedAs(architecture, 'azure-postgresql')) {
      if (store.definition.version !== null || seen.has(store.id)) continue
      seen.add(store.id)
      yield {
        at: store.definition.at,
        message: `관리형 PostgreSQL ${store.id}의 버전이 없습니다.`,
        allowed: 'version: "16"',
        suggestion: `stores.${store.id}.version을 적으십시오. 버전을 적지 않으면 만드는 날에 따라 다른 서버가 됩니다.`,
        evidence: postgresqlVersionEvidence,
      }
    }
  },
})
