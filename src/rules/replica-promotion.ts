import { limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const replicaPromotion = defineRule({
  id: 'replica-promotion',
  severity: 'warning',
  title: '승격할 복제본은 주 서버와 같은 크기다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'azure-postgresql')) {
      for (const replica of store.replicas) {
        if (replica.purpose !== 'dr' || replica.sku === store.sku) continue
        yield {
          at: childPath(replica.at, 'sku'),
          message: `재해복구 복제본 ${replica.id}의 크기가 주 서버와 달라 주 서버로 승격할 수 없습니다.`,
          found: replica.sku,
          allowed: store.sku,
          suggestion: '복제본의 sku를 지우면 주 서버와 같아집니다.',
          related: [{ at: childPath(store.at, 'sku'), message: `주 서버는 ${store.sku}입니다.` }],
          evidence: limitEvidence('postgresql.max-replicas'),
        }
      }
    }
  },
})
