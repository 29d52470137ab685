metadata description = 'Static public address with a DNS name.'

@export()
type publicIpType = {
  name: string

  @description('Beginning of the DNS name below the region; the end makes it the only one.')
  domainNamePrefix: string

  zones: ('1' | '2' | '3')[]?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The address.')
param publicIp publicIpType

@description('Log Analytics workspace for DDoS and flow logs.')
param workspaceId string?

resource publicIpAddress 'Microsoft.Network/publicIPAddresses@2025-05-01' = {
  name: publicIp.name
  location: location
  tags: tags
  sku: {
    name: 'Standard'
    tier: 'Regional'
  }
  zones: publicIp.?zones
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
    dnsSettings: {
      domainNameLabel: take('${publicIp.domainNamePrefix}-${uniqueString(resourceGroup().id)}', 63)
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: publicIpAddress
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the address.')
output id string = publicIpAddress.id

@description('DNS name of the address.')
output fqdn string = publicIpAddress.properties.dnsSettings.fqdn
