import { defineRule } from './rule.ts'

/** From here on data of real users stands behind the address. */
const demanding = 99.9

export const publicStore = defineRule({
  id: 'public-store',
  severity: 'warning',
  title: '운영 데이터는 인터넷에 열려 있지 않다',
  *check({ environments }) {
    for (const { stores, keyVault, targets } of environments) {
      if (targets.availability === null || targets.availability < demanding) continue
      const parts = [
        ...stores.flatMap(store =>
          store.hosting === 'pod' ? [] : [{ what: `저장소 ${store.id}`, at: store.at, subnet: store.subnet }],
        ),
        ...(keyVault ? [{ what: 'Key Vault', at: keyVault.at, subnet: keyVault.subnet }] : []),
      ]
      for (const { what, at, subnet } of parts) {
        if (subnet !== null) continue
        yield {
          at,
          on: 'key',
          message: `${what}의 주소가 인터넷에 열려 있습니다.`,
          allowed: 'subnet: 프라이빗 엔드포인트용 서브넷',
          suggestion: 'subnet을 적어 프라이빗 엔드포인트로 닫으십시오.',
        }
      }
    }
  },
})
