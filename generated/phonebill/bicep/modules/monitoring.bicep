metadata description = 'Log Analytics, Application Insights, Azure Monitor workspace, Grafana and saved queries.'

@export()
type monitoringType = {
  @description('Whether data may come in and be asked for over public addresses.')
  publicIngestion: bool
  publicQuery: bool

  workspace: {
    name: string
    @minValue(30)
    @maxValue(730)
    retentionInDays: int
    @description('Gigabytes a day; -1 is no cap.')
    dailyQuotaGb: int
  }?

  @description('Telemetry of the services; needs the workspace.')
  applicationInsights: {
    name: string
    @minValue(0)
    @maxValue(100)
    samplingPercentage: int
  }?

  @description('Store of the metrics that managed Prometheus collects.')
  metricsWorkspace: {
    name: string
  }?

  @description('Dashboards.')
  grafana: {
    name: string
    zoneRedundant: bool
  }?

  @description('Saved queries by id.')
  queries: {
    *: {
      displayName: string
      query: string
    }
  }?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('What is watched with.')
param monitoring monitoringType

@description('Object id of the Entra group that administers Grafana.')
param grafanaAdminGroupObjectId string?

@description('Object ids of the identities that send telemetry.')
param publisherPrincipalIds string[] = []

var roles = {
  grafanaAdmin: '22926164-76b3-42b3-bc55-97df8dab3e41'
  monitoringDataReader: 'b0d8363b-8ddd-447d-831f-62ca05bff136'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  monitoringReader: '43d0d8ad-25c7-4714-9337-8ba259a9fe05'
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = if (monitoring.?workspace != null) {
  name: monitoring.?workspace.?name ?? 'none'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: monitoring.?workspace.?retentionInDays
    workspaceCapping: {
      dailyQuotaGb: monitoring.?workspace.?dailyQuotaGb
    }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
    publicNetworkAccessForIngestion: monitoring.publicIngestion ? 'Enabled' : 'Disabled'
    publicNetworkAccessForQuery: monitoring.publicQuery ? 'Enabled' : 'Disabled'
  }
}

resource queries 'Microsoft.OperationalInsights/workspaces/savedSearches@2025-07-01' = [
  for query in items(monitoring.?queries ?? {}): if (monitoring.?workspace != null) {
    parent: workspace
    name: query.key
    properties: {
      category: 'ktarch'
      displayName: query.value.displayName
      query: query.value.query
      version: 2
    }
  }
]

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = if (monitoring.?applicationInsights != null) {
  name: monitoring.?applicationInsights.?name ?? 'none'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    SamplingPercentage: monitoring.?applicationInsights.?samplingPercentage
    DisableLocalAuth: true
    publicNetworkAccessForIngestion: monitoring.publicIngestion ? 'Enabled' : 'Disabled'
    publicNetworkAccessForQuery: monitoring.publicQuery ? 'Enabled' : 'Disabled'
  }
}

resource publishers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for principalId in publisherPrincipalIds: if (monitoring.?applicationInsights != null) {
    scope: applicationInsights
    name: guid(applicationInsights.id, principalId, roles.metricsPublisher)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricsPublisher)
      principalId: principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource metricsWorkspace 'Microsoft.Monitor/accounts@2025-10-03' = if (monitoring.?metricsWorkspace != null) {
  name: monitoring.?metricsWorkspace.?name ?? 'none'
  location: location
  tags: tags
  properties: {
    publicNetworkAccess: monitoring.publicQuery ? 'Enabled' : 'Disabled'
  }
}

resource grafana 'Microsoft.Dashboard/grafana@2025-08-01' = if (monitoring.?grafana != null) {
  name: monitoring.?grafana.?name ?? 'none'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    apiKey: 'Disabled'
    deterministicOutboundIP: 'Disabled'
    publicNetworkAccess: 'Enabled'
    zoneRedundancy: monitoring.?grafana.?zoneRedundant == true ? 'Enabled' : 'Disabled'
    grafanaIntegrations: {
      azureMonitorWorkspaceIntegrations: monitoring.?metricsWorkspace == null
        ? []
        : [
            {
              azureMonitorWorkspaceResourceId: metricsWorkspace.id
            }
          ]
    }
  }
}

resource grafanaReadsMetrics 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (monitoring.?grafana != null && monitoring.?metricsWorkspace != null) {
  scope: metricsWorkspace
  name: guid(metricsWorkspace.id, grafana.id, roles.monitoringDataReader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringDataReader)
    principalId: grafana!.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

resource grafanaReadsResources 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (monitoring.?grafana != null) {
  name: guid(resourceGroup().id, grafana.id, roles.monitoringReader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringReader)
    principalId: grafana!.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

resource grafanaAdministrators 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (monitoring.?grafana != null && grafanaAdminGroupObjectId != null) {
  scope: grafana
  name: guid(grafana.id, grafanaAdminGroupObjectId ?? '', roles.grafanaAdmin)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.grafanaAdmin)
    principalId: grafanaAdminGroupObjectId ?? ''
    principalType: 'Group'
  }
}

@description('Resource id of the Log Analytics workspace.')
output workspaceId string? = monitoring.?workspace == null ? null : workspace.id

@description('Resource id of Application Insights.')
output applicationInsightsId string? = monitoring.?applicationInsights == null ? null : applicationInsights.id

@description('Where telemetry is sent; local authentication is off, so it opens nothing by itself.')
output applicationInsightsConnectionString string? = applicationInsights.?properties.ConnectionString

@description('Resource id of the Azure Monitor workspace.')
output metricsWorkspaceId string? = monitoring.?metricsWorkspace == null ? null : metricsWorkspace.id

@description('Address of Grafana.')
output grafanaEndpoint string? = grafana.?properties.endpoint
