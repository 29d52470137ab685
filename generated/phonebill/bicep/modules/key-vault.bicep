metadata description = 'Key Vault with role-based access, its private endpoint and the secrets given at deployment.'

import { privateEndpointType, privateNetworkType } from 'private-endpoint.bicep'

@export()
type keyVaultType = {
  name: string
  sku: 'standard' | 'premium'

  @minValue(7)
  @maxValue(90)
  softDeleteRetentionInDays: int

  @description('Nobody can remove the vault or its secrets before the retention ends; cannot be taken back.')
  purgeProtection: bool

  enabledForDeployment: bool
  enabledForDiskEncryption: bool
  enabledForTemplateDeployment: bool

  @description('Keys of the identities that read the secrets.')
  readers: string[]

  @description('Days after a deployment until the secrets it wrote count as old.')
  secretLifetimeInDays: int

  privateEndpoint: privateEndpointType?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The vault.')
param keyVault keyVaultType

@description('Network for the private endpoint.')
param privateNetwork privateNetworkType

@description('Object ids of the identities, by key.')
param principalIds { *: string }

@description('Object id of the Entra group that imports certificates and looks after secrets.')
param adminGroupObjectId string?

@description('Values of the secrets, by name.')
@secure()
param secretValues object = {}

@description('Log Analytics workspace for the audit log.')
param workspaceId string?

@description('Moment of the deployment, from which secrets age.')
param deployedAt string = utcNow()

var roles = {
  administrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483'
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
}
var expiresAt = dateTimeToEpoch(dateTimeAdd(deployedAt, 'P${keyVault.secretLifetimeInDays}D'))

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: keyVault.name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: keyVault.sku
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: keyVault.softDeleteRetentionInDays
    enablePurgeProtection: keyVault.purgeProtection ? true : null
    enabledForDeployment: keyVault.enabledForDeployment
    enabledForDiskEncryption: keyVault.enabledForDiskEncryption
    enabledForTemplateDeployment: keyVault.enabledForTemplateDeployment
    publicNetworkAccess: keyVault.?privateEndpoint == null ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: keyVault.?privateEndpoint == null ? 'Allow' : 'Deny'
    }
  }
}

resource secrets 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [
  for secret in items(secretValues): {
    parent: vault
    name: secret.key
    properties: {
      value: secret.value
      contentType: 'text/plain'
      attributes: {
        enabled: true
        exp: expiresAt
      }
    }
  }
]

resource readers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for reader in keyVault.readers: {
    scope: vault
    name: guid(vault.id, reader, roles.secretsUser)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsUser)
      principalId: principalIds[reader]
      principalType: 'ServicePrincipal'
    }
  }
]

resource administrators 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (adminGroupObjectId != null) {
  scope: vault
  name: guid(vault.id, adminGroupObjectId ?? '', roles.administrator)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.administrator)
    principalId: adminGroupObjectId ?? ''
    principalType: 'Group'
  }
}

module privateEndpoint 'private-endpoint.bicep' = if (keyVault.?privateEndpoint != null) {
  name: 'key-vault-endpoint'
  params: {
    tags: tags
    endpoint: keyVault.privateEndpoint!
    privateNetwork: privateNetwork
    targetId: vault.id
    groupId: 'vault'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: vault
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the vault.')
output id string = vault.id

@description('Name of the vault.')
output name string = vault.name

@description('Address of the vault.')
output uri string = vault.properties.vaultUri

@description('Moment at which secrets of this deployment expire, in seconds since 1970.')
output secretsExpireAt int = expiresAt
