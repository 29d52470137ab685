import type { Environment } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { privateEndpointValue } from './private-endpoint.ts'

export function registryValue(environment: Environment): BicepValue {
  const { registry, drRegion, zones } = environment
  if (!registry) return undefined
  return {
    name: registry.name,
    sku: registry.sku,
    zoneRedundant: zones.length > 1,
    replicas: registry.geo && drRegion ? [drRegion.id] : [],
    privateEndpoint: privateEndpointValue(environment, 'registry'),
  }
}
