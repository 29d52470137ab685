import { region as catalogRegion } from '../catalog/regions.ts'
import type * as written from '../spec/types.ts'
import type { Architecture, Environment, Region, StoreDefinition, Targets, Workload } from './architecture.ts'
import { clusterOf } from './cluster.ts'
import { connectionsOf } from './connections.ts'
import { costOf } from './cost.ts'
import { documentTextOf, entries, optional } from './definitions.ts'
import { frontDoorOf, gatewayOf, ingressOf } from './edge.ts'
import { namer, namesOf } from './names.ts'
import { networkOf } from './network.ts'
import {
  cachingOf,
  deliveryOf,
  eventHubsOf,
  externalOf,
  keyVaultOf,
  monitoringOf,
  registryOf,
  serviceBusOf,
} from './platform.ts'
import { privateEndpointsOf } from './private-endpoints.ts'
import { money, percent, seconds } from './quantity.ts'
import { secretsHere, secretVariables } from './secrets.ts'
import { storeOf } from './stores.ts'
import { workloadOf } from './workloads.ts'

/** What is the same in every environment. */
export type Definitions = { system: string } & Pick<
  Architecture,
  'actors' | 'services' | 'stores' | 'queues' | 'topics' | 'streams' | 'externals' | 'secrets' | 'auth'
>

