metadata description = 'Rights of the ingress controller add-on: it steers the gateway, its subnet and its identity.'

@description('Object id of the add-on.')
param principalId string

@description('Name of the gateway.')
param gatewayName string

@description('Name of the identity of the gateway.')
param gatewayIdentityName string

@description('Name of the virtual network.')
param virtualNetworkName string

@description('Name of the subnet of the gateway.')
param subnetName string

var roles = {
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  managedIdentityOperator: 'f1a07417-d97a-45cb-824c-7a7467783830'
  networkContributor: '4d97b98b-1d4f-4787-a291-c67834d212e7'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
}

resource gateway 'Microsoft.Network/applicationGateways@2025-05-01' existing = {
  name: gatewayName
}

resource gatewayIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: gatewayIdentityName
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: virtualNetworkName
}

resource subnet 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' existing = {
  parent: virtualNetwork
  name: subnetName
}

resource steersGateway 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: gateway
  name: guid(gateway.id, principalId, roles.contributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource usesIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: gatewayIdentity
  name: guid(gatewayIdentity.id, principalId, roles.managedIdentityOperator)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource joinsSubnet 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: subnet
  name: guid(subnet.id, principalId, roles.networkContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.networkContributor)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource readsGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, principalId, roles.reader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}
