import type { Environment, PodStore } from '../../model/architecture.ts'
import { storePool } from '../../model/capacity.ts'
import { mebibytes } from '../../print/korean.ts'
import type { StoreValues } from './chart-values.ts'
import { databaseUser } from './environment-variables.ts'
import { flowsToStore } from './network-flows.ts'
import { placement, resources } from './service-values.ts'

/** A store that runs as a pod, as the chart's templates take it. Object storage has no pod of ours. */
export function storeValues(environment: Environment, store: PodStore): StoreValues | null {
  if (store.definition.engine === 'blob') return null
  const family = /(^|\/)bitnami(legacy)?\//.test(store.image) ? bitnami : official
  const { engine } = store.definition
  const image = engine === 'postgresql' ? family.postgresql(store) : family.redis(store)
  const tasks = engine === 'postgresql' ? databaseTasks(store) : {}
  const taskNames = [...(tasks.init ? [`${store.name}-init`] : []), ...(tasks.dump ? [`${store.name}-backup`] : [])]
  return {
    name: store.name,
    tier: engine === 'postgresql' ? 'database' : 'cache',
    image: { repository: store.image, tag: store.tag },
    port: store.port,
    ...image,
    ...placement(storePool(environment)),
    resources: resources(store),
    ...(store.storageMiB === null
      ? {}
      : {
          storage: {
            size: mebibytes(store.storageMiB),
            ...(store.storageClass === null ? {} : { className: store.storageClass }),
          },
        }),
    ...tasks,
    ...(environment.network.podTraffic === 'deny' ? { ingressFrom: flowsToStore(environment, store, taskNames) } : {}),
  }
}

/** What differs between images of one engine: how they are told, where they keep data and where they must write. */
type ImageValues = Pick<StoreValues, 'user' | 'args' | 'env' | 'secrets' | 'ready' | 'mountPath' | 'writablePaths'>
type Family = Record<'postgresql' | 'redis', (store: PodStore) => ImageValues>

/** Source: README files of bitnami/containers, postgresql and redis (run.sh passes further arguments on). */
const bitnami: Family = {
  postgresql: store => ({
    user: 1001,
    args: ['/opt/bitnami/scripts/postgresql/run.sh', ...postgresqlFlags(store)],
    env: { POSTGRESQL_DATABASE: database(store), ...emptyPassword(store) },
    ...secrets(store, 'POSTGRESQL_PASSWORD'),
    ready: postgresqlReady(store),
    mountPath: '/bitnami/postgresql',
    writablePaths: ['/tmp', '/opt/bitnami/postgresql/conf', '/opt/bitnami/postgresql/tmp'],
  }),
  redis: store => ({
    user: 1001,
    args: ['/opt/bitnami/scripts/redis/run.sh', ...redisFlags(store)],
    env: { REDIS_AOF_ENABLED: store.storageMiB === null ? 'no' : 'yes', ...emptyPassword(store) },
    ...secrets(store, 'REDIS_PASSWORD', 'REDISCLI_AUTH'),
    ready: redisReady,
    mountPath: '/bitnami/redis',
    writablePaths: ['/tmp', '/opt/bitnami/redis/etc', '/opt/bitnami/redis/tmp'],
  }),
}

/** Source: README files of the Docker official images postgres and redis. */
const official: Family = {
  postgresql: store => ({
    user: 999,
    args: postgresqlFlags(store),
    env: {
      POSTGRES_DB: database(store),
      PGDATA: '/var/lib/postgresql/data/pgdata',
      ...(store.definition.password === null ? { POSTGRES_HOST_AUTH_METHOD: 'trust' } : {}),
    },
    ...secrets(store, 'POSTGRES_PASSWORD'),
    ready: postgresqlReady(store),
    mountPath: '/var/lib/postgresql/data',
    writablePaths: ['/tmp', '/var/run/postgresql'],
  }),
  redis: store => ({
    user: 999,
    args: [...redisFlags(store), ...(store.definition.password === null ? [] : ['--requirepass', '$(REDIS_PASSWORD)'])],
    env: {},
    ...secrets(store, 'REDIS_PASSWORD', 'REDISCLI_AUTH'),
    ready: redisReady,
    mountPath: '/data',
    writablePaths: ['/tmp'],
  }),
}

const postgresqlFlags = ({ settings }: PodStore) =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])

function redisFlags({ settings, maxMemoryMB, definition, storageMiB }: PodStore): string[] {
  const flags = {
    ...(storageMiB === null ? { save: '', appendonly: 'no' } : { appendonly: 'yes' }),
    ...(maxMemoryMB === null ? {} : { maxmemory: `${maxMemoryMB}mb` }),
    ...(definition.eviction === null ? {} : { 'maxmemory-policy': definition.eviction }),
    ...settings,
  }
  return Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])
}

const postgresqlReady = (store: PodStore) => [
  'pg_isready',
  `--username=${databaseUser(store)}`,
  `--dbname=${database(store)}`,
]
const redisReady = ['/bin/sh', '-c', 'test "$(redis-cli ping)" = PONG']

const database = ({ definition, name }: PodStore) => definition.database ?? name

const emptyPassword = ({ definition }: PodStore): Record<string, string> =>
  definition.password === null ? { ALLOW_EMPTY_PASSWORD: 'yes' } : {}

const secrets = ({ definition: { password } }: PodStore, ...variables: string[]): Pick<StoreValues, 'secrets'> =>
  password === null ? {} : { secrets: Object.fromEntries(variables.map(variable => [variable, password])) }

const snapshotImage = { repository: 'python', tag: '3.13-alpine' }

/** Filling the database once, and saving it regularly. */
function databaseTasks(store: PodStore): Partial<StoreValues> {
  const { backup, seed, definition } = store
  const schedule = { schedule: cron(backup.every), keepDays: Math.ceil(backup.keep / 86_400) }
  const kept = store.storageMiB !== null
  return {
    database: database(store),
    username: databaseUser(store),
    ...(definition.password === null ? {} : { password: definition.password }),
    ...(seed || definition.schemas.length > 0
      ? {
          init: {
            configMap: `${store.name}-scripts`,
            schemas: definition.schemas.map(({ name }) => name),
            scripts: seed?.scripts ?? [],
            accounts: seed?.accounts ?? [],
            check: seed?.check ?? [],
          },
        }
      : {}),
    ...(backup.method === 'dump' && kept ? { dump: schedule } : {}),
    ...(backup.method === 'disk-snapshot' && kept ? { snapshot: { ...schedule, image: snapshotImage } } : {}),
  }
}

/** The nearest schedule a CronJob can keep to: at night once a day or less often, else on the hour or minute. */
export function cron(everySeconds: number): string {
  const days = Math.round(everySeconds / 86_400)
  if (days >= 28) return '0 2 1 * *'
  if (days === 7) return '0 2 * * 0'
  if (days > 1) return `0 2 */${days} * *`
  if (days === 1) return '0 2 * * *'
  const hours = Math.floor(everySeconds / 3600)
  if (hours >= 1) return hours === 1 ? '0 * * * *' : `0 */${hours} * * *`
  return `*/${Math.max(1, Math.floor(everySeconds / 60))} * * * *`
}
