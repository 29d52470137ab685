import { defineRule } from './rule.ts'

export const domainMissing = defineRule({
  id: 'domain-missing',
  severity: 'warning',
  title: '밖에 여는 환경에는 도메인이 있다',
  *check({ environments }) {
    for (const { at, domain, services, gateway, frontDoor } of environments) {
      const exposed = services.filter(({ definition }) => definition.routes.length > 0)
      if (domain !== null || exposed.length === 0 || (!gateway && !frontDoor)) continue
      yield {
        at,
        on: 'key',
        message: `서비스 ${exposed.length}개를 밖에 열지만 도메인이 없어 인증서와 인그레스의 호스트를 정할 수 없습니다.`,
        suggestion: `${at}.domain을 적으십시오.`,
      }
    }
  },
})