/** An environment as it will be built, from its settings after all merging. */
export function environmentOf(id: string, settings: written.Environment, definitions: Definitions): Environment {
  const at = `environments.${id}`
  const name = namer(definitions.system, id, settings.naming!)
  const names = namesOf(name, definitions.system, id, settings)
  const region = regionNamed(settings.region!)
  const drRegion = optional(settings.drRegion, regionNamed)
  const zones = settings.zones ?? []
  const protect = settings.protect!

  const subnetsFor = (usage: written.Subnet['for']) =>
    entries(settings.network?.subnets).flatMap(([subnet, { for: use }]) => (use === usage ? [subnet] : []))
  const cluster = clusterOf(settings.cluster!, {
    at: `${at}.cluster`,
    name: names.cluster,
    zones,
    nodeSubnet: subnetsFor('nodes')[0] ?? '',
  })
  const frontDoor = frontDoorOf(settings.edge?.frontDoor, `${at}.edge.frontDoor`, names.frontDoor)
  const gateway = gatewayOf(settings.edge?.gateway, `${at}.edge.gateway`, {
    name: names.gateway,
    zones,
    subnet: subnetsFor('application-gateway')[0] ?? '',
  })
  const ingress = ingressOf(settings.ingress, `${at}.ingress`, gateway !== null, settings.domain ?? null)

  const hosted = definitions.stores.flatMap(store => {
    const hosting = settings.stores?.[store.id]
    return hosting ? [[store, hosting] as [StoreDefinition, written.StoreHosting]] : []
  })
  const stores = hosted.map(([store, hosting]) =>
    storeOf(store, hosting, {
      at: `${at}.stores.${store.id}`,
      namespace: names.namespace,
      name,
      region,
      drRegion,
      regionNamed,
      subnetFor: subnet => settings.network?.subnets?.[subnet]?.for ?? null,
      all: hosted,
    }),
  )
  const messaging = serviceBusOf(
    settings.messaging,
    `${at}.messaging`,
    names.serviceBus,
    definitions.queues,
    definitions.topics,
  )
  const streaming = eventHubsOf(settings.streaming, `${at}.streaming`, names.eventHubs, definitions.streams)
  const keyVault = keyVaultOf(settings.keyVault, `${at}.keyVault`, names.keyVault, protect)
  const registry = registryOf(settings.registry, `${at}.registry`, names.registry)
  const monitoring = monitoringOf(settings.monitoring!, `${at}.monitoring`, names)
  const delivery = deliveryOf(settings.delivery!)
  const identityName = settings.identity?.name ?? names.identity

  const services = definitions.services.flatMap((service): Workload[] => {
    const run = settings.services?.[service.id]
    if (!run) return []
    const secrets = secretVariables(service, definitions, run.secrets ?? {})
    const speaksToAzure =
      (keyVault !== null && secrets.length > 0) ||
      monitoring.appInsights !== null ||
      [...service.sends, ...service.receives].length > 0 ||
      [...service.uses, ...service.reads].some(
        store => stores.find(({ id }) => id === store)?.hosting === 'azure-storage',
      )
    return [
      {
        ...workloadOf(service, run, { at: `${at}.services.${service.id}`, cluster, strategy: delivery.strategy }),
        secrets,
        identity: speaksToAzure ? `${identityName}-${service.id}` : null,
      },
    ]
  })
  const readersOf = (secret: string) =>
    services.filter(({ secrets }) => secrets.some(use => use.secret === secret)).map(({ id }) => id)
  const externals = definitions.externals.map(external =>
    externalOf(
      external,
      settings.externals?.[external.id],
      settings.externals?.[external.id] ? `${at}.externals.${external.id}` : external.at,
    ),
  )
  const connections = connectionsOf({
    actors: definitions.actors,
    services,
    stores,
    messaging,
    streaming,
    externals,
    frontDoor,
    gateway,
    keyVault,
    monitoring,
    registry,
    vaultReaders: services.filter(({ secrets }) => secrets.length > 0).map(({ id }) => id),
    at,
  })
  const privateEndpoints = privateEndpointsOf({
    stores,
    keyVault,
    registry,
    messaging,
    streaming,
    region: region.id,
    name,
  })
  const backendPorts = services
    .filter(({ definition }) => definition.routes.length > 0)
    .map(({ port, nodePort }) => (ingress.controller === 'application-gateway' ? (nodePort ?? port) : 443))

  return {
    id,
    at,
    name: settings.name!,
    about: {
      purpose: settings.about?.purpose ?? null,
      audience: settings.about?.audience ?? null,
      security: settings.about?.security ?? null,
      complexity: settings.about?.complexity ?? null,
      dataProtection: settings.about?.dataProtection ?? null,
      because: settings.about?.because ?? {},
    },
    targets: targetsOf(settings.targets),
    region,
    drRegion,
    zones,
    timeZone: settings.timeZone!,
    domain: settings.domain ?? null,
    names,
    namespace: names.namespace,
    tags: { system: definitions.system, environment: id, ...settings.tags },
    protect,
    exceptions: entries(settings.exceptions).map(([policy, { of, because }]) => ({
      policy,
      at: `${at}.exceptions.${policy}`,
      of: of ?? null,
      because,
    })),
    offHours: settings.offHours
      ? {
          nights: settings.offHours.nights ?? null,
          weekends: settings.offHours.weekends ?? false,
          stop: settings.offHours.stop ?? [],
        }
      : null,
    cluster,
    network: networkOf(settings.network!, {
      at: `${at}.network`,
      vnet: names.vnet,
      cluster,
      services,
      stores,
      connections,
      privateEndpoints,
      gatewaySubnet: gateway?.subnet ?? null,
      access: { frontDoor: frontDoor !== null, gateway: gateway !== null, backendPorts: [...new Set(backendPorts)] },
    }),
    frontDoor,
    gateway,
    ingress,
    services,
    stores,
    storageClasses: entries(settings.storageClasses).map(([storageClass, { disk, purpose }]) => ({
      id: storageClass,
      at: `${at}.storageClasses.${storageClass}`,
      disk,
      purpose: purpose ?? null,
      usedBy: [
        ...stores.filter(store => store.hosting === 'pod' && store.storageClass === storageClass).map(({ id }) => id),
        ...services.filter(({ storage }) => storage?.class === storageClass).map(({ id }) => id),
      ],
    })),
    messaging,
    streaming,
    externals,
    connections,
    resilience: entries(settings.resilience).map(([target, breaker]) => ({
      target,
      failures: breaker.failures!,
      open: seconds(breaker.open!),
      halfOpen: breaker.halfOpen!,
    })),
    caching: cachingOf(settings.caching),
    identity: { name: identityName },
    roles: entries(settings.access).map(([role, { can, to }]) => ({
      id: role,
      at: `${at}.access.${role}`,
      can: entries(can).map(([resource, verbs]) => ({ resource, verbs })),
      to,
    })),
    keyVault,
    secrets: secretsHere(definitions.secrets, readersOf, keyVault),
    privateEndpoints,
    monitoring,
    registry,
    delivery,
    cost: costOf(settings.cost, `${at}.cost`, settings.targets?.users ?? null),
    document: documentTextOf(settings.document),
    settings,
  }
}

function regionNamed(id: string): Region {
  return { id, name: catalogRegion(id)?.displayName ?? id }
}

export function targetsOf(targets: written.Targets | undefined): Targets {
  return {
    users: targets?.users ?? null,
    availability: optional(targets?.availability, percent),
    response: optional(targets?.response, seconds),
    deployTime: optional(targets?.deployTime, seconds),
    rto: optional(targets?.rto, seconds),
    rpo: optional(targets?.rpo, seconds),
    securityIncidents: targets?.securityIncidents ?? null,
    cacheHit: optional(targets?.cacheHit, percent),
    cdnHit: optional(targets?.cdnHit, percent),
    automation: optional(targets?.automation, percent),
    monthlyCost: optional(targets?.monthlyCost, money),
  }
}
