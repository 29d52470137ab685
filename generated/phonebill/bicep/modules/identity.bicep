metadata description = 'User-assigned identities, trusted by the cluster for the service accounts they stand for.'

@export()
type identityType = {
  name: string

  @description('Kubernetes service account that may act as the identity.')
  namespace: string
  serviceAccount: string

  @description('KEDA looks at queues as this identity.')
  scaledByQueues: bool
}

@export()
@description('An identity that exists.')
type identityReferenceType = {
  key: string
  name: string
  id: string
  clientId: string
  principalId: string
  namespace: string
  serviceAccount: string
  scaledByQueues: bool
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('Identities by key.')
param identities { *: identityType }

resource userAssignedIdentities 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = [
  for identity in items(identities): {
    name: identity.value.name
    location: location
    tags: tags
  }
]

@description('The identities in the order of their keys.')
output identities identityReferenceType[] = [
  for (identity, i) in items(identities): {
    key: identity.key
    name: userAssignedIdentities[i].name
    id: userAssignedIdentities[i].id
    clientId: userAssignedIdentities[i].properties.clientId
    principalId: userAssignedIdentities[i].properties.principalId
    namespace: identity.value.namespace
    serviceAccount: identity.value.serviceAccount
    scaledByQueues: identity.value.scaledByQueues
  }
]
