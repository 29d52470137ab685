import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const ingressGateway = defineRule({
  id: 'ingress-gateway',
  severity: 'error',
  title: '인그레스 컨트롤러와 게이트웨이가 서로 맞는다',
  *check({ environments }) {
    for (const { ingress, gateway } of environments) {
      const agic = ingress.controller === 'application-gateway'
      if (agic && !gateway) {
        yield {
          at: childPath(ingress.at, 'controller'),
          message: 'Application Gateway가 없는데 그것을 인그레스로 씁니다.',
          found: ingress.controller,
          allowed: 'nginx, app-routing, gateway-api',
          suggestion: 'edge.gateway를 두거나 다른 컨트롤러를 쓰십시오.',
        }
      } else if (!agic && gateway) {
        yield {
          at: childPath(ingress.at, 'controller'),
          message: 'Application Gateway가 Pod로 바로 보내는데 다른 인그레스 컨트롤러도 정했습니다.',
          found: ingress.controller,
          allowed: 'application-gateway',
          suggestion: 'ingress.controller를 지우면 게이트웨이에 맞춰집니다.',
          related: [{ at: gateway.at, message: '게이트웨이입니다.' }],
        }
      }
    }
  },
})
