metadata description = 'Lets service accounts of a cluster act as one user-assigned identity.'

import { identityType } from 'identity.bicep'

@description('The identity and its service accounts.')
param identity identityType

@description('OpenID Connect issuer of the cluster.')
param issuer string

resource userAssignedIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identity.name
}

// Azure refuses concurrent writes to the credentials of one identity.
@batchSize(1)
resource credentials 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30' = [
  for account in identity.serviceAccounts: {
    parent: userAssignedIdentity
    name: '${account.namespace}-${account.name}'
    properties: {
      issuer: issuer
      subject: 'system:serviceaccount:${account.namespace}:${account.name}'
      audiences: [
        'api://AzureADTokenExchange'
      ]
    }
  }
]
