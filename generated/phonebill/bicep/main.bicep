targetScope = 'subscription'

import { alertsType } from 'modules/alerts.bicep'
import { gatewayType } from 'modules/application-gateway.bicep'
import { clusterType } from 'modules/aks.bicep'
import { budgetType } from 'modules/budget.bicep'
import { flowLogType } from 'modules/flow-log.bicep'
import { frontDoorType } from 'modules/front-door.bicep'
import { identityType } from 'modules/identity.bicep'
import { keyVaultType } from 'modules/key-vault.bicep'
import { monitoringType } from 'modules/monitoring.bicep'
import { networkType } from 'modules/network.bicep'
import { postgresqlType } from 'modules/postgresql.bicep'
import { publicIpType } from 'modules/public-ip.bicep'
import { redisType } from 'modules/redis.bicep'
import { registryType } from 'modules/registry.bicep'

@description('Azure region.')
param location string

@description('Name of the resource group that holds everything.')
param resourceGroupName string

@description('Tags of the resource group and of everything in it.')
param tags { *: string }

@description('Name of the lock against deletion; without it nothing is locked.')
param lockName string?

@description('Entra group that administers the cluster, the databases and the dashboards.')
param adminGroup ({ objectId: string, name: string })?

@description('Values of the secrets that Azure does not make itself, by name.')
@secure()
param secretValues object

@description('Virtual network.')
param network networkType

@description('Private DNS zones that the network looks names up in.')
param privateDnsZones string[]

@description('Log Analytics, Application Insights, Azure Monitor workspace and Grafana.')
param monitoring (monitoringType)?

@description('Flow log of the virtual network.')
param flowLog (flowLogType)?

@description('Identities of the services, by id of the service.')
param identities { *: identityType }

@description('Key Vault.')
param keyVault (keyVaultType)?

@description('Public address of the gateway.')
param publicIp (publicIpType)?

@description('Application Gateway.')
param gateway (gatewayType)?

@description('False while the vault does not hold the certificate yet: the gateway then has no HTTPS listener.')
param certificateInVault bool

@description('Front Door.')
param frontDoor (frontDoorType)?

@description('AKS cluster.')
param cluster clusterType

@description('Container registry.')
param registry (registryType)?

@description('PostgreSQL server of main-db.')
param mainDbPostgresql (postgresqlType)?

@description('Azure Cache for Redis of cache.')
param cacheRedis (redisType)?

@description('Action groups and alerts.')
param alerts (alertsType)?

@description('Monthly budget.')
param budget (budgetType)?

@description('First day of the month in which the budget began; later deployments must repeat it.')
param budgetStartDate string = utcNow('yyyy-MM-01')

var privateNetwork = {
  location: location
  subnetIds: virtualNetwork.outputs.subnetIds
  zones: privateDns.?outputs.zones ?? []
}

var principalIds = toObject(
  workloadIdentities.outputs.identities,
  identity => identity.key,
  identity => identity.principalId
)

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

module workloadIdentities 'modules/identity.bicep' = {
  name: 'identities'
  scope: group
  params: {
    location: location
    tags: tags
    identities: identities
  }
}

module observability 'modules/monitoring.bicep' = if (monitoring != null) {
  name: 'monitoring'
  scope: group
  params: {
    location: location
    tags: tags
    monitoring: monitoring!
    grafanaAdminGroupObjectId: adminGroup.?objectId
    publisherPrincipalIds: map(workloadIdentities.outputs.identities, identity => identity.principalId)
  }
}

module virtualNetwork 'modules/network.bicep' = {
  name: 'network'
  scope: group
  params: {
    location: location
    tags: tags
    network: network
    workspaceId: observability.?outputs.workspaceId
  }
}

module networkFlowLog 'modules/flow-log.bicep' = if (flowLog != null) {
  name: take('flow-log-${resourceGroupName}', 64)
  scope: resourceGroup(flowLog.?watcherResourceGroup ?? 'none')
  params: {
    location: location
    tags: tags
    flowLog: flowLog!
    virtualNetworkId: virtualNetwork.outputs.id
    workspaceId: observability.?outputs.workspaceId
  }
}

module privateDns 'modules/private-dns.bicep' = if (!empty(privateDnsZones)) {
  name: 'private-dns'
  scope: group
  params: {
    tags: tags
    zoneNames: privateDnsZones
    virtualNetworkId: virtualNetwork.outputs.id
  }
}

module vault 'modules/key-vault.bicep' = if (keyVault != null) {
  name: 'key-vault'
  scope: group
  params: {
    location: location
    tags: tags
    keyVault: keyVault!
    privateNetwork: privateNetwork
    principalIds: principalIds
    adminGroupObjectId: adminGroup.?objectId
    secretValues: secretValues
    workspaceId: observability.?outputs.workspaceId
  }
}

module gatewayAddress 'modules/public-ip.bicep' = if (publicIp != null) {
  name: 'public-ip'
  scope: group
  params: {
    location: location
    tags: tags
    publicIp: publicIp!
    workspaceId: observability.?outputs.workspaceId
  }
}

module frontDoorProfile 'modules/front-door.bicep' = if (frontDoor != null) {
  name: 'front-door'
  scope: group
  params: {
    tags: tags
    frontDoor: frontDoor!
    gatewayFqdn: gatewayAddress.?outputs.fqdn
    originHasCertificate: certificateInVault && gateway.?certificate != null
    workspaceId: observability.?outputs.workspaceId
  }
}

