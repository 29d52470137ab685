import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const systemPoolSize = defineRule({
  id: 'system-pool-size',
  severity: 'warning',
  title: '시스템 풀의 노드는 4 vCPU, 4 GiB 이상이다',
  *check({ environments }) {
    const [vcpu, memory] = [limit('aks.system-pool-vcpu'), limit('aks.system-pool-memory')]
    for (const pool of environments.flatMap(({ cluster }) => cluster.pools)) {
      if (pool.mode !== 'System' || pool.vcpu === null || pool.memoryGiB === null) continue
      if (pool.vcpu >= vcpu && pool.memoryGiB >= memory) continue
      yield {
        at: childPath(pool.at, 'vm'),
        message: `시스템 풀 ${pool.id}의 노드가 AKS가 권하는 크기보다 작습니다.`,
        found: `${pool.vm} (${pool.vcpu} vCPU, ${pool.memoryGiB} GiB)`,
        allowed: `${vcpu} vCPU, ${memory} GiB 이상`,
        evidence: limitEvidence('aks.system-pool-vcpu'),
      }
    }
  },
})
