import type {
  Actor,
  Connection,
  Environment,
  EventHubs,
  External,
  FrontDoor,
  Gateway,
  KeyVault,
  Monitoring,
  Party,
  Registry,
  ServiceBus,
  Store,
  Workload,
} from './architecture.ts'
import { ports } from './ports.ts'

/** What an environment's connections follow from. */
export interface Parts {
  actors: Actor[]
  services: Workload[]
  stores: Store[]
  messaging: ServiceBus | null
  streaming: EventHubs | null
  externals: External[]
  frontDoor: FrontDoor | null
  gateway: Gateway | null
  keyVault: KeyVault | null
  monitoring: Monitoring
  registry: Registry | null
  /** Ids of the services that read a secret from the vault. */
  vaultReaders: string[]
  at: string
}

/** Every cluster member at once, for what all of them do: pulling images, sending telemetry. */
export const everyService: Party = { kind: 'service', id: '*' }

/** Who talks to whom in an environment, in the order a request travels. */
export function connectionsOf(parts: Parts): Connection[] {
  return [
    ...requestPath(parts),
    ...parts.services.flatMap(service => [
      ...storeConnections(service, parts),
      ...callConnections(service, parts),
      ...messageConnections(service, parts),
    ]),
    ...platformConnections(parts),
    ...replication(parts),
  ]
}

function requestPath({ actors, services, externals, frontDoor, gateway, at }: Parts): Connection[] {
  const exposed = services.filter(({ definition }) => definition.routes.length > 0)
  if (exposed.length === 0) return []
  const https = { kind: 'request', access: null, protocol: 'HTTPS', port: 443, via: 'internet' } as const
  const edge: { party: Party; at: string }[] = [
    ...(frontDoor ? [{ party: { kind: 'front-door', id: '' } as Party, at: frontDoor.at }] : []),
    gateway
      ? { party: { kind: 'gateway', id: '' } as Party, at: gateway.at }
      : { party: { kind: 'ingress', id: '' } as Party, at: `${at}.ingress` },
  ]
  const first = edge[0]!
  const inbound = externals.filter(({ definition }) => definition.direction === 'inbound')
  const callers = actors.length > 0 ? actors : [{ id: '', via: null, at }]
  const arrivals = callers.flatMap((actor): Connection[] => {
    const through = inbound.find(({ id }) => id === actor.via)
    const person: Party = { kind: 'actor', id: actor.id }
    if (!through) return [{ from: person, to: first.party, ...https, at: first.at }]
    const system: Party = { kind: 'external', id: through.id }
    return [
      { from: person, to: system, ...https, at: actor.at },
      {
        from: system,
        to: first.party,
        ...https,
        protocol: through.definition.protocol,
        port: through.definition.port,
        at: through.definition.at,
      },
    ]
  })
  const alone = inbound
    .filter(({ id }) => !callers.some(({ via }) => via === id))
    .map(
      (system): Connection => ({
        from: { kind: 'external', id: system.id },
        to: first.party,
        ...https,
        protocol: system.definition.protocol,
        port: system.definition.port,
        at: system.definition.at,
      }),
    )
  const hops = edge
    .slice(1)
    .map(({ party, at }, index): Connection => ({ from: edge[index]!.party, to: party, ...https, at }))
  const last = edge.at(-1)!
  return [
    ...dedupe([...arrivals, ...alone]),
    ...hops,
    ...exposed.map(
      (service): Connection => ({
        from: last.party,
        to: { kind: 'service', id: service.id },
        kind: 'request',
        access: null,
        protocol: 'HTTP',
        port: service.port,
        via: gateway ? 'vnet' : 'cluster',
        at: `${service.definition.at}.routes`,
      }),
    ),
  ]
}

function storeConnections(service: Workload, { stores }: Parts): Connection[] {
  const from: Party = { kind: 'service', id: service.id }
  const to = (id: string) => stores.find(store => store.id === id)
  const written = service.definition.uses.flatMap((id): Connection[] => {
    const store = to(id)
    return store
      ? [
          {
            from,
            to: { kind: 'store', id },
            access: 'read-write',
            ...reaching(store),
            at: `${service.definition.at}.uses`,
          },
        ]
      : []
  })
  const read = service.definition.reads.flatMap((id): Connection[] => {
    const store = to(id)
    if (!store) return []
    const replica =
      store.hosting === 'azure-postgresql' ? store.replicas.find(({ purpose }) => purpose === 'read') : undefined
    const at = `${service.definition.at}.reads`
    if (replica)
      return [{ from, to: { kind: 'replica', id: `${id}/${replica.id}` }, access: 'read', ...reaching(store), at }]
    if (service.definition.uses.includes(id)) return []
    return [{ from, to: { kind: 'store', id }, access: 'read', ...reaching(store), at }]
  })
  return [...written, ...read]
}

