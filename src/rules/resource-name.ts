import { isValidName, nameEvidence, nameRule } from '../catalog/names.ts'
import { childPath, type IdPath } from '../diagnostic.ts'
import type { Environment, Names } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const resourceName = defineRule({
  id: 'resource-name',
  severity: 'error',
  title: '리소스의 이름을 Azure가 받는다',
  *check({ environments }) {
    for (const { kind, name, at } of environments.flatMap(named)) {
      const rule = nameRule(kind)
      if (!rule || isValidName(kind, name)) continue
      const long = name.length > rule.max
      yield {
        at,
        message: long
          ? `이름이 ${name.length}자라 ${rule.type}의 ${rule.max}자를 넘습니다.`
          : `${particle(rule.type, '이/가')} 받지 않는 이름입니다.`,
        found: name,
        allowed: `${rule.min}~${rule.max}자, ${rule.pattern}`,
        suggestion: '환경의 naming 규칙을 줄이거나 names에 이름을 직접 적으십시오.',
        evidence: nameEvidence,
      }
    }
  },
})

interface Named {
  kind: string
  name: string
  at: IdPath
}

/** The catalog's kind of each name the environment gives. */
const kinds: Partial<Record<keyof Names, string>> = {
  resourceGroup: 'resource-group',
  cluster: 'cluster',
  vnet: 'vnet',
  logAnalytics: 'log-analytics',
  identity: 'identity',
  actionGroup: 'action-group',
}

function named(environment: Environment): Named[] {
  const {
    at,
    names,
    stores,
    services,
    keyVault,
    registry,
    messaging,
    streaming,
    frontDoor,
    gateway,
    monitoring,
    network,
    privateEndpoints,
  } = environment
  const own = (key: keyof Names, kind: string): Named => ({ kind, name: names[key], at: `${at}.names.${key}` })
  const storeKinds = {
    'azure-postgresql': 'postgresql',
    'azure-redis': 'redis',
    'azure-managed-redis': 'managed-redis',
    'azure-storage': 'storage',
  } as const
  return [
    ...(Object.entries(kinds) as [keyof Names, string][]).map(([key, kind]) => own(key, kind)),
    ...(keyVault ? [own('keyVault', 'key-vault')] : []),
    ...(registry ? [own('registry', 'registry')] : []),
    ...(messaging ? [own('serviceBus', 'service-bus')] : []),
    ...(streaming ? [own('eventHubs', 'event-hubs')] : []),
    ...(frontDoor ? [own('frontDoor', 'front-door')] : []),
    ...(gateway ? [own('gateway', 'gateway')] : []),
    ...(monitoring.grafana ? [own('grafana', 'grafana')] : []),
    ...stores.flatMap(store => {
      if (store.hosting === 'pod') return []
      const replicas = store.hosting === 'azure-postgresql' ? store.replicas : []
      const server = { kind: storeKinds[store.hosting], name: store.name, at: childPath(store.at, 'name') }
      return [server, ...replicas.map(({ name, at }) => ({ kind: 'postgresql', name, at }))]
    }),
    ...services.flatMap(({ identity, at }) => (identity === null ? [] : [{ kind: 'identity', name: identity, at }])),
    ...network.subnets.map(({ name, at }) => ({ kind: 'subnet', name, at })),
    ...privateEndpoints.map(({ name, at }) => ({ kind: 'private-endpoint', name, at })),
  ]
}
