metadata description = 'PostgreSQL flexible server with databases, settings, administrators, replicas and private endpoints.'

import { privateEndpointType, privateNetworkType } from 'private-endpoint.bicep'

@export()
type skuType = {
  name: string
  tier: 'Burstable' | 'GeneralPurpose' | 'MemoryOptimized'
}

@export()
type replicaType = {
  @description('Id of the replica in the architecture.')
  key: string

  location: string
  sku: skuType
  privateEndpoint: privateEndpointType?
}

@export()
type postgresqlType = {
  name: string
  version: '13' | '14' | '15' | '16' | '17' | '18'
  sku: skuType
  storageSizeGB: int
  autoGrow: bool
  highAvailability: 'Disabled' | 'SameZone' | 'ZoneRedundant'
  zone: ('1' | '2' | '3')?

  @description('Zone of the standby server.')
  standbyZone: ('1' | '2' | '3')?

  @minValue(7)
  @maxValue(35)
  backupRetentionDays: int

  geoRedundantBackup: bool

  @description('Subnet and private DNS zone, when the server lives inside the network.')
  integration: {
    subnet: string
    zone: string
  }?

  @description('Private endpoint, when the server stays outside the network.')
  privateEndpoint: privateEndpointType?

  @description('Names of the databases.')
  databases: string[]

  @description('Server parameters by name.')
  settings: { *: string }

  @description('Read replicas by name of the server.')
  replicas: { *: replicaType }

  administratorLogin: string

  @description('Secret that holds the password of the administrator; without it only Entra identities may log in.')
  passwordSecret: string?

  maintenance: {
    @minValue(0)
    @maxValue(6)
    dayOfWeek: int
    @minValue(0)
    @maxValue(23)
    startHour: int
    startMinute: int
  }?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The server.')
param server postgresqlType

@description('Password of the administrator.')
@secure()
param administratorPassword string?

@description('Entra group that administers the server.')
param adminGroup { objectId: string, name: string }

@description('Network for the server or its private endpoints.')
param privateNetwork privateNetworkType

@description('Log Analytics workspace for the logs.')
param workspaceId string?

var replicas = items(server.replicas)
var publicAccess = server.?integration == null && server.?privateEndpoint == null
var integrationZones = filter(privateNetwork.zones, zone => zone.name == server.?integration.?zone)

resource flexibleServer 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: server.name
  location: location
  tags: tags
  sku: server.sku
  properties: {
    createMode: 'Default'
    version: server.version
    administratorLogin: server.?passwordSecret == null ? null : server.administratorLogin
    administratorLoginPassword: server.?passwordSecret == null ? null : administratorPassword
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      passwordAuth: server.?passwordSecret == null ? 'Disabled' : 'Enabled'
      tenantId: tenant().tenantId
    }
    availabilityZone: server.?zone
    highAvailability: {
      mode: server.highAvailability
      standbyAvailabilityZone: server.?standbyZone
    }
    storage: {
      storageSizeGB: server.storageSizeGB
      autoGrow: server.autoGrow ? 'Enabled' : 'Disabled'
    }
    backup: {
      backupRetentionDays: server.backupRetentionDays
      geoRedundantBackup: server.geoRedundantBackup ? 'Enabled' : 'Disabled'
    }
    network: {
      publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
      delegatedSubnetResourceId: server.?integration == null
        ? null
        : privateNetwork.subnetIds[server.?integration.?subnet ?? '']
      privateDnsZoneArmResourceId: server.?integration == null ? null : integrationZones[0].id
    }
    maintenanceWindow: server.?maintenance == null
      ? null
      : {
          customWindow: 'Enabled'
          dayOfWeek: server.?maintenance.?dayOfWeek
          startHour: server.?maintenance.?startHour
          startMinute: server.?maintenance.?startMinute
        }
  }
}

// The server takes one change at a time: databases, then settings, then administrators, then replicas.
@batchSize(1)
resource databases 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2025-08-01' = [
  for database in server.databases: {
    parent: flexibleServer
    name: database
    properties: {
      charset: 'UTF8'
      collation: 'en_US.utf8'
    }
  }
]

@batchSize(1)
resource settings 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2025-08-01' = [
  for setting in items(server.settings): {
    parent: flexibleServer
    name: setting.key
    dependsOn: [
      databases
    ]
    properties: {
      value: setting.value
      source: 'user-override'
    }
  }
]

resource administrators 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2025-08-01' = {
  parent: flexibleServer
  name: adminGroup.objectId
  dependsOn: [
    settings
  ]
  properties: {
    principalType: 'Group'
    principalName: adminGroup.name
    tenantId: tenant().tenantId
  }
}

@batchSize(1)
resource replicaServers 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = [
  for replica in replicas: {
    name: replica.key
    location: replica.value.location
    tags: tags
    sku: replica.value.sku
    dependsOn: [
      administrators
    ]
    properties: {
      createMode: 'Replica'
      sourceServerResourceId: flexibleServer.id
      storage: {
        storageSizeGB: server.storageSizeGB
        autoGrow: server.autoGrow ? 'Enabled' : 'Disabled'
      }
      network: {
        publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
      }
    }
  }
]

module privateEndpoint 'private-endpoint.bicep' = if (server.?privateEndpoint != null) {
  name: take('${server.name}-endpoint', 64)
  params: {
    tags: tags
    endpoint: server.privateEndpoint!
    privateNetwork: privateNetwork
    targetId: flexibleServer.id
    groupId: 'postgresqlServer'
  }
}

module replicaPrivateEndpoints 'private-endpoint.bicep' = [
  for (replica, i) in replicas: if (replica.value.?privateEndpoint != null) {
    name: take('${replica.key}-endpoint', 64)
    params: {
      tags: tags
      endpoint: replica.value.privateEndpoint!
      privateNetwork: privateNetwork
      targetId: replicaServers[i].id
      groupId: 'postgresqlServer'
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: flexibleServer
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

@description('Resource id of the server.')
output id string = flexibleServer.id

@description('Name of the server.')
output name string = flexibleServer.name

@description('Host name of the server.')
output host string = flexibleServer.properties.fullyQualifiedDomainName

@description('Host names of the replicas, by their keys.')
output replicaHosts { key: string, host: string }[] = [
  for (replica, i) in replicas: {
    key: replica.value.key
    host: replicaServers[i].properties.fullyQualifiedDomainName
  }
]
