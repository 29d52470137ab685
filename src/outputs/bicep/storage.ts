import type { Environment, StorageAccount } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { identitiesWhere } from './identities.ts'
import { privateEndpointValue } from './private-endpoint.ts'

export function storageValue(environment: Environment, account: StorageAccount): BicepValue {
  const { cool, archive, delete: gone } = account.lifecycle
  const uses = (service: Environment['services'][number]) => service.definition.uses.includes(account.id)
  return {
    name: account.name,
    sku: `Standard_${account.replication}`,
    accessTier: account.tier,
    containers: account.definition.containers,
    softDeleteRetentionInDays: account.softDeleteDays,
    lifecycle:
      cool === null && archive === null && gone === null
        ? undefined
        : {
            coolAfterDays: cool ?? undefined,
            archiveAfterDays: archive ?? undefined,
            deleteAfterDays: gone ?? undefined,
          },
    privateEndpoint: privateEndpointValue(environment, account.id),
    writers: identitiesWhere(environment, uses),
    readers: identitiesWhere(environment, service => service.definition.reads.includes(account.id) && !uses(service)),
  }
}
