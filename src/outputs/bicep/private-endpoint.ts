import type { Environment, PrivateEndpoint } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'

/** The private endpoint of a part of the environment, by its id ('main-db', 'key-vault'); undefined without one. */
export function privateEndpointValue(environment: Environment, id: string): BicepValue {
  const endpoint = environment.privateEndpoints.find(other => other.id === id)
  if (!endpoint) return undefined
  return {
    name: endpoint.name,
    subnet: subnetName(environment, endpoint.subnet),
    zone: endpoint.zone,
    ipAddress: endpoint.ip ?? undefined,
  }
}

/** Zones of the private endpoints, and of the databases that live inside the network. */
export function privateDnsZones({ privateEndpoints, stores }: Environment): BicepValue {
  const inside = stores.flatMap(store =>
    store.hosting === 'azure-postgresql' && store.access === 'vnet' ? [integrationZone(store.name)] : [],
  )
  return [...new Set([...privateEndpoints.map(({ zone }: PrivateEndpoint) => zone), ...inside])].sort()
}

/** A server inside the network needs a zone of its own that ends so. Source: azure-databases-docs, concepts-networking-private. */
export const integrationZone = (server: string): string => `${server}.private.postgres.database.azure.com`

/** Azure's name of a subnet of the spec. */
export const subnetName = ({ network }: Environment, id: string): string =>
  network.subnets.find(subnet => subnet.id === id)?.name ?? id