module applicationGateway 'modules/application-gateway.bicep' = if (gateway != null) {
  name: 'application-gateway'
  scope: group
  params: {
    location: location
    tags: tags
    gateway: gateway!
    subnetIds: virtualNetwork.outputs.subnetIds
    publicIpId: gatewayAddress.?outputs.id ?? ''
    keyVaultName: vault.?outputs.name
    certificateInVault: certificateInVault
    frontDoorId: frontDoorProfile.?outputs.frontDoorId
    workspaceId: observability.?outputs.workspaceId
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
    applicationGatewayId: gateway.?steeredByCluster == true ? applicationGateway.?outputs.id : null
    workspaceId: observability.?outputs.workspaceId
  }
}

module ingressAccess 'modules/ingress-access.bicep' = if (gateway.?steeredByCluster == true) {
  name: 'ingress-access'
  scope: group
  params: {
    principalId: aks.outputs.ingressObjectId ?? ''
    gatewayName: applicationGateway.?outputs.name ?? ''
    gatewayIdentityName: applicationGateway.?outputs.identityName ?? ''
    virtualNetworkName: virtualNetwork.outputs.name
    subnetName: gateway.?subnet ?? ''
  }
}

module federation 'modules/identity-federation.bicep' = {
  name: 'identity-federation'
  scope: group
  params: {
    identities: workloadIdentities.outputs.identities
    issuer: aks.outputs.oidcIssuerUrl
  }
}

module clusterMonitoring 'modules/cluster-monitoring.bicep' = if (cluster.containerInsights || cluster.managedPrometheus) {
  name: 'cluster-monitoring'
  scope: group
  params: {
    location: location
    tags: tags
    clusterName: aks.outputs.name
    containerInsightsWorkspaceId: cluster.containerInsights ? observability.?outputs.workspaceId : null
    metricsWorkspaceId: cluster.managedPrometheus ? observability.?outputs.metricsWorkspaceId : null
  }
}

module containerRegistry 'modules/registry.bicep' = if (registry != null) {
  name: 'registry'
  scope: group
  params: {
    location: location
    tags: tags
    registry: registry!
    privateNetwork: privateNetwork
    pullPrincipalId: aks.outputs.kubeletObjectId
    workspaceId: observability.?outputs.workspaceId
  }
}

module mainDbPostgresqlModule 'modules/postgresql.bicep' = if (mainDbPostgresql != null) {
  name: 'postgresql-main-db'
  scope: group
  params: {
    location: location
    tags: tags
    server: mainDbPostgresql!
    administratorPassword: secretValues[?mainDbPostgresql.?passwordSecret ?? '']
    adminGroup: adminGroup!
    privateNetwork: privateNetwork
    workspaceId: observability.?outputs.workspaceId
  }
}

module cacheRedisModule 'modules/redis.bicep' = if (cacheRedis != null) {
  name: 'redis-cache'
  scope: group
  params: {
    location: location
    tags: tags
    cache: cacheRedis!
    privateNetwork: privateNetwork
    keyVaultName: vault.?outputs.name
    secretExpiresAt: vault.?outputs.secretsExpireAt
    workspaceId: observability.?outputs.workspaceId
  }
}

module alerting 'modules/alerts.bicep' = if (alerts != null) {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    alerts: alerts!
    webhookUris: secretValues
    targets: concat(
      [{ key: 'cluster', id: aks.outputs.id }],
      mainDbPostgresql == null ? [] : [{ key: 'main-db', id: mainDbPostgresqlModule.?outputs.id ?? '' }],
      cacheRedis == null ? [] : [{ key: 'cache', id: cacheRedisModule.?outputs.id ?? '' }],
      monitoring.?workspace == null ? [] : [{ key: 'workspace', id: observability.?outputs.workspaceId ?? '' }],
      monitoring.?applicationInsights == null ? [] : [{ key: 'applicationInsights', id: observability.?outputs.applicationInsightsId ?? '' }]
    )
  }
}

module monthlyBudget 'modules/budget.bicep' = if (budget != null) {
  name: 'budget'
  scope: group
  params: {
    budget: budget!
    startDate: budgetStartDate
    actionGroupIds: map(alerting.?outputs.actionGroups ?? [], actionGroup => actionGroup.id)
  }
}

module deletionLock 'modules/lock.bicep' = if (lockName != null) {
  name: 'lock'
  scope: group
  params: {
    lockName: lockName!
  }
}

@description('Tenant of everything here.')
output tenantId string = tenant().tenantId

@description('Name of the cluster.')
output clusterName string = aks.outputs.name

@description('Host that images are pulled from.')
output registryLoginServer string? = containerRegistry.?outputs.loginServer

@description('Name of the Key Vault.')
output keyVaultName string? = vault.?outputs.name

@description('Client ids of the identities, by id of the service.')
output identityClientIds object = toObject(
  workloadIdentities.outputs.identities,
  identity => identity.key,
  identity => identity.clientId
)

@description('Host names of the managed stores and, as store/replica, of their replicas.')
output storeHosts object = union(
  {},
  mainDbPostgresql == null ? {} : { 'main-db': mainDbPostgresqlModule.?outputs.host },
  cacheRedis == null ? {} : { cache: cacheRedisModule.?outputs.host },
  toObject(mainDbPostgresqlModule.?outputs.replicaHosts ?? [], replica => 'main-db/${replica.key}', replica => replica.host)
)

@description('Where telemetry is sent; local authentication is off, so it opens nothing by itself.')
output applicationInsightsConnectionString string? = observability.?outputs.applicationInsightsConnectionString

@description('DNS name of the gateway: what the name of the origin points to.')
output gatewayHost string? = gatewayAddress.?outputs.fqdn

@description('Host name of the Front Door endpoint.')
output frontDoorHost string? = frontDoorProfile.?outputs.endpointHostName

@description('Value of the TXT record that proves the custom domain.')
output domainValidationToken string? = frontDoorProfile.?outputs.domainValidationToken
