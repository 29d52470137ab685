metadata description = 'Event Hubs namespace with its hubs and consumer groups, and who may send and receive.'

import { eventHubType } from 'event-hub.bicep'
import { privateEndpointType, privateNetworkType } from 'private-endpoint.bicep'

@export()
type eventHubsType = {
  name: string
  sku: 'Basic' | 'Standard' | 'Premium'

  @description('Throughput or processing units.')
  units: int

  @description('Units that the namespace may grow to; only the Standard tier grows.')
  maxUnits: int?

  @description('Hubs by name.')
  hubs: { *: eventHubType }

  privateEndpoint: privateEndpointType?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The namespace.')
param eventHubs eventHubsType

@description('Object ids of the identities, by key.')
param principalIds { *: string }

@description('Network for the private endpoint.')
param privateNetwork privateNetworkType

@description('Log Analytics workspace for the logs.')
param workspaceId string?

resource namespace 'Microsoft.EventHub/namespaces@2024-01-01' = {
  name: eventHubs.name
  location: location
  tags: tags
  sku: {
    name: eventHubs.sku
    tier: eventHubs.sku
    capacity: eventHubs.units
  }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: eventHubs.?privateEndpoint == null ? 'Enabled' : 'Disabled'
    isAutoInflateEnabled: eventHubs.?maxUnits != null
    maximumThroughputUnits: eventHubs.?maxUnits
  }
}

module hubs 'event-hub.bicep' = [
  for hub in items(eventHubs.hubs): {
    name: take('hub-${hub.key}', 64)
    params: {
      namespaceName: namespace.name
      hubName: hub.key
      hub: hub.value
      principalIds: principalIds
    }
  }
]

module privateEndpoint 'private-endpoint.bicep' = if (eventHubs.?privateEndpoint != null) {
  name: 'event-hubs-endpoint'
  params: {
    tags: tags
    endpoint: eventHubs.privateEndpoint!
    privateNetwork: privateNetwork
    targetId: namespace.id
    groupId: 'namespace'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: namespace
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

@description('Resource id of the namespace.')
output id string = namespace.id

@description('Name of the namespace.')
output name string = namespace.name

@description('Host name of the namespace.')
output host string = split(replace(namespace.properties.serviceBusEndpoint, 'https://', ''), ':')[0]
