metadata description = 'Azure Managed Redis with its database, persistence and private endpoint.'

import { privateEndpointType, privateNetworkType } from 'private-endpoint.bicep'

@export()
type managedRedisType = {
  name: string
  sku: string
  highAvailability: bool
  clusteringPolicy: 'OSSCluster' | 'EnterpriseCluster'
  evictionPolicy: 'AllKeysLFU' | 'AllKeysLRU' | 'AllKeysRandom' | 'VolatileLRU' | 'VolatileLFU' | 'VolatileTTL' | 'VolatileRandom' | 'NoEviction'

  @description('Copies on disk: snapshots in an interval, or every write.')
  persistence: {
    rdbFrequency: ('1h' | '6h' | '12h')?
    @description('Every write goes to disk.')
    aof: bool
  }?

  @description('Without it the cache is public.')
  privateEndpoint: privateEndpointType?

  @description('Secret in the vault that gets the access key; without it only Entra identities may log in.')
  passwordSecret: string?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The cache.')
param cache managedRedisType

@description('Network for the private endpoint.')
param privateNetwork privateNetworkType

@description('Vault that gets the access key.')
param keyVaultName string?

@description('Moment at which the secret of the access key expires, in seconds since 1970.')
param secretExpiresAt int?

@description('Log Analytics workspace for the metrics.')
param workspaceId string?

var storesKey = keyVaultName != null && cache.?passwordSecret != null

resource cluster 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: cache.name
  location: location
  tags: tags
  sku: {
    name: cache.sku
  }
  properties: {
    highAvailability: cache.highAvailability ? 'Enabled' : 'Disabled'
    minimumTlsVersion: '1.2'
    publicNetworkAccess: cache.?privateEndpoint == null ? 'Enabled' : 'Disabled'
  }
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2025-07-01' = {
  parent: cluster
  name: 'default'
  properties: {
    port: 10000
    clientProtocol: 'Encrypted'
    clusteringPolicy: cache.clusteringPolicy
    evictionPolicy: cache.evictionPolicy
    accessKeysAuthentication: cache.?passwordSecret == null ? 'Disabled' : 'Enabled'
    persistence: cache.?persistence == null
      ? null
      : {
          rdbEnabled: cache.?persistence.?rdbFrequency != null
          rdbFrequency: cache.?persistence.?rdbFrequency
          aofEnabled: cache.?persistence.?aof ?? false
          aofFrequency: cache.?persistence.?aof == true ? '1s' : null
        }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = if (storesKey) {
  name: keyVaultName ?? 'none'
}

resource accessKey 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = if (storesKey) {
  parent: vault
  name: cache.?passwordSecret ?? 'none'
  properties: {
    value: database.listKeys().primaryKey
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
    targetId: cluster.id
    groupId: 'redisEnterprise'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: cluster
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the cache.')
output id string = cluster.id

@description('Name of the cache.')
output name string = cluster.name

@description('Host name of the cache.')
output host string = cluster.properties.hostName
