import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const replicaCount = defineRule({
  id: 'replica-count',
  severity: 'error',
  title: 'PostgreSQL의 읽기 복제본은 다섯까지다',
  *check(architecture) {
    const most = limit('postgresql.max-replicas')
    for (const { store } of hostedAs(architecture, 'azure-postgresql')) {
      if (store.replicas.length <= most) continue
      yield {
        at: childPath(store.at, 'replicas'),
        on: 'key',
        message: '복제본이 너무 많습니다.',
        found: String(store.replicas.length),
        allowed: `${most} 이하`,
        evidence: limitEvidence('postgresql.max-replicas'),
      }
    }
  },
})
