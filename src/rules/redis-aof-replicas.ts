import { limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const redisAofReplicas = defineRule({
  id: 'redis-aof-replicas',
  severity: 'error',
  title: 'AOF는 복제본이 둘 이상인 Redis에 쓸 수 없다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'azure-redis')) {
      if (!store.persistence.aof || store.replicasPerShard < 2) continue
      yield {
        at: childPath(childPath(store.at, 'persistence'), 'aof'),
        message: '복제본이 둘 이상이면 AOF를 켤 수 없습니다.',
        found: 'true',
        suggestion: 'rdb로 바꾸거나 replicasPerShard를 1로 두십시오.',
        related: [
          { at: childPath(store.at, 'replicasPerShard'), message: `복제본이 ${store.replicasPerShard}개입니다.` },
        ],
        evidence: limitEvidence('redis.max-replicas'),
      }
    }
  },
})
