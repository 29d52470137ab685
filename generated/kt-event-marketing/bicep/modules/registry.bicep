metadata description = 'Container registry with its replications, private endpoint and pull rights.'

import { privateEndpointType, privateNetworkType } from 'private-endpoint.bicep'

@export()
type registryType = {
  name: string
  sku: 'Basic' | 'Standard' | 'Premium'
  zoneRedundant: bool

  @description('Further regions that hold a copy.')
  replicas: string[]

  privateEndpoint: privateEndpointType?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The registry.')
param registry registryType

@description('Network for the private endpoint.')
param privateNetwork privateNetworkType

@description('Object id of the identity that pulls images.')
param pullPrincipalId string

@description('Log Analytics workspace for the logs.')
param workspaceId string?

var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'
var premium = registry.sku == 'Premium'

resource containerRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: registry.name
  location: location
  tags: tags
  sku: {
    name: registry.sku
  }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    dataEndpointEnabled: premium
    publicNetworkAccess: registry.?privateEndpoint == null ? 'Enabled' : 'Disabled'
    networkRuleBypassOptions: 'AzureServices'
    zoneRedundancy: premium && registry.zoneRedundant ? 'Enabled' : 'Disabled'
    policies: {
      azureADAuthenticationAsArmPolicy: {
        status: 'disabled'
      }
      exportPolicy: {
        status: premium && registry.?privateEndpoint != null ? 'disabled' : 'enabled'
      }
      retentionPolicy: premium
        ? {
            status: 'enabled'
            days: 30
          }
        : null
    }
  }
}

resource replications 'Microsoft.ContainerRegistry/registries/replications@2025-11-01' = [
  for region in registry.replicas: {
    parent: containerRegistry
    name: region
    location: region
    tags: tags
    properties: {
      regionEndpointEnabled: true
    }
  }
]

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: containerRegistry
  name: guid(containerRegistry.id, pullPrincipalId, acrPull)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
    principalId: pullPrincipalId
    principalType: 'ServicePrincipal'
  }
}

module privateEndpoint 'private-endpoint.bicep' = if (registry.?privateEndpoint != null) {
  name: 'registry-endpoint'
  params: {
    tags: tags
    endpoint: registry.privateEndpoint!
    privateNetwork: privateNetwork
    targetId: containerRegistry.id
    groupId: 'registry'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: containerRegistry
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

@description('Resource id of the registry.')
output id string = containerRegistry.id

@description('Name of the registry.')
output name string = containerRegistry.name

@description('Host that images are pulled from.')
output loginServer string = containerRegistry.properties.loginServer
