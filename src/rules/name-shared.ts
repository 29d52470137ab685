import { nameEvidence } from '../catalog/names.ts'
import type { IdPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { defineRule } from './rule.ts'

export const nameShared = defineRule({
  id: 'name-shared',
  severity: 'error',
  title: '환경끼리 같은 리소스를 만들지 않는다',
  *check({ environments }) {
    const owners = new Map<string, { environment: string; at: IdPath }>()
    for (const environment of environments) {
      for (const { what, name, at } of globalNames(environment)) {
        const key = `${what} ${name}`
        const owner = owners.get(key)
        if (owner) {
          yield {
            at,
            message: `${what}의 이름이 ${owner.environment} 환경과 같아 두 환경이 한 리소스를 두고 다툽니다.`,
            found: name,
            suggestion: '이름에 {env}를 넣으십시오.',
            related: [{ at: owner.at, message: `${owner.environment} 환경의 이름입니다.` }],
            evidence: nameEvidence,
          }
        }
        owners.set(key, { environment: environment.id, at })
      }
    }
  },
})

function globalNames({ at, names, keyVault, registry, messaging, streaming, stores }: Environment) {
  const own = (what: string, key: keyof typeof names) => ({ what, name: names[key], at: `${at}.names.${key}` })
  return [
    own('리소스 그룹', 'resourceGroup'),
    ...(keyVault ? [own('Key Vault', 'keyVault')] : []),
    ...(registry ? [own('컨테이너 레지스트리', 'registry')] : []),
    ...(messaging ? [own('Service Bus', 'serviceBus')] : []),
    ...(streaming ? [own('Event Hubs', 'eventHubs')] : []),
    ...stores.flatMap(store =>
      store.hosting === 'pod' ? [] : [{ what: `저장소 ${store.id}`, name: store.name, at: `${store.at}.name` }],
    ),
  ]
}
