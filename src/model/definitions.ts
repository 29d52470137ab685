import type { IdPath } from '../diagnostic.ts'
import type * as written from '../spec/types.ts'
import type {
  Actor,
  Auth,
  Documents,
  DocumentText,
  ExternalDefinition,
  Queue,
  SecretDefinition,
  ServiceDefinition,
  StoreDefinition,
  Stream,
  Topic,
} from './architecture.ts'
import { gigabytes, seconds } from './quantity.ts'

/* What the system is, whatever the environment: the top of the spec. The spec's defaults are filled in. */

export function actorsOf(spec: written.Spec): Actor[] {
  return entries(spec.actors).map(([id, { name, icon, via }]) => ({
    id,
    at: `actors.${id}`,
    name,
    icon: icon ?? null,
    via: via ?? null,
  }))
}

export function servicesOf(spec: written.Spec): ServiceDefinition[] {
  return entries(spec.services).map(([id, service]) => ({
    id,
    at: `services.${id}`,
    name: service.name ?? id,
    role: service.role ?? null,
    domain: service.domain ?? null,
    icon: service.icon ?? null,
    kind: service.kind!,
    port: service.port!,
    image: service.image ?? `${spec.system.id}/${id}`,
    routes: service.routes ?? [],
    uses: service.uses ?? [],
    reads: service.reads ?? [],
    calls: service.calls ?? [],
    sends: service.sends ?? [],
    receives: service.receives ?? [],
    mock: service.mock
      ? {
          auth: service.mock.auth ?? null,
          endpoints: entries(service.mock.endpoints).map(([endpoint, { path, method, purpose }]) => ({
            id: endpoint,
            path,
            method: method!,
            purpose: purpose ?? null,
          })),
        }
      : null,
  }))
}

export function storesOf(spec: written.Spec): StoreDefinition[] {
  return entries(spec.stores).map(([id, store]) => ({
    id,
    at: `stores.${id}`,
    name: store.name ?? { postgresql: 'PostgreSQL', redis: 'Redis', blob: 'Blob Storage' }[store.engine],
    engine: store.engine,
    version: store.version ?? null,
    database: store.database ?? (store.engine === 'postgresql' ? spec.system.id.replaceAll('-', '_') : null),
    schemas: entries(store.schemas).map(([name, service]) => ({ name, service })),
    containers: store.containers ?? [],
    purpose: store.purpose ?? null,
    eviction: store.eviction ?? null,
    password: store.password ?? null,
  }))
}

export function queuesOf(spec: written.Spec): Queue[] {
  return entries(spec.messaging?.queues).map(([id, queue]) => ({
    id,
    at: `messaging.queues.${id}`,
    sizeGB: gigabytes(queue.size!),
    deliveries: queue.deliveries!,
    duplicates: optional(queue.duplicates, seconds),
    deadLetter: queue.deadLetter!,
    lock: seconds(queue.lock!),
    ttl: optional(queue.ttl, seconds),
    purpose: queue.purpose ?? null,
  }))
}

export function topicsOf(spec: written.Spec): Topic[] {
  return entries(spec.messaging?.topics).map(([id, topic]) => ({
    id,
    at: `messaging.topics.${id}`,
    sizeGB: gigabytes(topic.size!),
    duplicates: optional(topic.duplicates, seconds),
    ttl: optional(topic.ttl, seconds),
    purpose: topic.purpose ?? null,
    subscriptions: entries(topic.subscriptions).map(([name, subscription]) => ({
      id: name,
      at: `messaging.topics.${id}.subscriptions.${name}`,
      deliveries: subscription.deliveries!,
      deadLetter: subscription.deadLetter!,
      lock: seconds(subscription.lock!),
      filter: subscription.filter ?? null,
    })),
  }))
}

export function streamsOf(spec: written.Spec): Stream[] {
  return entries(spec.messaging?.streams).map(([id, stream]) => ({
    id,
    at: `messaging.streams.${id}`,
    partitions: stream.partitions!,
    keep: seconds(stream.keep!),
    groups: stream.groups ?? [],
    purpose: stream.purpose ?? null,
  }))
}

