import { limitEvidence } from '../catalog/limits.ts'
import { addressNumber, addressText, parseCidr } from '../model/cidr.ts'
import { particle } from '../print/korean.ts'
import { fixedAddresses } from './fixed-addresses.ts'
import { defineRule } from './rule.ts'

/** Network, gateway and two DNS addresses at the start of a subnet; the broadcast address at its end. */
const reservedAtStart = 4

export const addressInSubnet = defineRule({
  id: 'address-in-subnet',
  severity: 'error',
  title: '고정 IP는 자기 서브넷의 쓸 수 있는 주소다',
  *check({ environments }) {
    for (const environment of environments) {
      for (const { what, ip, at, subnet: id } of fixedAddresses(environment)) {
        const subnet = environment.network.subnets.find(subnet => subnet.id === id)
        const range = subnet && parseCidr(subnet.cidr)
        const number = addressNumber(ip)
        if (number === null) {
          yield {
            at,
            message: `${what}의 고정 IP가 IPv4 주소가 아닙니다.`,
            found: ip,
            allowed: '0~255의 숫자 네 개 (10.0.2.10)',
          }
        } else if (subnet && range) {
          const [first, last] = [range.first + reservedAtStart, range.last - 1]
          if (number >= first && number <= last) continue
          yield {
            at,
            message: `${what}의 고정 IP를 서브넷 ${particle(subnet.id, '이/가')} 줄 수 없습니다.`,
            found: ip,
            allowed: `${addressText(first)}~${addressText(last)}`,
            related: [
              {
                at: subnet.at,
                message: `서브넷 ${particle(subnet.id, '은/는')} ${subnet.cidr}이고, 처음 네 주소와 마지막 주소는 Azure가 씁니다.`,
              },
            ],
            evidence: limitEvidence('vnet.reserved-per-subnet'),
          }
        }
      }
    }
  },
})
