import { defineRule } from './rule.ts'

export const storePassword = defineRule({
  id: 'store-password',
  severity: 'warning',
  title: '데이터베이스에는 비밀번호가 있다',
  *check({ stores, environments }) {
    for (const { id, at, engine, password } of stores) {
      const runs = environments.some(environment => environment.stores.some(store => store.id === id))
      if (engine !== 'postgresql' || password !== null || !runs) continue
      yield {
        at,
        message: `데이터베이스 ${id}의 비밀번호를 어느 시크릿에서 읽는지 정해지지 않았습니다.`,
        suggestion: 'secrets에 항목을 두고 password로 가리키십시오.',
      }
    }
  },
})
