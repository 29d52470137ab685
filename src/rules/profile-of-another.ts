import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

/** Variables that say which environment a service believes to be in. */
const profile = /(profile|environment|stage|(?:^|_)env)s?(?:_active)?$/i

export const profileOfAnother = defineRule({
  id: 'profile-of-another',
  severity: 'warning',
  title: '서비스는 제 환경의 프로필로 돈다',
  *check({ environments }) {
    const ids = environments.map(({ id }) => id)
    for (const { id, services } of environments) {
      for (const service of services) {
        for (const [variable, value] of Object.entries(service.env)) {
          if (!profile.test(variable) || value === id || !ids.includes(value)) continue
          yield {
            at: childPath(childPath(service.at, 'env'), variable),
            message: `${id} 환경의 ${particle(service.id, '이/가')} ${value} 환경의 설정으로 돕니다.`,
            found: value,
            allowed: id,
          }
        }
      }
    }
  },
})
