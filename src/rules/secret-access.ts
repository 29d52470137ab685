import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const secretAccess = defineRule({
  id: 'secret-access',
  severity: 'warning',
  title: '서비스의 역할은 시크릿을 읽지 않는다',
  *check({ environments }) {
    for (const { roles } of environments) {
      for (const role of roles) {
        for (const { resource, verbs } of role.can) {
          const everything = resource === '*' || verbs.includes('*')
          const secrets = role.to === 'services' && resource === 'secrets'
          if (!everything && !secrets) continue
          yield {
            at: `${role.at}.can.${resource}`,
            message: everything
              ? `역할 ${particle(role.id, '이/가')} 모든 것을 할 수 있어 최소 권한이 아닙니다.`
              : `역할 ${particle(role.id, '을/를')} 가진 서비스가 이름공간의 시크릿을 모두 읽을 수 있습니다.`,
            found: `${resource}: ${verbs.join(', ')}`,
            suggestion: everything
              ? '필요한 리소스와 동작만 적으십시오.'
              : '시크릿은 환경 변수나 CSI로 받으므로 이 권한을 지우십시오.',
          }
        }
      }
    }
  },
})
