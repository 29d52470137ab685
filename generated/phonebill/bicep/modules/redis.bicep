metadata description = 'Azure Cache for Redis with persistence, geo-replication and private endpoint. The service retires on 2028-09-30.'

import { privateEndpointType, privateNetworkType } from 'private-endpoint.bicep'

@export()
type redisType = {
  name: string

  sku: {
    name: 'Basic' | 'Standard' | 'Premium'
    family: 'C' | 'P'
    @minValue(0)
    @maxValue(6)
    capacity: int
  }

  @description('Shards of a cluster; only the Premium tier has them.')
  shards: int?

  @description('Replicas of every shard; only the Premium tier has a choice.')
  @minValue(1)
  @maxValue(3)
  replicasPerPrimary: int?

  zones: ('1' | '2' | '3')[]?
  minTlsVersion: '1.2'
  evictionPolicy: string

  @description('Further settings by name.')
  settings: { *: string }

  @description('Copies on disk, and the identity that writes them to a storage account of their own.')
  persistence: {
    kind: 'rdb' | 'aof'
    identityName: string
    rdbFrequencyInMinutes: ('15' | '30' | '60' | '360' | '720' | '1440')?

    @description('Snapshots that are kept.')
    rdbSnapshots: int?
  }?

  @description('Second cache in another region that follows this one.')
  secondary: {
    name: string
    location: string
  }?

  @description('Without it the cache is public.')
  privateEndpoint: privateEndpointType?

  @description('Secret in the vault that gets the access key; without it only Entra identities may log in.')
  passwordSecret: string?

  maintenance: {
    dayOfWeek: 'Sunday' | 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday'
    startHourUtc: int
  }?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The cache.')
param cache redisType

@description('Network for the private endpoint.')
param privateNetwork privateNetworkType

@description('Vault that gets the access key.')
param keyVaultName string?

@description('Moment at which the secret of the access key expires, in seconds since 1970.')
param secretExpiresAt int?

@description('Log Analytics workspace for the logs.')
param workspaceId string?

var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var persistence = cache.?persistence
var storesKey = keyVaultName != null && cache.?passwordSecret != null

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = if (cache.?persistence != null) {
  name: persistence.?identityName ?? 'none'
  location: location
  tags: tags
}

resource backupStorage 'Microsoft.Storage/storageAccounts@2025-01-01' = if (cache.?persistence != null) {
  name: 'st${uniqueString(resourceGroup().id, cache.name)}'
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

resource backupAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (cache.?persistence != null) {
  scope: backupStorage
  name: guid(backupStorage.id, identity.id, blobContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobContributor)
    principalId: identity!.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource redis 'Microsoft.Cache/redis@2024-11-01' = {
  name: cache.name
  location: location
  tags: tags
  zones: cache.?zones
  identity: cache.?persistence == null
    ? null
    : {
        type: 'UserAssigned'
        userAssignedIdentities: {
          '${identity.id}': {}
        }
      }
  // The cache writes its copies with the identity: the role comes first.
  dependsOn: [
    backupAccess
  ]
  properties: {
    sku: cache.sku
    shardCount: cache.?shards
    replicasPerPrimary: cache.?replicasPerPrimary
    redisVersion: '6'
    enableNonSslPort: false
    minimumTlsVersion: cache.minTlsVersion
    disableAccessKeyAuthentication: cache.?passwordSecret == null
    publicNetworkAccess: cache.?privateEndpoint == null ? 'Enabled' : 'Disabled'
    redisConfiguration: {
      'aad-enabled': 'true'
      'maxmemory-policy': cache.evictionPolicy
      'maxmemory-reserved': cache.settings[?'maxmemory-reserved']
      'maxfragmentationmemory-reserved': cache.settings[?'maxfragmentationmemory-reserved']
      'notify-keyspace-events': cache.settings[?'notify-keyspace-events']
      'preferred-data-persistence-auth-method': persistence == null ? null : 'ManagedIdentity'
      'storage-subscription-id': persistence == null ? null : subscription().subscriptionId
      'rdb-backup-enabled': persistence.?kind == 'rdb' ? 'true' : null
      'rdb-backup-frequency': persistence.?rdbFrequencyInMinutes
      'rdb-backup-max-snapshot-count': persistence.?rdbSnapshots == null ? null : string(persistence.?rdbSnapshots)
      'rdb-storage-connection-string': persistence.?kind == 'rdb'
        ? 'DefaultEndpointsProtocol=https;BlobEndpoint=${backupStorage!.properties.primaryEndpoints.blob}'
        : null
      'aof-backup-enabled': persistence.?kind == 'aof' ? 'true' : null
      'aof-storage-connection-string-0': persistence.?kind == 'aof'
        ? 'DefaultEndpointsProtocol=https;BlobEndpoint=${backupStorage!.properties.primaryEndpoints.blob}'
        : null
    }
  }
}

resource maintenance 'Microsoft.Cache/redis/patchSchedules@2024-11-01' = if (cache.?maintenance != null) {
  parent: redis
  name: 'default'
  properties: {
    scheduleEntries: [
      {
        dayOfWeek: cache.?maintenance.?dayOfWeek ?? 'Sunday'
        startHourUtc: cache.?maintenance.?startHourUtc ?? 0
        maintenanceWindow: 'PT5H'
      }
    ]
  }
}

resource secondary 'Microsoft.Cache/redis@2024-11-01' = if (cache.?secondary != null) {
  name: cache.?secondary.?name ?? 'none'
  location: cache.?secondary.?location ?? location
  tags: tags
  properties: {
    sku: cache.sku
    shardCount: cache.?shards
    redisVersion: '6'
    enableNonSslPort: false
    minimumTlsVersion: cache.minTlsVersion
    disableAccessKeyAuthentication: cache.?passwordSecret == null
    publicNetworkAccess: cache.?privateEndpoint == null ? 'Enabled' : 'Disabled'
    redisConfiguration: {
      'aad-enabled': 'true'
      'maxmemory-policy': cache.evictionPolicy
    }
  }
}

resource link 'Microsoft.Cache/redis/linkedServers@2024-11-01' = if (cache.?secondary != null) {
  parent: redis
  name: cache.?secondary.?name ?? 'none'
  properties: {
    linkedRedisCacheId: secondary.id
    linkedRedisCacheLocation: cache.?secondary.?location ?? location
    serverRole: 'Secondary'
  }
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = if (storesKey) {
  name: keyVaultName ?? 'none'
}

resource accessKey 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = if (storesKey) {
  parent: vault
  name: cache.?passwordSecret ?? 'none'
  properties: {
    value: redis.listKeys().primaryKey
    contentType: 'text/plain'
    attributes: {
      exp: secretExpiresAt
    }
  }
}

module privateEndpoint 'private-endpoint.bicep' = if (cache.?privateEndpoint != null) {
  name: take('${cache.name}-endpoint', 64)
  params: {
    tags: tags
    endpoint: cache.privateEndpoint!
    privateNetwork: privateNetwork
    targetId: redis.id
    groupId: 'redisCache'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: redis
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

@description('Resource id of the cache.')
output id string = redis.id

@description('Name of the cache.')
output name string = redis.name

@description('Host name of the cache.')
output host string = redis.properties.hostName
