import { allocatable, allocatableEvidence } from '../catalog/allocatable.ts'
import { childPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { storePool } from '../model/capacity.ts'
import { defineRule } from './rule.ts'

export const podFitsNode = defineRule({
  id: 'pod-fits-node',
  severity: 'error',
  title: 'Pod 하나의 요청은 노드 하나에 들어간다',
  *check({ environments }) {
    for (const environment of environments) {
      for (const { id, at, cpu, memory, pool } of podsOf(environment)) {
        if (!pool || pool.vcpu === null || pool.memoryGiB === null) continue
        const node = allocatable(pool.vcpu, pool.memoryGiB, pool.maxPods)
        const related = [{ at: childPath(pool.at, 'vm'), message: `노드 풀 ${pool.id}의 노드는 ${pool.vm}입니다.` }]
        if (cpu.request > node.cpu) {
          yield {
            at: childPath(at, 'cpu'),
            message: `${id}의 CPU 요청이 노드 하나가 줄 수 있는 양보다 커서 Pod가 뜰 곳이 없습니다.`,
            found: `${cpu.request}m`,
            allowed: `${node.cpu}m 이하`,
            related,
            evidence: allocatableEvidence,
          }
        }
        if (memory.request > node.memory) {
          yield {
            at: childPath(at, 'memory'),
            message: `${id}의 메모리 요청이 노드 하나가 줄 수 있는 양보다 커서 Pod가 뜰 곳이 없습니다.`,
            found: `${memory.request}Mi`,
            allowed: `${node.memory}Mi 이하`,
            related,
            evidence: allocatableEvidence,
          }
        }
      }
    }
  },
})

function podsOf(environment: Environment) {
  const { services, stores, cluster } = environment
  return [
    ...services.map(service => ({ ...service, pool: cluster.pools.find(({ id }) => id === service.pool) ?? null })),
    ...stores.flatMap(store => (store.hosting === 'pod' ? [{ ...store, pool: storePool(environment) }] : [])),
  ]
}
