import { allocatableEvidence } from '../catalog/allocatable.ts'
import { childPath } from '../diagnostic.ts'
import { poolLoads } from '../model/capacity.ts'
import { fits, nodesFor, spoken } from './pool-capacity.ts'
import { defineRule } from './rule.ts'

export const poolCapacityPeak = defineRule({
  id: 'pool-capacity-peak',
  severity: 'warning',
  title: '최대 복제본의 요청은 최대 노드에 들어간다',
  *check({ environments }) {
    for (const load of environments.flatMap(poolLoads)) {
      const room = load.allocatable?.most
      const start = load.pool.autoscale ? room : load.allocatable?.now
      if (!room || !start || !fits(load.requests.now, start) || fits(load.requests.most, room)) continue
      yield {
        at: childPath(load.pool.at, 'nodes'),
        message: `모든 서비스가 최대 복제본으로 늘면 노드 풀 ${load.pool.id}에 자리가 없습니다.`,
        found: `노드 ${load.pool.nodes.max}개까지`,
        allowed: `노드 ${nodesFor(load, 'most')}개까지`,
        suggestion: `요청은 ${spoken(load.requests.most)}까지 느는데 줄 수 있는 양은 ${spoken(room)}입니다.`,
        evidence: allocatableEvidence,
      }
    }
  },
})
