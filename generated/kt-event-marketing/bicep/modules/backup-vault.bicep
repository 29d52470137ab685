metadata description = 'Backup vault that keeps PostgreSQL backups for months and years.'

@export()
type backupVaultType = {
  name: string
  redundancy: 'LocallyRedundant' | 'ZoneRedundant' | 'GeoRedundant'

  @description('How long backups are kept, by name of the server.')
  servers: {
    *: {
      @description('Counts of weeks, months and years; 0 keeps none.')
      weeks: int
      months: int
      years: int
    }
  }
}

@export()
type serverReferenceType = {
  name: string
  id: string
  location: string
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The vault and what it keeps.')
param backupVault backupVaultType

@description('PostgreSQL servers of the group.')
param servers serverReferenceType[]

@description('Log Analytics workspace for the job reports.')
param workspaceId string?

var roles = {
  longTermRetention: 'c088a766-074b-43ba-90d4-1fb21feae531'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
}
var kept = filter(servers, server => contains(backupVault.servers, server.name))

// Backups start on a Sunday at 17:00 UTC; the date only anchors the rhythm.
var weeklyRhythm = 'R/2025-01-05T17:00:00+00:00/P1W'

resource vault 'Microsoft.DataProtection/backupVaults@2025-07-01' = {
  name: backupVault.name
  location: location
  tags: tags
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    storageSettings: [
      {
        datastoreType: 'VaultStore'
        type: backupVault.redundancy
      }
    ]
    securitySettings: {
      softDeleteSettings: {
        state: 'On'
        retentionDurationInDays: 14
      }
      immutabilitySettings: {
        state: 'Unlocked'
      }
    }
    monitoringSettings: {
      azureMonitorAlertSettings: {
        alertsForAllJobFailures: 'Enabled'
      }
    }
  }
}

resource flexibleServers 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' existing = [
  for server in kept: {
    name: server.name
  }
]

resource readsServers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (server, i) in kept: {
    scope: flexibleServers[i]
    name: guid(server.id, vault.id, roles.longTermRetention)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.longTermRetention)
      principalId: vault.identity.principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource readsGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, vault.id, roles.reader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: vault.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

resource policies 'Microsoft.DataProtection/backupVaults/backupPolicies@2025-07-01' = [
  for server in kept: {
    parent: vault
    name: server.name
    properties: {
      objectType: 'BackupPolicy'
      datasourceTypes: [
        'Microsoft.DBforPostgreSQL/flexibleServers'
      ]
      policyRules: concat(
        [
          {
            objectType: 'AzureBackupRule'
            name: 'BackupWeekly'
            backupParameters: {
              objectType: 'AzureBackupParams'
              backupType: 'Full'
            }
            dataStore: {
              objectType: 'DataStoreInfoBase'
              dataStoreType: 'VaultStore'
            }
            trigger: {
              objectType: 'ScheduleBasedTriggerContext'
              schedule: {
                repeatingTimeIntervals: [
                  weeklyRhythm
                ]
                timeZone: 'UTC'
              }
              taggingCriteria: concat(
                backupVault.servers[server.name].years > 0
                  ? [
                      {
                        isDefault: false
                        taggingPriority: 10
                        tagInfo: {
                          tagName: 'Yearly'
                        }
                        criteria: [
                          {
                            objectType: 'ScheduleBasedBackupCriteria'
                            absoluteCriteria: [
                              'FirstOfYear'
                            ]
                          }
                        ]
                      }
                    ]
                  : [],
                backupVault.servers[server.name].months > 0
                  ? [
                      {
                        isDefault: false
                        taggingPriority: 15
                        tagInfo: {
                          tagName: 'Monthly'
                        }
                        criteria: [
                          {
                            objectType: 'ScheduleBasedBackupCriteria'
                            absoluteCriteria: [
                              'FirstOfMonth'
                            ]
                          }
                        ]
                      }
                    ]
                  : [],
                [
                  {
                    isDefault: true
                    taggingPriority: 99
                    tagInfo: {
                      tagName: 'Default'
                    }
                  }
                ]
              )
            }
          }
          {
            objectType: 'AzureRetentionRule'
            name: 'Default'
            isDefault: true
            lifecycles: [
              {
                sourceDataStore: {
                  objectType: 'DataStoreInfoBase'
                  dataStoreType: 'VaultStore'
                }
                deleteAfter: {
                  objectType: 'AbsoluteDeleteOption'
                  duration: 'P${max(backupVault.servers[server.name].weeks, 1)}W'
                }
              }
            ]
          }
        ],
        backupVault.servers[server.name].months > 0
          ? [
              {
                objectType: 'AzureRetentionRule'
                name: 'Monthly'
                isDefault: false
                lifecycles: [
                  {
                    sourceDataStore: {
                      objectType: 'DataStoreInfoBase'
                      dataStoreType: 'VaultStore'
                    }
                    deleteAfter: {
                      objectType: 'AbsoluteDeleteOption'
                      duration: 'P${backupVault.servers[server.name].months}M'
                    }
                  }
                ]
              }
            ]
          : [],
        backupVault.servers[server.name].years > 0
          ? [
              {
                objectType: 'AzureRetentionRule'
                name: 'Yearly'
                isDefault: false
                lifecycles: [
                  {
                    sourceDataStore: {
                      objectType: 'DataStoreInfoBase'
                      dataStoreType: 'VaultStore'
                    }
                    deleteAfter: {
                      objectType: 'AbsoluteDeleteOption'
                      duration: 'P${backupVault.servers[server.name].years}Y'
                    }
                  }
                ]
              }
            ]
          : []
      )
    }
  }
]

resource instances 'Microsoft.DataProtection/backupVaults/backupInstances@2025-07-01' = [
  for (server, i) in kept: {
    parent: vault
    name: server.name
    // Protection is checked when it is configured: the roles come first.
    dependsOn: [
      readsServers
      readsGroup
    ]
    properties: {
      objectType: 'BackupInstance'
      friendlyName: server.name
      dataSourceInfo: {
        objectType: 'Datasource'
        datasourceType: 'Microsoft.DBforPostgreSQL/flexibleServers'
        resourceID: server.id
        resourceLocation: server.location
        resourceName: server.name
        resourceType: 'Microsoft.DBforPostgreSQL/flexibleServers'
        resourceUri: server.id
      }
      policyInfo: {
        policyId: policies[i].id
      }
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: vault
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

@description('Resource id of the vault.')
output id string = vault.id
