targetScope = 'subscription'

import { clusterType } from 'modules/aks.bicep'
import { budgetType } from 'modules/budget.bicep'
import { networkType } from 'modules/network.bicep'

@description('Azure region.')
param location string

@description('Name of the resource group that holds everything.')
param resourceGroupName string

@description('Tags of the resource group and of everything in it.')
param tags { *: string }

@description('Entra group that administers the cluster, the databases and the dashboards.')
param adminGroup ({ objectId: string, name: string })?

@description('Virtual network.')
param network networkType

@description('AKS cluster.')
param cluster clusterType

@description('Monthly budget.')
param budget (budgetType)?

@description('First day of the month in which the budget began; later deployments must repeat it.')
param budgetStartDate string = utcNow('yyyy-MM-01')

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

module virtualNetwork 'modules/network.bicep' = {
  name: 'network'
  scope: group
  params: {
    location: location
    tags: tags
    network: network
  }
}

module aks 'modules/aks.bicep' = {
  name: 'aks'
  scope: group
  params: {
    location: location
    tags: tags
    cluster: cluster
    virtualNetworkName: virtualNetwork.outputs.name
    subnetIds: virtualNetwork.outputs.subnetIds
    adminGroupObjectId: adminGroup.?objectId
  }
}

module monthlyBudget 'modules/budget.bicep' = if (budget != null) {
  name: 'budget'
  scope: group
  params: {
    budget: budget!
    startDate: budgetStartDate
    actionGroupIds: []
  }
}

@description('Tenant of everything here.')
output tenantId string = tenant().tenantId

@description('Name of the cluster.')
output clusterName string = aks.outputs.name
