metadata description = 'Flow log of a virtual network, kept in a storage account; deployed to the group of the network watcher.'

@export()
type flowLogType = {
  name: string

  @description('Resource group of the network watcher, which Azure makes with the first network of a region.')
  watcherResourceGroup: string

  watcherName: string
  identityName: string
  retentionInDays: int
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The flow log.')
param flowLog flowLogType

@description('Resource id of the virtual network.')
param virtualNetworkId string

@description('Log Analytics workspace for traffic analytics.')
param workspaceId string?

var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource watcher 'Microsoft.Network/networkWatchers@2025-05-01' existing = {
  name: flowLog.watcherName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: flowLog.identityName
  location: location
  tags: tags
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: 'stfl${uniqueString(virtualNetworkId)}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_GRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Deny'
    }
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, identity.id, blobContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobContributor)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource log 'Microsoft.Network/networkWatchers/flowLogs@2025-05-01' = {
  parent: watcher
  name: flowLog.name
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  // The log is written with the identity: the role comes first.
  dependsOn: [
    access
  ]
  properties: {
    enabled: true
    targetResourceId: virtualNetworkId
    storageId: account.id
    format: {
      type: 'JSON'
      version: 2
    }
    retentionPolicy: {
      enabled: true
      days: flowLog.retentionInDays
    }
    flowAnalyticsConfiguration: {
      networkWatcherFlowAnalyticsConfiguration: {
        enabled: workspaceId != null
        workspaceResourceId: workspaceId
        trafficAnalyticsInterval: 60
      }
    }
  }
}
