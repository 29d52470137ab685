import { childPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { billableParts } from './billable-parts.ts'
import { defineRule } from './rule.ts'

/** Costs without a resource of their own. */
const words = ['environment', 'traffic', 'disks']

export const costResource = defineRule({
  id: 'cost-resource',
  severity: 'error',
  title: '비용 항목은 있는 리소스의 것이다',
  *check({ environments }) {
    for (const environment of environments) {
      for (const item of environment.cost.items) {
        for (const [n, of] of item.of.entries()) {
          if (words.includes(of) || isHere(environment, of)) continue
          yield {
            at: childPath(childPath(item.at, 'of'), n),
            message: `비용 항목 ${particle(item.id, '이/가')} 이 환경에 없는 리소스의 값을 매깁니다.`,
            found: of,
            allowed: [...billableParts(environment).map(part => part.of), ...words].join(', '),
          }
        }
      }
    }
  },
})

function isHere(environment: Environment, of: string): boolean {
  const { cluster, gateway, ingress, settings } = environment
  if (of === 'natGateway') return cluster.outbound === 'nat-gateway'
  // Without an Application Gateway the ingress has a load balancer of its own.
  if (of === 'loadBalancer')
    return cluster.outbound === 'load-balancer' || !gateway || ingress.controller !== 'application-gateway'
  const value = of
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], settings)
  return value !== undefined
}
