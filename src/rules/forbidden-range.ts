import { limitEvidence, limitWords } from '../catalog/limits.ts'
import { overlaps, parseCidr } from '../model/cidr.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'
import { clusterRanges, vnetRange } from './written-ranges.ts'

export const forbiddenRange = defineRule({
  id: 'forbidden-range',
  severity: 'error',
  title: 'Azure가 쓰는 대역은 네트워크로 쓸 수 없다',
  *check({ environments }) {
    const forbidden = limitWords('vnet.forbidden-ranges').map(text => ({ text, range: parseCidr(text)! }))
    for (const { network, cluster } of environments) {
      for (const { what, cidr, at } of [vnetRange(network), ...clusterRanges(cluster)]) {
        const range = parseCidr(cidr)
        const clash = range && forbidden.find(other => overlaps(other.range, range))
        if (!clash) continue
        yield {
          at,
          message: `${particle(what, '이/가')} Azure가 스스로 쓰는 대역 ${particle(clash.text, '을/를')} 포함합니다.`,
          found: cidr,
          allowed: '사설 대역: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
          evidence: limitEvidence('vnet.forbidden-ranges'),
        }
      }
    }
  },
})