/** How a store is spoken to: kind, protocol, port and way. */
export function reaching(store: Store): Pick<Connection, 'kind' | 'protocol' | 'port' | 'via'> {
  const kind = { postgresql: 'data', redis: 'cache', blob: 'file' }[store.definition.engine] as
    | 'data'
    | 'cache'
    | 'file'
  const protocol =
    store.hosting === 'azure-storage' ? 'HTTPS' : store.definition.engine === 'redis' && store.tls ? 'TLS' : 'TCP'
  const via =
    store.hosting === 'pod'
      ? 'cluster'
      : store.subnet === null
        ? 'internet'
        : store.hosting === 'azure-postgresql' && store.access === 'vnet'
          ? 'vnet'
          : 'private-endpoint'
  return { kind, protocol, port: store.port, via }
}

function callConnections(service: Workload, { services, externals }: Parts): Connection[] {
  const from: Party = { kind: 'service', id: service.id }
  const at = `${service.definition.at}.calls`
  return service.definition.calls.flatMap((id): Connection[] => {
    const external = externals.find(external => external.id === id)
    const callee = services.find(other => other.id === (external?.service ?? id))
    if (callee) {
      return [
        {
          from,
          to: { kind: 'service', id: callee.id },
          kind: 'call',
          access: null,
          protocol: 'HTTP',
          port: callee.port,
          via: 'cluster',
          at,
        },
      ]
    }
    if (!external) return []
    const { protocol, port } = external.definition
    return [{ from, to: { kind: 'external', id }, kind: 'call', access: null, protocol, port, via: external.reach, at }]
  })
}

function messageConnections(service: Workload, { messaging, streaming }: Parts): Connection[] {
  const connect = (ids: string[], verb: 'sends' | 'receives') =>
    ids.flatMap((id): Connection[] => {
      const hub = streaming?.streams.some(stream => stream.id === id) ? streaming : null
      const bus = [...(messaging?.queues ?? []), ...(messaging?.topics ?? [])].some(entity => entity.id === id)
        ? messaging
        : null
      const broker = hub ?? bus
      if (!broker) return []
      const kind = hub ? 'stream' : messaging!.queues.some(queue => queue.id === id) ? 'queue' : 'topic'
      return [
        {
          from: { kind: 'service', id: service.id },
          to: { kind, id },
          kind: 'message',
          access: verb === 'sends' ? 'send' : 'receive',
          protocol: 'AMQPS',
          port: ports.amqps,
          via: broker.subnet ? 'private-endpoint' : 'internet',
          at: `${service.definition.at}.${verb}`,
        },
      ]
    })
  return [...connect(service.definition.sends, 'sends'), ...connect(service.definition.receives, 'receives')]
}

function platformConnections({ keyVault, registry, monitoring, vaultReaders }: Parts): Connection[] {
  const https = { access: 'read', protocol: 'HTTPS', port: 443 } as const
  const observed =
    monitoring.logAnalytics !== null || monitoring.appInsights !== null || monitoring.prometheus === 'managed'
  return [
    ...(keyVault
      ? vaultReaders.map(
          (id): Connection => ({
            from: { kind: 'service', id },
            to: { kind: 'key-vault', id: '' },
            kind: 'secret',
            ...https,
            via: keyVault.subnet ? 'private-endpoint' : 'internet',
            at: keyVault.at,
          }),
        )
      : []),
    ...(registry
      ? [
          {
            from: everyService,
            to: { kind: 'registry', id: '' },
            kind: 'image',
            ...https,
            via: registry.subnet ? 'private-endpoint' : 'internet',
            at: registry.at,
          } satisfies Connection,
        ]
      : []),
    ...(observed
      ? [
          {
            from: everyService,
            to: { kind: 'monitor', id: '' },
            kind: 'telemetry',
            ...https,
            access: 'send',
            via: 'internet',
            at: monitoring.at,
          } satisfies Connection,
        ]
      : []),
  ]
}

function replication({ stores }: Parts): Connection[] {
  return stores.flatMap(store =>
    store.hosting === 'azure-postgresql'
      ? store.replicas.map(
          (replica): Connection => ({
            from: { kind: 'store', id: store.id },
            to: { kind: 'replica', id: `${store.id}/${replica.id}` },
            kind: 'replication',
            access: 'read',
            protocol: 'TCP',
            port: store.port,
            via: 'vnet',
            at: replica.at,
          }),
        )
      : [],
  )
}

function dedupe(connections: Connection[]): Connection[] {
  const key = ({ from, to }: Connection) => `${from.kind} ${from.id} ${to.kind} ${to.id}`
  return connections.filter(
    (connection, index) => connections.findIndex(other => key(other) === key(connection)) === index,
  )
}

/** The connections that leave a service, and those that reach it. */
export const connectionsFrom = ({ connections }: Environment, service: string) =>
  connections.filter(({ from }) => from.kind === 'service' && from.id === service)
export const connectionsTo = ({ connections }: Environment, service: string) =>
  connections.filter(({ to }) => to.kind === 'service' && to.id === service)
