import type { Environment } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { identitiesWhere } from './identities.ts'
import { privateEndpointValue } from './private-endpoint.ts'

export function keyVaultValue(environment: Environment): BicepValue {
  const { keyVault } = environment
  if (!keyVault) return undefined
  const { secrets } = keyVault.rotate
  return {
    name: keyVault.name,
    sku: keyVault.sku,
    softDeleteRetentionInDays: keyVault.softDeleteDays,
    purgeProtection: keyVault.purgeProtection,
    enabledForDeployment: keyVault.allow.includes('deployment'),
    enabledForDiskEncryption: keyVault.allow.includes('disk-encryption'),
    enabledForTemplateDeployment: keyVault.allow.includes('template-deployment'),
    readers: identitiesWhere(environment, service => service.secrets.length > 0),
    // Expiry only marks a secret as old: where the spec rotates nothing, a year is old.
    secretLifetimeInDays: secrets === null ? 365 : Math.ceil(secrets / 86_400),
    privateEndpoint: privateEndpointValue(environment, 'key-vault'),
  }
}
