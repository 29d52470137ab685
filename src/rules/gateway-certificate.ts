import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const gatewayCertificate = defineRule({
  id: 'gateway-certificate',
  severity: 'error',
  title: '게이트웨이는 인증서로 HTTPS를 받는다',
  *check({ environments, secrets }) {
    for (const { gateway } of environments) {
      if (!gateway) continue
      const secret = secrets.find(({ id }) => id === gateway.certificate)
      if (secret?.kind === 'certificate') continue
      yield secret
        ? {
            at: `${gateway.at}.certificate`,
            message: `시크릿 ${particle(secret.id, '은/는')} 인증서가 아닙니다.`,
            found: secret.id,
            allowed:
              secrets
                .filter(({ kind }) => kind === 'certificate')
                .map(({ id }) => id)
                .join(', ') || 'kind: certificate인 시크릿',
            related: [{ at: secret.at, message: `kind: ${secret.kind}입니다.` }],
          }
        : {
            at: gateway.at,
            message: '게이트웨이에 인증서가 없어 HTTPS를 받을 수 없습니다.',
            suggestion: 'secrets에 kind: certificate인 항목을 두고 certificate로 가리키십시오.',
          }
    }
  },
})