export function externalsOf(spec: written.Spec): ExternalDefinition[] {
  return entries(spec.externals).map(([id, external]) => ({
    id,
    at: `externals.${id}`,
    name: external.name,
    role: external.role ?? null,
    icon: external.icon ?? null,
    direction: external.direction!,
    protocol: external.protocol!,
    port: external.port!,
    credentials: external.credentials ?? null,
  }))
}

/** Every secret with the places that point at it. */
export function secretsOf(spec: written.Spec): SecretDefinition[] {
  const uses: [secret: string | undefined, by: IdPath][] = [
    ...entries(spec.stores).map(([id, { password }]) => [password, `stores.${id}.password`] as [string, IdPath]),
    ...entries(spec.externals).map(
      ([id, { credentials }]) => [credentials, `externals.${id}.credentials`] as [string, IdPath],
    ),
    [spec.auth?.key, 'auth.key'],
    ...[
      ['defaults', spec.defaults] as const,
      ...entries(spec.environments).map(([id, e]) => [`environments.${id}`, e] as const),
    ].flatMap(([at, environment]): [string | undefined, IdPath][] => [
      [environment?.edge?.gateway?.certificate, `${at}.edge.gateway.certificate`],
      ...entries(environment?.monitoring?.channels).map(
        ([id, { teams }]) => [teams, `${at}.monitoring.channels.${id}.teams`] as [string, IdPath],
      ),
      ...[
        ['serviceDefaults', environment?.serviceDefaults] as const,
        ...entries(environment?.services).map(([id, run]) => [`services.${id}`, run] as const),
      ].flatMap(([place, run]) =>
        entries(run?.secrets).map(
          ([variable, secret]) => [secret, `${at}.${place}.secrets.${variable}`] as [string, IdPath],
        ),
      ),
    ]),
  ]
  return entries(spec.secrets).map(([id, { kind, purpose }]) => ({
    id,
    at: `secrets.${id}`,
    kind: kind!,
    purpose,
    openedBy: uses.filter(([secret]) => secret === id).map(([, by]) => by),
  }))
}

export function authOf({ auth }: written.Spec): Auth | null {
  if (!auth) return null
  return {
    scheme: auth.scheme ?? null,
    key: auth.key ?? null,
    token: auth.token
      ? { access: optional(auth.token.access, seconds), refresh: optional(auth.token.refresh, seconds) }
      : null,
    app: auth.app ? { name: auth.app.name, roles: auth.app.roles ?? [] } : null,
  }
}

export function documentsOf({ documents = {} }: written.Spec): Documents {
  return {
    style: documents.style!,
    history: entries(documents.history).map(([version, { date, change }]) => ({ version, date, change })),
    authors: (documents.authors ?? []).map(({ role, alias }) => ({ role, alias: alias ?? null })),
    reviewers: (documents.reviewers ?? []).map(({ role, alias }) => ({ role, alias: alias ?? null })),
    references: entries(documents.references).map(([id, reference]) => ({
      id,
      title: reference.title,
      path: reference.path,
      in: reference.in ?? [],
      relation: reference.relation ?? null,
      usage: reference.usage ?? null,
    })),
    master: documentTextOf(documents.master),
    diagrams: { emoji: documents.diagrams?.emoji ?? false, palette: documents.diagrams?.palette ?? {} },
  }
}

export function documentTextOf(text: written.DocumentText | undefined): DocumentText {
  return {
    purpose: text?.purpose ?? [],
    priorities: text?.priorities ?? [],
    constraints: text?.constraints ?? [],
    goals: text?.goals ?? [],
    remarks: text?.remarks ?? {},
  }
}

/** Entries of a map that may be absent. */
export const entries = <T>(map: { [key: string]: T } | undefined) => Object.entries(map ?? {})

/** null stays null; anything else is read. */
export const optional = <T, R>(value: T | undefined, read: (value: T) => R) =>
  value === undefined ? null : read(value)
