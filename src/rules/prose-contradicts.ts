import type { Environment } from '../model/architecture.ts'
import { defineRule } from './rule.ts'
import { isProse, writtenStrings } from './written-strings.ts'

export const proseContradicts = defineRule({
  id: 'prose-contradicts',
  severity: 'warning',
  title: '글이 설계와 다른 말을 하지 않는다',
  *check(architecture) {
    for (const written of writtenStrings(architecture)) {
      const [top, id] = written.keys
      const environment = architecture.environments.find(environment => environment.id === id)
      if (top !== 'environments' || !environment || !isProse(written)) continue
      for (const { words, but, untrue } of claims) {
        const found = words.exec(written.text)?.[0]
        if (found === undefined || !untrue(environment)) continue
        yield {
          at: written.at,
          message: `글은 "${found}"라고 하지만 ${but}.`,
          found,
          suggestion: '글을 고치거나 설계를 고치십시오.',
        }
      }
    }
  },
})

interface Claim {
  words: RegExp
  but: string
  untrue: (environment: Environment) => boolean
}

/** What prose likes to claim, and when the design says otherwise. */
const claims: Claim[] = [
  {
    words: /(?:지역|리전) 간.{0,12}자동 장애 ?조치/,
    but: '다른 지역의 데이터베이스와 캐시는 사람이 승격해야 합니다',
    untrue: ({ stores }) => stores.some(({ hosting }) => hosting === 'azure-postgresql' || hosting === 'azure-redis'),
  },
  {
    words: /(?:Azure의? )?관리형 (?:서비스|데이터베이스|캐시|Redis|PostgreSQL)/,
    but: '이 환경의 저장소는 모두 Pod입니다',
    untrue: ({ stores }) => stores.length > 0 && stores.every(({ hosting }) => hosting === 'pod'),
  },
  {
    words: /자동 (?:장애 ?조치|페일오버|failover)/i,
    but: '다른 지역의 복제본은 사람이 승격해야 합니다',
    untrue: ({ stores }) =>
      stores.some(
        store =>
          store.hosting === 'azure-postgresql' &&
          store.ha === 'none' &&
          store.replicas.some(({ purpose }) => purpose === 'dr'),
      ) || stores.some(store => store.hosting === 'azure-redis' && store.geo),
  },
  {
    words: /TLS ?1\.3/,
    but: '최소 TLS가 1.2인 서비스가 있습니다',
    untrue: ({ gateway, stores }) =>
      gateway?.minTls === '1.2' ||
      stores.some(
        store => (store.hosting === 'azure-redis' || store.hosting === 'azure-postgresql') && store.minTls === '1.2',
      ),
  },
  {
    words: /(?:다중|멀티) ?(?:리전|지역) (?:배포|운영|구성)/,
    but: '재해복구 지역(drRegion)이 없습니다',
    untrue: ({ drRegion }) => drRegion === null,
  },
  {
    words: /(?:AAD )?Pod Identity|AzureIdentity/i,
    but: 'Pod Identity는 퇴역했고 이 설계는 Workload Identity를 씁니다',
    untrue: () => true,
  },
  {
    words: /hostPath/i,
    but: '저장소는 관리 디스크를 씁니다',
    untrue: () => true,
  },
  {
    words: /Service Bus/,
    but: '이 환경에 Service Bus가 없습니다',
    untrue: ({ messaging }) => messaging === null,
  },
  {
    words: /Front Door/,
    but: '이 환경에 Front Door가 없습니다',
    untrue: ({ frontDoor }) => frontDoor === null,
  },
  {
    words: /Key Vault/,
    but: '이 환경에 Key Vault가 없습니다',
    untrue: ({ keyVault }) => keyVault === null,
  },
  {
    words: /AKS Premium|Premium 계층 AKS/,
    but: 'AKS 계층이 Premium이 아닙니다',
    untrue: ({ cluster }) => cluster.tier !== 'Premium',
  },
]
