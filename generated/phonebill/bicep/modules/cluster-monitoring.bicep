metadata description = 'Data collection of a cluster: Container Insights and managed Prometheus.'

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('Name of the cluster.')
param clusterName string

@description('Log Analytics workspace of Container Insights.')
param containerInsightsWorkspaceId string?

@description('Azure Monitor workspace of managed Prometheus.')
param metricsWorkspaceId string?

resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' existing = {
  name: clusterName
}

resource containerInsightsRule 'Microsoft.Insights/dataCollectionRules@2024-03-11' = if (containerInsightsWorkspaceId != null) {
  name: 'dcr-${clusterName}-logs'
  location: location
  tags: tags
  kind: 'Linux'
  properties: {
    dataSources: {
      extensions: [
        {
          name: 'ContainerInsightsExtension'
          extensionName: 'ContainerInsights'
          streams: [
            'Microsoft-ContainerInsights-Group-Default'
          ]
          extensionSettings: {
            dataCollectionSettings: {
              interval: '1m'
              namespaceFilteringMode: 'Exclude'
              namespaces: [
                'kube-system'
                'gatekeeper-system'
              ]
              enableContainerLogV2: true
            }
          }
        }
      ]
    }
    destinations: {
      logAnalytics: [
        {
          name: 'workspace'
          workspaceResourceId: containerInsightsWorkspaceId
        }
      ]
    }
    dataFlows: [
      {
        streams: [
          'Microsoft-ContainerInsights-Group-Default'
        ]
        destinations: [
          'workspace'
        ]
      }
    ]
  }
}

resource containerInsights 'Microsoft.Insights/dataCollectionRuleAssociations@2024-03-11' = if (containerInsightsWorkspaceId != null) {
  scope: cluster
  name: 'ContainerInsightsExtension'
  properties: {
    dataCollectionRuleId: containerInsightsRule.id
  }
}

resource prometheusEndpoint 'Microsoft.Insights/dataCollectionEndpoints@2024-03-11' = if (metricsWorkspaceId != null) {
  name: take('dce-${clusterName}', 44)
  location: location
  tags: tags
  kind: 'Linux'
  properties: {}
}

resource prometheusRule 'Microsoft.Insights/dataCollectionRules@2024-03-11' = if (metricsWorkspaceId != null) {
  name: 'dcr-${clusterName}-metrics'
  location: location
  tags: tags
  kind: 'Linux'
  properties: {
    dataCollectionEndpointId: prometheusEndpoint.id
    dataSources: {
      prometheusForwarder: [
        {
          name: 'PrometheusDataSource'
          streams: [
            'Microsoft-PrometheusMetrics'
          ]
        }
      ]
    }
    destinations: {
      monitoringAccounts: [
        {
          name: 'metrics'
          accountResourceId: metricsWorkspaceId
        }
      ]
    }
    dataFlows: [
      {
        streams: [
          'Microsoft-PrometheusMetrics'
        ]
        destinations: [
          'metrics'
        ]
      }
    ]
  }
}

resource prometheus 'Microsoft.Insights/dataCollectionRuleAssociations@2024-03-11' = if (metricsWorkspaceId != null) {
  scope: cluster
  name: 'prometheus'
  properties: {
    dataCollectionRuleId: prometheusRule.id
  }
}
