metadata description = 'Virtual network with its subnets, network security groups, route table, NAT gateway and peerings.'

@export()
@description('A security rule. Ports and prefixes are lists, so that one shape fits single values and sets.')
type securityRuleType = {
  @description('Why the traffic may or may not pass.')
  description: string?

  @minValue(100)
  @maxValue(4096)
  priority: int

  direction: 'Inbound' | 'Outbound'
  access: 'Allow' | 'Deny'
  protocol: 'Tcp' | 'Udp' | 'Icmp' | '*'

  @description('Address prefixes or service tags.')
  sources: string[]

  @description('Address prefixes or service tags.')
  destinations: string[]

  @description('Destination ports or ranges.')
  ports: string[]
}

@export()
type subnetType = {
  addressPrefix: string
  securityGroupName: string

  @description('Security rules by name.')
  rules: { *: securityRuleType }

  @description('Service the subnet is handed over to, such as Microsoft.DBforPostgreSQL/flexibleServers.')
  delegation: string?

  @description('Services reached through service endpoints, such as Microsoft.Storage.')
  serviceEndpoints: string[]?

  @description('Leaves through the NAT gateway of this network.')
  natGateway: bool?

  @description('Leaves through the firewall in the route table of this network.')
  routeTable: bool?
}

@export()
type networkType = {
  name: string
  addressPrefixes: string[]

  @description('Subnets by name.')
  subnets: { *: subnetType }

  natGateway: {
    name: string
    publicIpName: string
    @description('A NAT gateway lives in at most one zone.')
    @maxLength(1)
    zones: string[]?
    @minValue(4)
    @maxValue(120)
    idleTimeoutInMinutes: int
  }?

  @description('Route that sends everything to a firewall.')
  routeTable: {
    name: string
    @description('Private address of the firewall that all traffic leaves through.')
    nextHopIpAddress: string
  }?

  @description('Resource ids of the networks to peer with, by name of the peering.')
  peerings: { *: string }?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The network and everything in it.')
param network networkType

@description('Log Analytics workspace for the logs and metrics.')
param workspaceId string?

var subnets = items(network.subnets)

resource securityGroups 'Microsoft.Network/networkSecurityGroups@2025-05-01' = [
  for subnet in subnets: {
    name: subnet.value.securityGroupName
    location: location
    tags: tags
    properties: {
      securityRules: map(items(subnet.value.rules), rule => {
        name: rule.key
        properties: {
          description: rule.value.?description
          priority: rule.value.priority
          direction: rule.value.direction
          access: rule.value.access
          protocol: rule.value.protocol
          sourcePortRange: '*'
          sourceAddressPrefix: length(rule.value.sources) == 1 ? rule.value.sources[0] : null
          sourceAddressPrefixes: length(rule.value.sources) == 1 ? null : rule.value.sources
          destinationAddressPrefix: length(rule.value.destinations) == 1 ? rule.value.destinations[0] : null
          destinationAddressPrefixes: length(rule.value.destinations) == 1 ? null : rule.value.destinations
          destinationPortRange: length(rule.value.ports) == 1 ? rule.value.ports[0] : null
          destinationPortRanges: length(rule.value.ports) == 1 ? null : rule.value.ports
        }
      })
    }
  }
]

resource routeTable 'Microsoft.Network/routeTables@2025-05-01' = if (network.?routeTable != null) {
  name: network.?routeTable.?name ?? 'none'
  location: location
  tags: tags
  properties: {
    disableBgpRoutePropagation: true
    routes: [
      {
        name: 'through-firewall'
        properties: {
          addressPrefix: '0.0.0.0/0'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: network.?routeTable.?nextHopIpAddress
        }
      }
    ]
  }
}

resource natPublicIp 'Microsoft.Network/publicIPAddresses@2025-05-01' = if (network.?natGateway != null) {
  name: network.?natGateway.?publicIpName ?? 'none'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
    tier: 'Regional'
  }
  zones: network.?natGateway.?zones
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

resource natGateway 'Microsoft.Network/natGateways@2025-05-01' = if (network.?natGateway != null) {
  name: network.?natGateway.?name ?? 'none'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  zones: network.?natGateway.?zones
  properties: {
    idleTimeoutInMinutes: network.?natGateway.?idleTimeoutInMinutes
    publicIpAddresses: [
      {
        id: natPublicIp.id
      }
    ]
  }
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: network.name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: network.addressPrefixes
    }
    subnets: [
      for (subnet, i) in subnets: {
        name: subnet.key
        properties: {
          addressPrefix: subnet.value.addressPrefix
          defaultOutboundAccess: false
          privateEndpointNetworkPolicies: 'Enabled'
          networkSecurityGroup: {
            id: securityGroups[i].id
          }
          natGateway: subnet.value.?natGateway == true
            ? {
                id: natGateway.id
              }
            : null
          routeTable: subnet.value.?routeTable == true
            ? {
                id: routeTable.id
              }
            : null
          delegations: subnet.value.?delegation == null
            ? null
            : [
                {
                  name: 'delegation'
                  properties: {
                    serviceName: subnet.value.?delegation
                  }
                }
              ]
          serviceEndpoints: map(subnet.value.?serviceEndpoints ?? [], service => {
            service: service
          })
        }
      }
    ]
  }
}

resource peerings 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-05-01' = [
  for peering in items(network.?peerings ?? {}): {
    parent: virtualNetwork
    name: peering.key
    properties: {
      remoteVirtualNetwork: {
        id: peering.value
      }
      allowVirtualNetworkAccess: true
      allowForwardedTraffic: true
      allowGatewayTransit: false
      useRemoteGateways: false
    }
  }
]

resource networkDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: virtualNetwork
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

resource securityGroupDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = [
  for (subnet, i) in subnets: if (workspaceId != null) {
    scope: securityGroups[i]
    name: 'to-log-analytics'
    properties: {
      workspaceId: workspaceId
      logs: [
        {
          categoryGroup: 'allLogs'
          enabled: true
        }
      ]
    }
  }
]

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id

@description('Name of the virtual network.')
output name string = virtualNetwork.name

@description('Resource ids of the subnets, by name.')
output subnetIds { *: string } = toObject(virtualNetwork.properties.subnets, subnet => subnet.name, subnet => subnet.id)
