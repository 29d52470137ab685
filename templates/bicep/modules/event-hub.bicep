metadata description = 'Event hub with its consumer groups, and who may send to it and receive from it.'

@export()
type eventHubType = {
  @minValue(1)
  @maxValue(1024)
  partitionCount: int

  @minValue(1)
  retentionInHours: int

  consumerGroups: string[]

  @description('Keys of the identities that send.')
  senders: string[]

  @description('Keys of the identities that receive.')
  receivers: string[]
}

@description('Name of the namespace.')
param namespaceName string

@description('Name of the hub.')
param hubName string

@description('The hub.')
param hub eventHubType

@description('Object ids of the identities, by key.')
param principalIds { *: string }

var roles = {
  sender: '2b629674-e913-4c01-ae53-ef4638d8f975'
  receiver: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde'
}

resource namespace 'Microsoft.EventHub/namespaces@2024-01-01' existing = {
  name: namespaceName
}

resource entity 'Microsoft.EventHub/namespaces/eventhubs@2024-01-01' = {
  parent: namespace
  name: hubName
  properties: {
    partitionCount: hub.partitionCount
    retentionDescription: {
      cleanupPolicy: 'Delete'
      retentionTimeInHours: hub.retentionInHours
    }
  }
}

@batchSize(1)
resource consumerGroups 'Microsoft.EventHub/namespaces/eventhubs/consumergroups@2024-01-01' = [
  for group in hub.consumerGroups: {
    parent: entity
    name: group
    properties: {}
  }
]

resource senders 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for sender in hub.senders: {
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
  for receiver in hub.receivers: {
    scope: entity
    name: guid(entity.id, receiver, roles.receiver)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.receiver)
      principalId: principalIds[receiver]
      principalType: 'ServicePrincipal'
    }
  }
]
