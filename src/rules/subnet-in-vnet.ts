import { childPath } from '../diagnostic.ts'
import { containsCidr, parseCidr } from '../model/cidr.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const subnetInVnet = defineRule({
  id: 'subnet-in-vnet',
  severity: 'error',
  title: '서브넷은 VNet 주소 공간 안에 있다',
  *check({ environments }) {
    for (const { network } of environments) {
      const vnet = parseCidr(network.addressSpace)
      for (const subnet of network.subnets) {
        const range = parseCidr(subnet.cidr)
        if (!vnet || !range || containsCidr(vnet, range)) continue
        const spaceAt = childPath(network.at, 'addressSpace')
        yield {
          at: childPath(subnet.at, 'cidr'),
          message: `서브넷 ${particle(subnet.id, '이/가')} VNet 주소 공간 밖에 있습니다.`,
          found: subnet.cidr,
          allowed: `${network.addressSpace} 안의 대역`,
          suggestion: '서브넷을 주소 공간 안으로 옮기거나 주소 공간을 넓히십시오.',
          related: [{ at: spaceAt, message: `VNet 주소 공간은 ${network.addressSpace}입니다.` }],
        }
      }
    }
  },
})
