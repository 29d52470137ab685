metadata description = 'Private DNS zones, each linked to the virtual network.'

@description('Tags of all resources.')
param tags { *: string }

@description('Names of the zones.')
param zoneNames string[]

@description('Resource id of the virtual network whose resources look the names up.')
param virtualNetworkId string

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zoneName in zoneNames: {
    name: zoneName
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zoneName, i) in zoneNames: {
    parent: zones[i]
    name: 'link-${last(split(virtualNetworkId, '/'))}'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: virtualNetworkId
      }
    }
  }
]

@description('The zones in the order of their names; an entry is there only when zone and link exist.')
output zones { name: string, id: string, linkId: string }[] = [
  for (zoneName, i) in zoneNames: {
    name: zones[i].name
    id: zones[i].id
    linkId: links[i].id
  }
]
