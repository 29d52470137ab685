metadata description = 'Queue of a Service Bus namespace, and who may send to it and receive from it.'

@export()
type queueType = {
  maxSizeInMegabytes: int
  maxDeliveryCount: int

  @description('Times are ISO 8601 durations.')
  lockDuration: string

  defaultMessageTimeToLive: string?
  deadLetteringOnMessageExpiration: bool

  @description('Window in which duplicates are dropped.')
  duplicateDetectionWindow: string?

  @description('Keys of the identities that send.')
  senders: string[]

  @description('Keys of the identities that receive.')
  receivers: string[]

  @description('Keys of the identities that KEDA reads the length of the queue with.')
  scalers: string[]
}

@description('Name of the namespace.')
param namespaceName string

@description('Name of the queue.')
param queueName string

@description('The queue.')
param queue queueType

@description('Object ids of the identities, by key.')
param principalIds { *: string }

var roles = {
  sender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  receiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  owner: '090c5cfd-751d-490a-894a-3ce6f1109419'
}

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: namespaceName
}

resource entity 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = {
  parent: namespace
  name: queueName
  properties: {
    maxSizeInMegabytes: queue.maxSizeInMegabytes
    maxDeliveryCount: queue.maxDeliveryCount
    lockDuration: queue.lockDuration
    defaultMessageTimeToLive: queue.?defaultMessageTimeToLive
    deadLetteringOnMessageExpiration: queue.deadLetteringOnMessageExpiration
    requiresDuplicateDetection: queue.?duplicateDetectionWindow != null
    duplicateDetectionHistoryTimeWindow: queue.?duplicateDetectionWindow
    enableBatchedOperations: true
  }
}

resource senders 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for sender in queue.senders: {
    scope: entity
    name: guid(entity.id, sender, roles.sender)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.sender)
      principalId: principalIds[sender]
      principalType: 'ServicePrincipal'
    }
  }
]

resource receivers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for receiver in queue.receivers: {
    scope: entity
    name: guid(entity.id, receiver, roles.receiver)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.receiver)
      principalId: principalIds[receiver]
      principalType: 'ServicePrincipal'
    }
  }
]

// The length of a queue is part of its management: less than Owner cannot see it.
resource scalers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for scaler in queue.scalers: {
    scope: entity
    name: guid(entity.id, scaler, roles.owner)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.owner)
      principalId: principalIds[scaler]
      principalType: 'ServicePrincipal'
    }
  }
]
