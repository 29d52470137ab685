metadata description = 'Service Bus namespace with queues, topics and subscriptions, and who may send and receive.'

import { privateEndpointType, privateNetworkType } from 'private-endpoint.bicep'
import { queueType } from 'service-bus-queue.bicep'
import { topicType } from 'service-bus-topic.bicep'

@export()
type serviceBusType = {
  name: string
  sku: 'Basic' | 'Standard' | 'Premium'

  @description('Messaging units of the Premium tier.')
  messagingUnits: (1 | 2 | 4 | 8 | 16)?

  @description('Queues by name.')
  queues: { *: queueType }

  @description('Topics by name.')
  topics: { *: topicType }

  privateEndpoint: privateEndpointType?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The namespace.')
param serviceBus serviceBusType

@description('Object ids of the identities, by key.')
param principalIds { *: string }

@description('Network for the private endpoint.')
param privateNetwork privateNetworkType

@description('Log Analytics workspace for the logs.')
param workspaceId string?

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: serviceBus.name
  location: location
  tags: tags
  sku: {
    name: serviceBus.sku
    tier: serviceBus.sku
    capacity: serviceBus.?messagingUnits
  }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: serviceBus.?privateEndpoint == null ? 'Enabled' : 'Disabled'
    premiumMessagingPartitions: serviceBus.sku == 'Premium' ? 1 : null
  }
}

module queues 'service-bus-queue.bicep' = [
  for queue in items(serviceBus.queues): {
    name: take('queue-${queue.key}', 64)
    params: {
      namespaceName: namespace.name
      queueName: queue.key
      queue: queue.value
      principalIds: principalIds
    }
  }
]

module topics 'service-bus-topic.bicep' = [
  for topic in items(serviceBus.topics): {
    name: take('topic-${topic.key}', 64)
    params: {
      namespaceName: namespace.name
      topicName: topic.key
      topic: topic.value
      principalIds: principalIds
    }
  }
]

module privateEndpoint 'private-endpoint.bicep' = if (serviceBus.?privateEndpoint != null) {
  name: 'service-bus-endpoint'
  params: {
    tags: tags
    endpoint: serviceBus.privateEndpoint!
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
