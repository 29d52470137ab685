import { defineRule } from './rule.ts'

/** From here on secrets protect real users' data. */
const demanding = 99.9

export const secretStore = defineRule({
  id: 'secret-store',
  severity: 'warning',
  title: '운영 환경의 시크릿은 Key Vault에 둔다',
  *check({ environments }) {
    for (const { at, targets, secrets } of environments) {
      if (targets.availability === null || targets.availability < demanding) continue
      const kept = secrets.filter(({ store, readers }) => store === 'kubernetes' && readers.length > 0)
      if (kept.length === 0) continue
      yield {
        at,
        on: 'key',
        message: `시크릿 ${kept.length}개가 Key Vault가 아니라 Kubernetes Secret에 있습니다.`,
        found: kept.map(({ id }) => id).join(', '),
        suggestion: 'keyVault를 두십시오.',
      }
    }
  },
})
