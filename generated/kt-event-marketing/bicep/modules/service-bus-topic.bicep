metadata description = 'Topic of a Service Bus namespace with its subscriptions, and who may send and receive.'

@export()
type subscriptionType = {
  maxDeliveryCount: int

  @description('ISO 8601 duration.')
  lockDuration: string

  deadLetteringOnMessageExpiration: bool

  @description('SQL expression that picks messages; without it every message.')
  filter: string?
}

@export()
type topicType = {
  maxSizeInMegabytes: int

  @description('Times are ISO 8601 durations.')
  defaultMessageTimeToLive: string?

  @description('Window in which duplicates are dropped.')
  duplicateDetectionWindow: string?

  @description('Subscriptions by name.')
  subscriptions: { *: subscriptionType }

  @description('Keys of the identities that send.')
  senders: string[]

  @description('Keys of the identities that receive.')
  receivers: string[]
}

@description('Name of the namespace.')
param namespaceName string

@description('Name of the topic.')
param topicName string

@description('The topic.')
param topic topicType

@description('Object ids of the identities, by key.')
param principalIds { *: string }

var roles = {
  sender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  receiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
}
var subscriptionItems = items(topic.subscriptions)

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: namespaceName
}

resource entity 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' = {
  parent: namespace
  name: topicName
  properties: {
    maxSizeInMegabytes: topic.maxSizeInMegabytes
    defaultMessageTimeToLive: topic.?defaultMessageTimeToLive
    requiresDuplicateDetection: topic.?duplicateDetectionWindow != null
    duplicateDetectionHistoryTimeWindow: topic.?duplicateDetectionWindow
    supportOrdering: true
    enableBatchedOperations: true
  }
}

resource subscriptions 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = [
  for item in subscriptionItems: {
    parent: entity
    name: item.key
    properties: {
      maxDeliveryCount: item.value.maxDeliveryCount
      lockDuration: item.value.lockDuration
      deadLetteringOnMessageExpiration: item.value.deadLetteringOnMessageExpiration
      deadLetteringOnFilterEvaluationExceptions: true
    }
  }
]

// A rule of this name takes the place of the one that lets everything pass.
resource filters 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01' = [
  for (item, i) in subscriptionItems: if (item.value.?filter != null) {
    parent: subscriptions[i]
    name: '$Default'
    properties: {
      filterType: 'SqlFilter'
      sqlFilter: {
        sqlExpression: item.value.?filter
      }
    }
  }
]

resource senders 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for sender in topic.senders: {
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
  for receiver in topic.receivers: {
    scope: entity
    name: guid(entity.id, receiver, roles.receiver)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.receiver)
      principalId: principalIds[receiver]
      principalType: 'ServicePrincipal'
    }
  }
]
