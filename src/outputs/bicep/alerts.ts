import type { Alert, Environment, Store } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { atLeast, isoDuration, record } from './units.ts'

/** Action groups and alerts; undefined when no channel is one that Azure can reach. */
export function alertValues(environment: Environment): BicepValue {
  const { monitoring, names } = environment
  const channels = monitoring.channels.filter(({ email, teams, sms }) => email ?? teams ?? sms)
  const reachable = channels.map(({ id }) => id)
  const alerts = monitoring.alerts.filter(({ notify }) => notify.some(id => reachable.includes(id)))
  if (alerts.length === 0) return undefined
  const kinds = alerts.map(alert => [alert.id, alertValue(environment, alert, reachable)] as const)
  const ofKind = (kind: Kind) =>
    record(kinds.flatMap(([id, alert]) => (alert?.kind === kind ? [[id, alert.value]] : [])))
  return {
    channels: record(
      channels.map(channel => [
        channel.id,
        {
          name: monitoring.channels.length === 1 ? names.actionGroup : `${names.actionGroup}-${channel.id}`,
          shortName: channel.id.replaceAll('-', '').slice(0, 12),
          emails: channel.email ? [channel.email] : [],
          sms: channel.sms ? [phone(channel.sms)] : [],
          webhooks: channel.teams ? [channel.teams] : [],
        },
      ]),
    ),
    metricAlerts: ofKind('metric'),
    queryAlerts: ofKind('query'),
    healthAlerts: ofKind('health'),
  }
}

type Kind = 'metric' | 'query' | 'health'

function alertValue(
  environment: Environment,
  alert: Alert,
  reachable: string[],
): { kind: Kind; value: BicepValue } | undefined {
  const common = {
    description: [alert.owner, alert.response].filter(text => text !== null).join(': ') || alert.id,
    channels: alert.notify.filter(id => reachable.includes(id)),
  }
  if (alert.metric === 'resource-health') return { kind: 'health', value: common }
  const metric = metricOf(environment, alert)
  if (metric) return { kind: 'metric', value: { ...common, ...metric, ...timing(alert, metricSteps, metricWindows) } }
  const query = queryOf(environment, alert)
  return query && { kind: 'query', value: { ...common, ...query, ...timing(alert, querySteps, queryWindows) } }
}

const minutes = (...counts: number[]) => counts.map(count => count * 60)
const metricSteps = minutes(1, 5, 15, 30, 60)
const metricWindows = minutes(1, 5, 15, 30, 60, 360, 720, 1440)
const querySteps = minutes(5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440)
const queryWindows = minutes(5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440)

const timing = ({ severity, every, within }: Alert, steps: number[], windows: number[]) => {
  const step = atLeast(every, steps)
  return {
    severity,
    evaluationFrequency: isoDuration(step),
    windowSize: isoDuration(atLeast(Math.max(within, step), windows)),
  }
}

const direction = ({ bound }: Alert) => (bound?.direction === 'below' ? 'LessThan' : 'GreaterThan')

/** Platform metrics by what they belong to. Source: azure-docs, supported metrics of each resource type. */
const platformMetrics: Partial<
  Record<Store['hosting'] | 'cluster', { namespace: string; metrics: Record<string, string> }>
> = {
  cluster: {
    namespace: 'Microsoft.ContainerService/managedClusters',
    metrics: {
      cpu: 'node_cpu_usage_percentage',
      memory: 'node_memory_working_set_percentage',
      disk: 'node_disk_usage_percentage',
    },
  },
  'azure-postgresql': {
    namespace: 'Microsoft.DBforPostgreSQL/flexibleServers',
    metrics: { cpu: 'cpu_percent', memory: 'memory_percent', disk: 'storage_percent' },
  },
  'azure-redis': {
    namespace: 'Microsoft.Cache/redis',
    metrics: { cpu: 'percentProcessorTime', memory: 'usedmemorypercentage' },
  },
  'azure-managed-redis': {
    namespace: 'Microsoft.Cache/redisEnterprise',
    metrics: { cpu: 'percentProcessorTime', memory: 'usedmemorypercentage' },
  },
}

function metricOf({ stores }: Environment, alert: Alert) {
  const store = stores.find(({ id }) => id === alert.of)
  if (alert.metric === 'node-not-ready')
    return {
      target: 'cluster',
      namespace: 'Microsoft.ContainerService/managedClusters',
      metric: 'kube_node_status_condition',
      aggregation: 'Average',
      operator: 'GreaterThan',
      threshold: 0,
      dimensions: { condition: ['Ready'], status2: ['NotReady'] },
    }
  if (alert.of !== null && !store) return undefined
  const known = platformMetrics[store?.hosting ?? 'cluster']
  const metric = known?.metrics[alert.metric]
  if (!known || !metric || !alert.bound) return undefined
  return {
    target: store?.id ?? 'cluster',
    namespace: known.namespace,
    metric,
    aggregation: 'Average',
    operator: direction(alert),
    threshold: Math.round(alert.bound.value),
    dimensions: {},
  }
}

/** Queries that yield one column `value`; times are compared in milliseconds. */
function queryOf({ monitoring, services, namespace }: Environment, alert: Alert) {
  const service = services.find(({ id }) => id === alert.of)
  const common = { operator: direction(alert) }
  const value = alert.bound?.value ?? 0
  switch (alert.metric) {
    case 'failed-requests':
    case 'response-time': {
      if (!monitoring.appInsights) return undefined
      const requests = service ? `requests | where cloud_RoleName == "${service.id}"` : 'requests'
      const target = 'applicationInsights'
      if (alert.metric === 'response-time')
        return {
          ...common,
          target,
          query: `${requests} | summarize value = percentile(duration, 95)`,
          threshold: Math.round(value * 1000),
        }
      const measure =
        alert.bound?.unit === 'percent' ? '100.0 * countif(success == false) / count()' : 'countif(success == false)'
      return { ...common, target, query: `${requests} | summarize value = ${measure}`, threshold: Math.round(value) }
    }
    case 'pod-restarts': {
      if (!monitoring.containerInsights) return undefined
      const pods = `KubePodInventory | where Namespace == "${namespace}"${service ? ` and ControllerName startswith "${service.id}"` : ''}`
      return {
        ...common,
        target: 'workspace',
        query: `${pods} | summarize restarts = max(PodRestartCount) - min(PodRestartCount) by Name | summarize value = max(restarts)`,
        threshold: Math.round(value),
      }
    }
    case 'cpu':
    case 'memory': {
      if (!monitoring.containerInsights || !service) return undefined
      const [used, limit] =
        alert.metric === 'cpu'
          ? ['cpuUsageNanoCores', 'cpuLimitNanoCores']
          : ['memoryWorkingSetBytes', 'memoryLimitBytes']
      return {
        ...common,
        target: 'workspace',
        query: [
          `Perf | where ObjectName == "K8SContainer" and InstanceName contains "${service.id}" and CounterName in ("${used}", "${limit}")`,
          `summarize used = avgif(CounterValue, CounterName == "${used}"), limit = avgif(CounterValue, CounterName == "${limit}") by InstanceName`,
          'summarize value = max(100.0 * used / limit)',
        ].join(' | '),
        threshold: Math.round(value),
      }
    }
    default:
      return undefined
  }
}

/** '82-10-0000-0000' → the country's number and the rest. */
function phone(text: string): BicepValue {
  const [countryCode = '', ...rest] = text.replace(/^\+/, '').split('-')
  return { countryCode, phoneNumber: rest.join('') }
}
