import { limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { addressesPerNode, subnetDemands } from '../model/address-demand.ts'
import type { Environment } from '../model/architecture.ts'
import { reservedPerSubnet } from '../model/cidr.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const subnetCapacity = defineRule({
  id: 'subnet-capacity',
  severity: 'error',
  title: '서브넷의 주소가 모자라지 않는다',
  *check({ environments }) {
    for (const environment of environments) {
      for (const { subnet, supply, most, parts } of subnetDemands(environment)) {
        if (most <= supply) continue
        yield {
          at: childPath(subnet.at, 'cidr'),
          message: `서브넷 ${subnet.id}에 주소 ${most}개가 필요한데 ${supply}개뿐입니다.`,
          found: subnet.cidr,
          allowed: `/${prefixFor(most)} 또는 더 큰 대역`,
          suggestion: suggestion(environment, parts),
          related: parts.flatMap(part => placeOf(environment, part)),
          evidence: limitEvidence('aks.max-pods-vnet'),
        }
      }
    }
  },
})

type Part = ReturnType<typeof subnetDemands>[number]['parts'][number]

const suggestion = ({ cluster }: Environment, parts: Part[]) =>
  cluster.networkMode === 'vnet' && parts.some(({ kind }) => kind === 'pool')
    ? '대역을 넓히거나 networkMode: overlay로 Pod 주소를 VNet 밖에 두십시오.'
    : '대역을 넓히거나 노드 상한을 낮추십시오.'

function placeOf({ cluster, gateway }: Environment, { kind, id, most }: Part) {
  if (kind === 'gateway' && gateway) return [{ at: gateway.at, message: `Application Gateway가 ${most}개를 씁니다.` }]
  const pool = cluster.pools.find(pool => pool.id === id)
  if (kind !== 'pool' || !pool) return []
  const each = addressesPerNode(pool, cluster.networkMode)
  return [
    {
      at: pool.at,
      message: `노드 풀 ${particle(id, '이/가')} 업그레이드 중에 노드 ${most / each}개, 노드마다 ${each}개를 씁니다.`,
    },
  ]
}

/** The longest prefix whose subnet still gives out so many addresses: 625 → 22. */
function prefixFor(addresses: number): number {
  return 32 - Math.ceil(Math.log2(addresses + reservedPerSubnet))
}
