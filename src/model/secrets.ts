import type {
  Auth,
  ExternalDefinition,
  KeyVault,
  Secret,
  SecretDefinition,
  ServiceDefinition,
  StoreDefinition,
} from './architecture.ts'

export interface Openers {
  stores: StoreDefinition[]
  externals: ExternalDefinition[]
  auth: Auth | null
}

/** The secrets a service needs for what it talks to, as environment variables; what the author wrote comes on top. */
export function secretVariables(
  service: ServiceDefinition,
  { stores, externals, auth }: Openers,
  own: Record<string, string>,
): { variable: string; secret: string }[] {
  const reached = [...new Set([...service.uses, ...service.reads])].flatMap(id =>
    stores.filter(store => store.id === id),
  )
  const alone = (store: StoreDefinition) => stores.filter(({ engine }) => engine === store.engine).length === 1
  const derived = [
    ...reached.flatMap(store => {
      const prefix = alone(store)
        ? { postgresql: 'DB', redis: 'REDIS', blob: 'STORAGE' }[store.engine]
        : constant(store.id)
      return store.password ? [[`${prefix}_PASSWORD`, store.password] as const] : []
    }),
    ...service.calls.flatMap(id => {
      const credentials = externals.find(external => external.id === id)?.credentials
      return credentials ? [[`${constant(id)}_CREDENTIALS`, credentials] as const] : []
    }),
    ...(auth?.key && (service.routes.length > 0 || service.mock?.auth) ? [['JWT_SECRET', auth.key] as const] : []),
  ]
  return Object.entries({ ...Object.fromEntries(derived), ...own }).map(([variable, secret]) => ({ variable, secret }))
}

/** How the environment keeps each secret, and who reads it. */
export function secretsHere(
  definitions: SecretDefinition[],
  readersOf: (secret: string) => string[],
  keyVault: KeyVault | null,
): Secret[] {
  return definitions.map(definition => ({
    id: definition.id,
    definition,
    store: keyVault ? 'key-vault' : 'kubernetes',
    readers: readersOf(definition.id),
    rotate: keyVault
      ? definition.kind === 'certificate'
        ? keyVault.rotate.certificates
        : keyVault.rotate.secrets
      : null,
  }))
}

/** 'main-db' → 'MAIN_DB' */
const constant = (id: string) => id.toUpperCase().replaceAll('-', '_')
