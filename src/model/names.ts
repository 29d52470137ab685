import type { Environment as EnvironmentSpec } from '../spec/types.ts'
import type { Names } from './architecture.ts'

/**
 * Short names of resource kinds. Source: Microsoft Cloud Adoption Framework, resource abbreviations (2024-05-07);
 * Azure Managed Redis and Event Hubs after azurecaf (2026-08-04).
 */
const abbreviations = {
  resourceGroup: 'rg',
  cluster: 'aks',
  vnet: 'vnet',
  frontDoor: 'afd',
  gateway: 'agw',
  wafPolicy: 'waf',
  publicIp: 'pip',
  natGateway: 'ng',
  serviceBus: 'sbns',
  eventHubs: 'evhns',
  keyVault: 'kv',
  logAnalytics: 'log',
  appInsights: 'appi',
  monitorAccount: 'amw',
  grafana: 'amg',
  registry: 'cr',
  identity: 'id',
  actionGroup: 'ag',
  backupVault: 'bvault',
  budget: 'budget',
  postgresql: 'psql',
  redis: 'redis',
  managedRedis: 'amr',
  storage: 'st',
  privateEndpoint: 'pep',
} as const

export type NamedKind = keyof typeof abbreviations

/** Kinds whose name must be free in all of Azure: only they carry `{unique}`. */
const global: NamedKind[] = [
  'serviceBus',
  'eventHubs',
  'keyVault',
  'registry',
  'postgresql',
  'redis',
  'storage',
  'grafana',
]
/** Kinds that allow letters and digits only, in lower case. */
const lettersOnly: NamedKind[] = ['registry', 'storage']

/** Builds names by the environment's rule: '{kind}-{system}-{env}' → 'aks-phonebill-prod'. */
export function namer(system: string, environment: string, rule: string) {
  return (kind: NamedKind, ...suffix: string[]) => {
    const unique = global.includes(kind) ? stableHash(`${system}/${environment}`) : ''
    const name = [
      rule
        .replaceAll('{kind}', abbreviations[kind])
        .replaceAll('{system}', system)
        .replaceAll('{env}', environment)
        .replaceAll('{unique}', unique),
      ...suffix,
    ]
      .join('-')
      .replaceAll(/-{2,}/g, '-')
      .replaceAll(/^-|-$/g, '')
    return lettersOnly.includes(kind) ? name.replaceAll(/[^a-z0-9]/g, '') : name
  }
}

export type Namer = ReturnType<typeof namer>

/** The names of an environment's single resources: by the rule, or as the author says. */
export function namesOf(name: Namer, system: string, environment: string, settings: EnvironmentSpec): Names {
  const ruled = Object.fromEntries(
    (Object.keys(abbreviations) as NamedKind[]).map(kind => [kind, name(kind)]),
  ) as unknown as Names
  return { ...ruled, namespace: `${system}-${environment}`, ...settings.names }
}

/** Five letters and digits that depend on nothing but the text (FNV-1a, 32 bits, base 36). */
function stableHash(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(36).padStart(7, '0').slice(-5)
}
