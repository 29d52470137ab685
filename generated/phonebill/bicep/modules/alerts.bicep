metadata description = 'Action groups and the alerts that call them.'

@export()
type channelType = {
  name: string

  @maxLength(12)
  shortName: string

  emails: string[]

  sms: {
    countryCode: string
    phoneNumber: string
  }[]

  @description('Web hooks whose addresses are secrets, by key of webhookUris.')
  webhooks: string[]
}

@export()
type metricAlertType = {
  description: string
  @minValue(0)
  @maxValue(4)
  severity: int
  evaluationFrequency: 'PT1M' | 'PT5M' | 'PT15M' | 'PT30M' | 'PT1H'
  windowSize: 'PT1M' | 'PT5M' | 'PT15M' | 'PT30M' | 'PT1H' | 'PT6H' | 'PT12H' | 'P1D'

  @description('Key of the resource that is watched.')
  target: string

  namespace: string
  metric: string
  aggregation: 'Average' | 'Count' | 'Minimum' | 'Maximum' | 'Total'
  operator: 'GreaterThan' | 'LessThan'
  threshold: int

  @description('Values of the dimensions that count, by dimension.')
  dimensions: { *: string[] }

  @description('Keys of the action groups.')
  channels: string[]
}

@export()
type queryAlertType = {
  description: string
  @minValue(0)
  @maxValue(4)
  severity: int
  evaluationFrequency: string
  windowSize: string

  @description('Key of the workspace or Application Insights that is asked.')
  target: string

  @description('Query whose column value is compared.')
  query: string

  operator: 'GreaterThan' | 'LessThan'
  threshold: int
  channels: string[]
}

@export()
type healthAlertType = {
  description: string
  channels: string[]
}

@export()
type alertsType = {
  @description('Action groups by key.')
  channels: { *: channelType }

  @description('Alerts on metrics, by name.')
  metricAlerts: { *: metricAlertType }

  @description('Alerts on logs, by name.')
  queryAlerts: { *: queryAlertType }

  @description('Alerts on the health of the resources of the group, by name.')
  healthAlerts: { *: healthAlertType }
}

@export()
type targetType = {
  key: string
  id: string
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The alerts and whom they reach.')
param alerts alertsType

@description('Addresses of the web hooks, by key.')
@secure()
param webhookUris object = {}

@description('Resources that are watched.')
param targets targetType[]

var groupId = resourceGroup().id
var channels = items(alerts.channels)
var channelKeys = map(channels, channel => channel.key)
var targetIds = toObject(targets, target => target.key, target => target.id)
var channelIds = toObject(
  channels,
  channel => channel.key,
  channel => resourceId('Microsoft.Insights/actionGroups', channel.value.name)
)

resource actionGroups 'Microsoft.Insights/actionGroups@2023-01-01' = [
  for channel in channels: {
    name: channel.value.name
    location: 'global'
    tags: tags
    properties: {
      enabled: true
      groupShortName: channel.value.shortName
      emailReceivers: map(channel.value.emails, (email, i) => {
        name: 'email-${i}'
        emailAddress: email
        useCommonAlertSchema: true
      })
      smsReceivers: map(channel.value.sms, (sms, i) => {
        name: 'sms-${i}'
        countryCode: sms.countryCode
        phoneNumber: sms.phoneNumber
      })
      webhookReceivers: map(channel.value.webhooks, key => {
        name: key
        serviceUri: webhookUris[key]
        useCommonAlertSchema: true
      })
    }
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in items(alerts.metricAlerts): {
    name: alert.key
    location: 'global'
    tags: tags
    dependsOn: [
      actionGroups
    ]
    properties: {
      description: alert.value.description
      severity: alert.value.severity
      enabled: true
      autoMitigate: true
      evaluationFrequency: alert.value.evaluationFrequency
      windowSize: alert.value.windowSize
      scopes: [
        targetIds[alert.value.target]
      ]
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.value.metric
            metricNamespace: alert.value.namespace
            metricName: alert.value.metric
            timeAggregation: alert.value.aggregation
            operator: alert.value.operator
            threshold: alert.value.threshold
            dimensions: map(items(alert.value.dimensions), dimension => {
              name: dimension.key
              operator: 'Include'
              values: dimension.value
            })
          }
        ]
      }
      actions: map(alert.value.channels, channel => {
        actionGroupId: channelIds[channel]
      })
    }
  }
]

resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in items(alerts.queryAlerts): {
    name: alert.key
    location: location
    tags: tags
    kind: 'LogAlert'
    dependsOn: [
      actionGroups
    ]
    properties: {
      displayName: alert.key
      description: alert.value.description
      severity: alert.value.severity
      enabled: true
      autoMitigate: true
      evaluationFrequency: alert.value.evaluationFrequency
      windowSize: alert.value.windowSize
      scopes: [
        targetIds[alert.value.target]
      ]
      criteria: {
        allOf: [
          {
            query: alert.value.query
            timeAggregation: 'Maximum'
            metricMeasureColumn: 'value'
            operator: alert.value.operator
            threshold: alert.value.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: map(alert.value.channels, channel => channelIds[channel])
      }
    }
  }
]

resource healthAlerts 'Microsoft.Insights/activityLogAlerts@2020-10-01' = [
  for alert in items(alerts.healthAlerts): {
    name: alert.key
    location: 'global'
    tags: tags
    dependsOn: [
      actionGroups
    ]
    properties: {
      description: alert.value.description
      enabled: true
      scopes: [
        groupId
      ]
      condition: {
        allOf: [
          {
            field: 'category'
            equals: 'ResourceHealth'
          }
          {
            anyOf: [
              {
                field: 'properties.currentHealthStatus'
                equals: 'Degraded'
              }
              {
                field: 'properties.currentHealthStatus'
                equals: 'Unavailable'
              }
            ]
          }
        ]
      }
      actions: {
        actionGroups: map(alert.value.channels, channel => {
          actionGroupId: channelIds[channel]
        })
      }
    }
  }
]

@description('The action groups in the order of their keys.')
output actionGroups { key: string, id: string }[] = [
  for (key, i) in channelKeys: {
    key: key
    id: actionGroups[i].id
  }
]
