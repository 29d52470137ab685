metadata description = 'Storage account with containers, lifecycle, soft delete, private endpoint and who may read and write.'

import { privateEndpointType, privateNetworkType } from 'private-endpoint.bicep'

@export()
type storageType = {
  name: string
  sku: 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' | 'Standard_RAGRS' | 'Standard_GZRS' | 'Standard_RAGZRS'
  accessTier: 'Hot' | 'Cool' | 'Cold'
  containers: string[]

  @minValue(1)
  @maxValue(365)
  softDeleteRetentionInDays: int

  @description('Days after the last change until a blob moves or goes.')
  lifecycle: {
    coolAfterDays: int?
    archiveAfterDays: int?
    deleteAfterDays: int?
  }?

  @description('Without it the account is public.')
  privateEndpoint: privateEndpointType?

  @description('Keys of the identities that read and write.')
  writers: string[]

  @description('Keys of the identities that only read.')
  readers: string[]
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The account.')
param storage storageType

@description('Object ids of the identities, by key.')
param principalIds { *: string }

@description('Network for the private endpoint.')
param privateNetwork privateNetworkType

@description('Log Analytics workspace for the logs.')
param workspaceId string?

var roles = {
  contributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  reader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: storage.name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: storage.sku
  }
  properties: {
    accessTier: storage.accessTier
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: storage.?privateEndpoint == null ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: storage.?privateEndpoint == null ? 'Allow' : 'Deny'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: storage.softDeleteRetentionInDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: storage.softDeleteRetentionInDays
    }
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for container in storage.containers: {
    parent: blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = if (storage.?lifecycle != null) {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'age'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
            }
            actions: {
              baseBlob: {
                tierToCool: storage.?lifecycle.?coolAfterDays == null
                  ? null
                  : {
                      daysAfterModificationGreaterThan: storage.?lifecycle.?coolAfterDays
                    }
                tierToArchive: storage.?lifecycle.?archiveAfterDays == null
                  ? null
                  : {
                      daysAfterModificationGreaterThan: storage.?lifecycle.?archiveAfterDays
                    }
                delete: storage.?lifecycle.?deleteAfterDays == null
                  ? null
                  : {
                      daysAfterModificationGreaterThan: storage.?lifecycle.?deleteAfterDays
                    }
              }
            }
          }
        }
      ]
    }
  }
}

resource writers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for writer in storage.writers: {
    scope: account
    name: guid(account.id, writer, roles.contributor)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
      principalId: principalIds[writer]
      principalType: 'ServicePrincipal'
    }
  }
]

resource readers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for reader in storage.readers: {
    scope: account
    name: guid(account.id, reader, roles.reader)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
      principalId: principalIds[reader]
      principalType: 'ServicePrincipal'
    }
  }
]

module privateEndpoint 'private-endpoint.bicep' = if (storage.?privateEndpoint != null) {
  name: take('${storage.name}-endpoint', 64)
  params: {
    tags: tags
    endpoint: storage.privateEndpoint!
    privateNetwork: privateNetwork
    targetId: account.id
    groupId: 'blob'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: blobs
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

@description('Resource id of the account.')
output id string = account.id

@description('Name of the account.')
output name string = account.name

@description('Host name of the blobs.')
output host string = split(replace(account.properties.primaryEndpoints.blob, 'https://', ''), '/')[0]
