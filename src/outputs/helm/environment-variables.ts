import type { Architecture, Environment, PostgresqlServer, Store, Workload } from '../../model/architecture.ts'

type Variables = Record<string, string>

/** What every service of an environment is told: the ConfigMap cm-common. Nothing of a database stands here. */
export function commonVariables({ system, auth }: Architecture, environment: Environment): Variables {
  const { caching, monitoring } = environment
  return {
    ENVIRONMENT: environment.id,
    TZ: environment.timeZone,
    ...(/spring/i.test(system.runtime ?? '') ? { SPRING_PROFILES_ACTIVE: environment.id } : {}),
    ...(environment.ingress.host
      ? { CORS_ALLOWED_ORIGINS: `${outsideScheme(environment)}://${environment.ingress.host}` }
      : {}),
    ...given('JWT_ACCESS_TOKEN_VALIDITY_SECONDS', auth?.token?.access),
    ...given('JWT_REFRESH_TOKEN_VALIDITY_SECONDS', auth?.token?.refresh),
    ...(caching.local
      ? {
          LOCAL_CACHE_TYPE: caching.local.type,
          LOCAL_CACHE_TTL_SECONDS: String(caching.local.ttl),
          LOCAL_CACHE_EVICTION: caching.local.eviction,
          LOCAL_CACHE_MAX_ENTRIES: String(caching.local.maxEntries),
        }
      : {}),
    ...given('SHARED_CACHE_TTL_SECONDS', caching.shared?.ttl),
    ...Object.fromEntries(caching.keys.map(({ name, ttl }) => [`CACHE_TTL_${constant(name)}_SECONDS`, String(ttl)])),
    LOG_FORMAT: monitoring.logs.format,
    ...Object.fromEntries(
      Object.entries(monitoring.logs.levels).map(([logger, level]) => [`LOG_LEVEL_${constant(logger)}`, level]),
    ),
    ...given('APPLICATIONINSIGHTS_SAMPLING_PERCENTAGE', monitoring.appInsights?.sampling),
  }
}

/** How the environment is called from outside: whether something in front of the pods ends TLS. */
export const outsideScheme = ({ frontDoor, gateway }: Environment): 'https' | 'http' =>
  frontDoor !== null || (gateway !== null && gateway.certificate !== null) ? 'https' : 'http'

/** What one service is told of itself and of what it talks to: the ConfigMap cm-<service>. The author's own variables win. */
export function serviceVariables(architecture: Architecture, environment: Environment, service: Workload): Variables {
  const { monitoring } = environment
  return {
    SERVER_PORT: String(service.port),
    ...(monitoring.appInsights ? { APPLICATIONINSIGHTS_ROLE_NAME: service.id } : {}),
    ...storeVariables(architecture, environment, service),
    ...callVariables(environment, service),
    ...messageVariables(environment, service),
    ...mockVariables(service),
    ...service.env,
  }
}

/** The variables that hold addresses Azure gave, and the deployment output each comes from. */
export function databaseHosts(
  architecture: Architecture,
  environment: Environment,
  service: Workload,
): { variable: string; output: string; at: string }[] {
  const { uses, reads } = service.definition
  const reached = environment.stores.filter(
    ({ id, hosting }) => hosting !== 'pod' && (uses.includes(id) || reads.includes(id)),
  )
  return reached.flatMap(store => {
    const { engine } = store.definition
    if (engine === 'blob') return []
    const prefix = prefixOf(store, architecture)
    const replica = store.hosting === 'azure-postgresql' && reads.includes(store.id) ? readReplica(store) : undefined
    return [
      { variable: `${prefix}_HOST`, output: `storeHosts.${store.id}`, at: store.at },
      ...(replica
        ? [{ variable: `${prefix}_READ_HOST`, output: `storeHosts.${store.id}/${replica.id}`, at: replica.at }]
        : []),
    ]
  })
}

function storeVariables(architecture: Architecture, environment: Environment, service: Workload): Variables {
  const { uses, reads } = service.definition
  const reached = environment.stores.filter(({ id }) => uses.includes(id) || reads.includes(id))
  return Object.assign({}, ...reached.map(store => variablesOf(store, architecture, environment, service)))
}

function variablesOf(store: Store, architecture: Architecture, environment: Environment, service: Workload): Variables {
  const { engine } = store.definition
  const prefix = prefixOf(store, architecture)
  switch (engine) {
    case 'postgresql':
      return {
        [`${prefix}_KIND`]: 'postgresql',
        [`${prefix}_HOST`]: store.hosting === 'pod' ? store.name : store.host,
        [`${prefix}_PORT`]: String(store.port),
        [`${prefix}_NAME`]: store.definition.database ?? architecture.system.id,
        [`${prefix}_USERNAME`]: databaseUser(store),
        [`${prefix}_SSL_MODE`]: store.tls ? 'require' : 'disable',
        ...given(`${prefix}_SCHEMA`, schemasOf(store, service)),
        ...given(`${prefix}_READ_HOST`, readReplicaHost(store, service)),
        ...given(`${prefix}_MIN_POOL`, service.dbPool?.min),
        ...given(`${prefix}_MAX_POOL`, service.dbPool?.max),
      }
    case 'redis':
      return {
        [`${prefix}_HOST`]: store.hosting === 'pod' ? store.name : store.host,
        [`${prefix}_PORT`]: String(store.port),
        [`${prefix}_SSL`]: String(store.tls),
        ...redisSpace(prefix, store, environment, service),
      }
    case 'blob':
      return {
        [`${prefix}_ENDPOINT`]: `https://${store.host}`,
        ...given(`${prefix}_CONTAINERS`, store.definition.containers.join(',') || null),
      }
  }
}

