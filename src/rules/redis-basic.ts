import { slaEvidence } from '../catalog/slas.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

/** From here on a store without a promise breaks the environment's. */
const demanding = 99

export const redisBasic = defineRule({
  id: 'redis-basic',
  severity: 'warning',
  title: '가용성을 약속한 환경의 Redis에는 복제본이 있다',
  *check(architecture) {
    const caches = [...hostedAs(architecture, 'azure-redis'), ...hostedAs(architecture, 'azure-managed-redis')]
    for (const { environment, store } of caches) {
      const { availability } = environment.targets
      const alone = store.hosting === 'azure-redis' ? store.sku.name === 'Basic' : !store.ha
      if (!alone || availability === null || availability < demanding) continue
      const key = store.hosting === 'azure-redis' ? 'sku' : 'ha'
      yield {
        at: childPath(store.at, key),
        message: `노드가 하나뿐인 Redis에는 SLA가 없는데 가용성 ${availability}%를 약속합니다.`,
        found: store.hosting === 'azure-redis' ? store.sku.text : 'false',
        allowed: store.hosting === 'azure-redis' ? 'Standard, Premium' : 'true',
        evidence: slaEvidence,
      }
    }
  },
})
