import { limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const redisZones = defineRule({
  id: 'redis-zones',
  severity: 'error',
  title: 'Redis의 가용 영역은 샤드의 노드 수를 넘지 않는다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'azure-redis')) {
      const nodes = 1 + store.replicasPerShard
      if (store.zones.length <= nodes) continue
      yield {
        at: childPath(store.at, 'zones'),
        message: `샤드 하나에 노드가 ${nodes}개뿐인데 영역을 ${store.zones.length}개 씁니다.`,
        found: store.zones.join(', '),
        allowed: `영역 ${nodes}개까지`,
        suggestion: `replicasPerShard를 ${particle(String(store.zones.length - 1), '으로/로')} 올리거나 영역을 줄이십시오.`,
        evidence: limitEvidence('redis.max-replicas'),
      }
    }
  },
})