/** DB, REDIS or STORAGE where a system has one of its kind, else the store's own name: as the secrets are called. */
function prefixOf({ id, definition }: Store, { stores }: Architecture): string {
  const alone = stores.filter(({ engine }) => engine === definition.engine).length === 1
  return alone ? { postgresql: 'DB', redis: 'REDIS', blob: 'STORAGE' }[definition.engine] : constant(id)
}

/** The administrator: the image's own in a pod, and the one the Bicep creates on Azure. */
export const databaseUser = (store: Store) => (store.hosting === 'pod' ? 'postgres' : 'pgadmin')

const schemasOf = ({ definition }: Store, { id }: Workload) =>
  definition.schemas
    .filter(({ service }) => service === id)
    .map(({ name }) => name)
    .join(',') || null

function readReplicaHost(store: Store, { definition }: Workload): string | null {
  if (store.hosting !== 'azure-postgresql' || !definition.reads.includes(store.id)) return null
  return readReplica(store)?.host ?? null
}

const readReplica = ({ replicas }: PostgresqlServer) => replicas.find(({ purpose }) => purpose === 'read')

/** Databases a Redis server has unless it is told otherwise. */
const redisDatabases = 16

/** Services of one Redis keep apart by database; a cluster has only database 0, so there by key prefix. */
function redisSpace(prefix: string, store: Store, { services }: Environment, { id }: Workload): Variables {
  const users = services.filter(
    ({ definition }) => definition.uses.includes(store.id) || definition.reads.includes(store.id),
  )
  const clustered = (store.hosting === 'azure-redis' && store.shards > 1) || store.hosting === 'azure-managed-redis'
  if (clustered || users.length > redisDatabases)
    return { [`${prefix}_DATABASE`]: '0', [`${prefix}_KEY_PREFIX`]: `${id}:` }
  return { [`${prefix}_DATABASE`]: String(users.findIndex(user => user.id === id)) }
}

function callVariables({ services, externals, resilience }: Environment, { definition }: Workload): Variables {
  return Object.assign(
    {},
    ...definition.calls.map((target): Variables => {
      const external = externals.find(({ id }) => id === target)
      const callee = services.find(({ id }) => id === (external?.service ?? target))
      const prefix = constant(target)
      const breaker = resilience.find(entry => entry.target === target)
      return {
        ...given(`${prefix}_BASE_URL`, callee ? `http://${callee.id}:${callee.port}` : externalUrl(external)),
        ...given(`${prefix}_CIRCUIT_FAILURES`, breaker?.failures),
        ...given(`${prefix}_CIRCUIT_OPEN_SECONDS`, breaker?.open),
        ...given(`${prefix}_CIRCUIT_HALF_OPEN_CALLS`, breaker?.halfOpen),
      }
    }),
  )
}

const schemes = { HTTPS: 'https', HTTP: 'http', TCP: 'tcp', gRPC: 'grpc', AMQPS: 'amqps' }

function externalUrl(external: Environment['externals'][number] | undefined): string | null {
  if (!external?.host) return null
  return `${schemes[external.definition.protocol]}://${external.host}:${external.definition.port}`
}

function messageVariables({ messaging, streaming }: Environment, { definition }: Workload): Variables {
  const ids = [...new Set([...definition.sends, ...definition.receives])]
  const named = (entities: { id: string }[], suffix: string) =>
    Object.fromEntries(
      ids.filter(id => entities.some(entity => entity.id === id)).map(id => [`${constant(id)}_${suffix}`, id]),
    )
  const queues = named(messaging?.queues ?? [], 'QUEUE')
  const topics = named(messaging?.topics ?? [], 'TOPIC')
  const streams = named(streaming?.streams ?? [], 'STREAM')
  const onBus = Object.keys(queues).length + Object.keys(topics).length > 0
  return {
    ...(onBus ? given('SERVICE_BUS_HOST', messaging?.host) : {}),
    ...(Object.keys(streams).length > 0 ? given('EVENT_HUBS_HOST', streaming?.host) : {}),
    ...queues,
    ...topics,
    ...streams,
  }
}

/** How a mock behaves, so that the same image can be slow, wrong or generous. */
function mockVariables({ mock, definition }: Workload): Variables {
  if (!mock) return {}
  return {
    ...given('MOCK_AUTH', definition.mock?.auth),
    ...Object.assign(
      {},
      ...mock.endpoints.map(({ id, path, method, latency, success, rateLimit }): Variables => {
        const prefix = `MOCK_${constant(id)}`
        return {
          [`${prefix}_PATH`]: path,
          [`${prefix}_METHOD`]: method,
          ...given(`${prefix}_LATENCY_MS`, latency && milliseconds(latency)),
          ...given(`${prefix}_SUCCESS_PERCENT`, success),
          ...given(`${prefix}_RATE_LIMIT`, rateLimit?.count),
          ...given(`${prefix}_RATE_LIMIT_SECONDS`, rateLimit?.per),
        }
      }),
      ...mock.mix.map(
        ({ id, share, latency }): Variables => ({
          [`MOCK_MIX_${constant(id)}_PERCENT`]: String(share),
          ...given(`MOCK_MIX_${constant(id)}_LATENCY_MS`, latency && milliseconds(latency)),
        }),
      ),
    ),
  }
}

const milliseconds = ({ min, max }: { min: number; max: number }) =>
  `${Math.round(min * 1000)}-${Math.round(max * 1000)}`

const given = (name: string, value: string | number | null | undefined): Variables =>
  value === null || value === undefined ? {} : { [name]: String(value) }

/** 'main-db' → 'MAIN_DB', 'user.session' → 'USER_SESSION' */
const constant = (id: string) => id.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')
