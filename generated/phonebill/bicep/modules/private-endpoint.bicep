metadata description = 'Private endpoint of one resource, with its entry in the private DNS zone.'

@export()
type privateEndpointType = {
  name: string

  @description('Name of the subnet it lives in.')
  subnet: string

  @description('Name of the private DNS zone that holds its address.')
  zone: string

  @description('Fixed private address; without it Azure chooses one.')
  ipAddress: string?
}

@export()
@description('What an endpoint needs from the network around it.')
type privateNetworkType = {
  location: string

  @description('Resource ids of the subnets, by name.')
  subnetIds: { *: string }

  @description('Private DNS zones.')
  zones: {
    name: string
    id: string
    linkId: string
  }[]
}

@description('Tags of all resources.')
param tags { *: string }

@description('The endpoint.')
param endpoint privateEndpointType

@description('Network and zones it is put into.')
param privateNetwork privateNetworkType

@description('Resource id of what is reached through the endpoint.')
param targetId string

@description('Sub-resource that is reached, such as vault or namespace.')
param groupId string

resource privateEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: endpoint.name
  location: privateNetwork.location
  tags: tags
  properties: {
    customNetworkInterfaceName: 'nic-${endpoint.name}'
    subnet: {
      id: privateNetwork.subnetIds[endpoint.subnet]
    }
    ipConfigurations: endpoint.?ipAddress == null
      ? null
      : [
          {
            name: 'fixed'
            properties: {
              groupId: groupId
              memberName: groupId
              privateIPAddress: endpoint.?ipAddress
            }
          }
        ]
    privateLinkServiceConnections: [
      {
        name: endpoint.name
        properties: {
          privateLinkServiceId: targetId
          groupIds: [
            groupId
          ]
        }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: privateEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: replace(endpoint.zone, '.', '-')
        properties: {
          privateDnsZoneId: filter(privateNetwork.zones, zone => zone.name == endpoint.zone)[0].id
        }
      }
    ]
  }
}
