import { limitEvidence } from '../catalog/limits.ts'
import { isBurstable } from '../catalog/vm-sizes.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const systemPoolBurstable = defineRule({
  id: 'system-pool-burstable',
  severity: 'error',
  title: '시스템 풀에 B 시리즈를 쓰지 않는다',
  *check({ environments }) {
    for (const pool of environments.flatMap(({ cluster }) => cluster.pools)) {
      if (pool.mode !== 'System' || !isBurstable(pool.vm)) continue
      yield {
        at: childPath(pool.at, 'vm'),
        message: `시스템 풀 ${pool.id}에 B 시리즈 VM을 쓸 수 없습니다.`,
        found: pool.vm,
        suggestion: 'Standard_D2as_v5 같은 D 시리즈를 쓰십시오.',
        evidence: limitEvidence('aks.system-pool-vcpu'),
      }
    }
  },
})
