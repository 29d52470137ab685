import { privateLink } from '../catalog/private-dns.ts'
import type { EventHubs, KeyVault, PrivateEndpoint, Registry, ServiceBus, Store } from './architecture.ts'
import type { Namer } from './names.ts'
import { ports } from './ports.ts'

export interface Targets {
  stores: Store[]
  keyVault: KeyVault | null
  registry: Registry | null
  messaging: ServiceBus | null
  streaming: EventHubs | null
  region: string
  name: Namer
}

/** Where clients of a cluster reach its nodes over TLS. Source: azure-docs, Azure Cache for Redis clustering and Azure Managed Redis networking. */
const clusteredRedisPorts = '15000-15999'
const managedRedisNodePorts = '8500-8599'

/** A private endpoint for every managed resource that names a subnet for private endpoints. */
export function privateEndpointsOf({
  stores,
  keyVault,
  registry,
  messaging,
  streaming,
  region,
  name,
}: Targets): PrivateEndpoint[] {
  const endpoint = (
    id: string,
    resource: PrivateEndpoint['resource'],
    part: { at: string; name: string; subnet: string | null },
    port: number,
    ip: string | null = null,
    nodePorts: string | null = null,
  ): PrivateEndpoint[] => {
    if (part.subnet === null) return []
    const link = privateLink(resource === 'storage' ? 'storage-blob' : resource)
    if (!link) throw new Error(`the catalog knows no private link of ${resource}`)
    const { groupId, zone } = link
    return [
      {
        id,
        name: name('privateEndpoint', id),
        at: part.at,
        resource,
        target: part.name,
        groupId,
        zone: zone.replaceAll('{region}', region),
        subnet: part.subnet,
        ip,
        port,
        nodePorts,
      },
    ]
  }
  return [
    ...stores.flatMap(store => {
      switch (store.hosting) {
        case 'azure-postgresql':
          return store.access === 'private-endpoint'
            ? [
                ...endpoint(store.id, 'postgresql', store, store.port, store.ip),
                ...store.replicas
                  .filter(({ purpose }) => purpose === 'read')
                  .flatMap(replica =>
                    endpoint(
                      `${store.id}-${replica.id}`,
                      'postgresql',
                      { ...replica, subnet: store.subnet },
                      store.port,
                      replica.ip,
                    ),
                  ),
              ]
            : []
        case 'azure-redis':
          return endpoint(store.id, 'redis', store, store.port, store.ip, store.shards > 1 ? clusteredRedisPorts : null)
        case 'azure-managed-redis':
          return endpoint(
            store.id,
            'managed-redis',
            store,
            store.port,
            store.ip,
            store.clustering === 'OSSCluster' ? managedRedisNodePorts : null,
          )
        case 'azure-storage':
          return endpoint(store.id, 'storage', store, store.port)
        default:
          return []
      }
    }),
    ...(messaging ? endpoint('messaging', 'service-bus', messaging, ports.amqps) : []),
    ...(streaming ? endpoint('streaming', 'event-hubs', streaming, ports.amqps) : []),
    ...(keyVault ? endpoint('key-vault', 'key-vault', keyVault, 443) : []),
    ...(registry ? endpoint('registry', 'registry', registry, 443) : []),
  ]
}
