import { childPath } from '../diagnostic.ts'
import type { Alert, Environment } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const alertSource = defineRule({
  id: 'alert-source',
  severity: 'warning',
  title: '경고가 보는 지표를 모으는 것이 있다',
  *check({ environments }) {
    for (const environment of environments) {
      const reachable = environment.monitoring.channels
        .filter(({ email, teams, sms }) => email ?? teams ?? sms)
        .map(({ id }) => id)
      for (const alert of environment.monitoring.alerts) {
        const missing = missingSource(environment, alert)
        if (!missing || !alert.notify.some(id => reachable.includes(id))) continue
        yield {
          at: childPath(alert.at, 'metric'),
          message: `${particle(alert.metric, '을/를')} 모으는 것이 없어 이 경고는 만들어지지 않습니다.`,
          found: alert.of === null ? alert.metric : `${alert.metric} (${alert.of})`,
          allowed: missing,
          suggestion: `monitoring에 ${particle(missing, '을/를')} 두거나 경고를 지우십시오.`,
        }
      }
    }
  },
})

/** What the environment lacks to watch an alert's metric; null where nothing is lacking. */
function missingSource({ monitoring, services, stores }: Environment, { metric, of }: Alert): string | null {
  const service = services.some(({ id }) => id === of)
  const managed = stores.some(({ id, hosting }) => id === of && hosting !== 'pod')
  if (metric === 'failed-requests' || metric === 'response-time') return monitoring.appInsights ? null : 'appInsights'
  if (metric === 'pod-restarts') return monitoring.containerInsights ? null : 'containerInsights: true'
  if (metric !== 'cpu' && metric !== 'memory' && metric !== 'disk') return null
  if (of === null || managed) return null
  return service && monitoring.containerInsights ? null : 'containerInsights: true'
}
