import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

/** From here on an environment faces real users. */
const demanding = 99.9

export const publicWithoutWaf = defineRule({
  id: 'public-without-waf',
  severity: 'warning',
  title: '밖에 열린 운영 환경은 WAF 뒤에 있다',
  *check({ environments }) {
    for (const { at, services, frontDoor, gateway, targets } of environments) {
      const exposed = services.filter(({ definition }) => definition.routes.length > 0)
      if (exposed.length === 0 || targets.availability === null || targets.availability < demanding) continue
      if (frontDoor?.waf || gateway?.waf) continue
      yield {
        at: childPath(at, 'edge'),
        message: `서비스 ${exposed.length}개가 WAF 없이 인터넷에 열립니다.`,
        suggestion: 'edge.gateway.waf나 edge.frontDoor.waf를 두십시오.',
        related: exposed.map(({ id, definition }) => ({
          at: childPath(definition.at, 'routes'),
          message: `${id}의 경로입니다.`,
        })),
      }
    }
  },
})
