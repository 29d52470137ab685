import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const gatewayApiController = defineRule({
  id: 'gateway-api-controller',
  severity: 'warning',
  title: 'Gateway API에는 운영자가 설치할 컨트롤러가 필요하다',
  *check({ environments }) {
    for (const { ingress } of environments) {
      if (ingress.controller !== 'gateway-api') continue
      yield {
        at: childPath(ingress.at, 'controller'),
        message:
          '차트는 Gateway를 만들지만 그것을 움직일 컨트롤러(Application Gateway for Containers)는 Bicep이 만들지 않습니다.',
        found: ingress.controller,
        suggestion: 'ALB 컨트롤러를 설치하고 그 절차를 결정(decisions)에 적거나 다른 컨트롤러를 쓰십시오.',
      }
    }
  },
})
