import type { Environment } from '../../model/architecture.ts'
import { publicWaysOf } from '../../model/log-analytics.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { record } from './units.ts'

export function monitoringValue({ monitoring, names, zones }: Environment): BicepValue {
  const { logAnalytics, appInsights, grafana, queries } = monitoring
  const managedPrometheus = monitoring.prometheus === 'managed'
  if (!logAnalytics && !managedPrometheus && !grafana) return undefined
  const open = (side: 'ingestion' | 'query') => !logAnalytics || publicWaysOf(logAnalytics).includes(side)
  return {
    publicIngestion: open('ingestion'),
    publicQuery: open('query'),
    workspace: logAnalytics
      ? {
          name: logAnalytics.name,
          // Log Analytics keeps at least thirty days.
          retentionInDays: Math.max(30, monitoring.keepDays),
          dailyQuotaGb: logAnalytics.dailyCapGB === null ? -1 : Math.ceil(logAnalytics.dailyCapGB),
        }
      : undefined,
    applicationInsights: appInsights
      ? { name: appInsights.name, samplingPercentage: Math.round(appInsights.sampling) }
      : undefined,
    metricsWorkspace: managedPrometheus ? { name: names.monitorAccount } : undefined,
    grafana: grafana ? { name: names.grafana, zoneRedundant: zones.length > 1 } : undefined,
    queries:
      logAnalytics && queries.length > 0
        ? record(queries.map(({ id, query }) => [id, { displayName: id, query }]))
        : undefined,
  }
}
