metadata description = 'Lets service accounts of a cluster act as user-assigned identities.'

import { identityReferenceType } from 'identity.bicep'

@description('The identities and their service accounts.')
param identities identityReferenceType[]

@description('OpenID Connect issuer of the cluster.')
param issuer string

resource userAssignedIdentities 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = [
  for identity in identities: {
    name: identity.name
  }
]

resource credentials 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30' = [
  for (identity, i) in identities: {
    parent: userAssignedIdentities[i]
    name: '${identity.namespace}-${identity.serviceAccount}'
    properties: {
      issuer: issuer
      subject: 'system:serviceaccount:${identity.namespace}:${identity.serviceAccount}'
      audiences: [
        'api://AzureADTokenExchange'
      ]
    }
  }
]

resource scalerCredentials 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30' = [
  for (identity, i) in identities: if (identity.scaledByQueues) {
    parent: userAssignedIdentities[i]
    name: 'keda-operator'
    // Azure refuses concurrent writes to the credentials of one identity.
    dependsOn: [
      credentials
    ]
    properties: {
      issuer: issuer
      subject: 'system:serviceaccount:kube-system:keda-operator'
      audiences: [
        'api://AzureADTokenExchange'
      ]
    }
  }
]
