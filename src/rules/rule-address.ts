import { childPath, type IdPath } from '../diagnostic.ts'
import type { Address, Environment } from '../model/architecture.ts'
import { containsCidr, overlaps, parseCidr } from '../model/cidr.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const ruleAddress = defineRule({
  id: 'rule-address',
  severity: 'error',
  title: '보안 규칙의 주소는 있는 곳이다',
  *check({ environments }) {
    for (const { network } of environments) {
      for (const subnet of network.subnets) {
        for (const rule of subnet.rules) {
          if (rule.derived) continue
          const inbound = rule.direction === 'Inbound'
          const problem = problemOf(network, inbound ? rule.source : rule.destination)
          if (problem) yield { at: childPath(rule.at, inbound ? 'from' : 'to'), ...problem }
        }
      }
    }
  },
})

/** Azure writes its service tags like this: Internet, AzureLoadBalancer, Storage.KoreaCentral. */
const serviceTag = /^[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/

function problemOf(
  network: Environment['network'],
  { prefix, subnet }: Address,
): { message: string; found: string; allowed?: string; related?: { at: IdPath; message: string }[] } | null {
  if (subnet !== null || prefix === '*' || serviceTag.test(prefix)) return null
  const range = parseCidr(prefix.includes('/') ? prefix : `${prefix}/32`)
  if (!range) {
    return {
      message: '서브넷의 이름도, CIDR도, 서비스 태그도 아닙니다.',
      found: prefix,
      allowed: `${network.subnets.map(({ id }) => id).join(', ')}, 10.0.9.0/26, Internet`,
    }
  }
  const gateway = network.subnets.find(other => other.for === 'application-gateway' && within(range, other.cidr))
  if (!gateway) return null
  return {
    message: `그 주소는 Application Gateway만 쓰는 서브넷 ${gateway.id}의 것입니다.`,
    found: prefix,
    related: [{ at: gateway.at, message: `서브넷 ${particle(gateway.id, '은/는')} ${gateway.cidr}입니다.` }],
  }
}

function within(range: NonNullable<ReturnType<typeof parseCidr>>, cidr: string): boolean {
  const outer = parseCidr(cidr)
  return outer !== null && overlaps(outer, range) && containsCidr(outer, range)
}
