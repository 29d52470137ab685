import { allocatableEvidence } from '../catalog/allocatable.ts'
import { childPath } from '../diagnostic.ts'
import { type NowAndMost, type PoolLoad, poolLoads, type Resources } from '../model/capacity.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const poolCapacity = defineRule({
  id: 'pool-capacity',
  severity: 'error',
  title: '최소 복제본의 요청은 노드 풀에 들어간다',
  *check({ environments }) {
    for (const load of environments.flatMap(poolLoads)) {
      // With autoscaling, nodes come until the upper end.
      const room = load.pool.autoscale ? load.allocatable?.most : load.allocatable?.now
      if (!room || fits(load.requests.now, room)) continue
      yield {
        at: childPath(load.pool.at, 'nodes'),
        message: `노드 풀 ${particle(load.pool.id, '이/가')} 처음부터 떠야 할 Pod를 담지 못합니다.`,
        found: `노드 ${load.pool.autoscale ? load.pool.nodes.max : load.pool.count}개`,
        allowed: `노드 ${nodesFor(load, 'now')}개 이상`,
        suggestion: `요청은 ${spoken(load.requests.now)}인데 줄 수 있는 양은 ${spoken(room)}입니다.`,
        evidence: allocatableEvidence,
      }
    }
  },
})

export const fits = (asked: Resources, given: Resources) => asked.cpu <= given.cpu && asked.memory <= given.memory

/** Nodes that the requests need at least, by the scarcer of CPU and memory. */
export function nodesFor({ pool, requests, allocatable }: PoolLoad, when: keyof NowAndMost<unknown>): number {
  const nodes = Math.max(1, pool.nodes.max)
  const node = { cpu: (allocatable?.most.cpu ?? 0) / nodes, memory: (allocatable?.most.memory ?? 0) / nodes }
  return Math.ceil(Math.max(requests[when].cpu / node.cpu, requests[when].memory / node.memory))
}

export const spoken = ({ cpu, memory }: Resources) => `CPU ${Math.floor(cpu)}m, 메모리 ${Math.floor(memory)}Mi`
