import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { surgeNodes } from '../model/address-demand.ts'
import { parseCidr } from '../model/cidr.ts'
import { defineRule } from './rule.ts'

export const podCidrCapacity = defineRule({
  id: 'pod-cidr-capacity',
  severity: 'error',
  title: 'Pod CIDR에 모든 노드의 몫이 있다',
  *check({ environments }) {
    const perNode = limit('aks.overlay-prefix-per-node')
    for (const { cluster } of environments) {
      const range = parseCidr(cluster.podCidr)
      if (cluster.networkMode !== 'overlay' || !range) continue
      const most = cluster.pools.reduce((sum, { nodes, surge }) => sum + nodes.max + surgeNodes(surge, nodes.max), 0)
      const room = range.prefix > perNode ? 0 : 2 ** (perNode - range.prefix)
      if (most <= room) continue
      yield {
        at: childPath(cluster.at, 'podCidr'),
        message: `오버레이는 노드마다 /${perNode} 하나를 쓰는데, 노드는 ${most}개까지 늘고 Pod CIDR에는 ${room}개의 자리가 있습니다.`,
        found: cluster.podCidr,
        allowed: `/${perNode - Math.ceil(Math.log2(most))} 또는 더 큰 대역`,
        evidence: limitEvidence('aks.overlay-prefix-per-node'),
      }
    }
  },
})
