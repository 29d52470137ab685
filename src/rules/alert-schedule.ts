import { limitEvidence, limitNumbers } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import type { Alert, Environment } from '../model/architecture.ts'
import { duration, particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const alertSchedule = defineRule({
  id: 'alert-schedule',
  severity: 'warning',
  title: '경고의 주기와 구간은 Azure Monitor가 받는 값이다',
  *check({ environments, spec }) {
    for (const environment of environments) {
      const { id, monitoring } = environment
      for (const alert of monitoring.alerts) {
        if (alert.metric === 'resource-health') continue
        const places = [spec.environments[id], spec.defaults]
        const isWritten = (key: 'every' | 'within') =>
          places.some(place => place?.monitoring?.alerts?.[alert.id]?.[key] !== undefined)
        const facts = isMetric(environment, alert)
          ? { every: 'metric-alert.every-minutes', within: 'metric-alert.within-minutes' }
          : { every: 'log-alert.minutes', within: 'log-alert.minutes' }
        for (const { key, what } of times) {
          const allowed = limitNumbers(facts[key]).map(minutes => minutes * 60)
          if (!isWritten(key) || allowed.includes(alert[key])) continue
          const longer = allowed.find(seconds => seconds > alert[key]) ?? allowed.at(-1)!
          yield {
            at: childPath(alert.at, key),
            message: `Azure Monitor가 받지 않는 평가 ${what} 값이라 ${particle(duration(longer), '으로/로')} 만들어집니다.`,
            found: duration(alert[key]),
            allowed: allowed.map(duration).join(', '),
            evidence: limitEvidence(facts[key]),
          }
        }
        if (alert.every <= alert.within) continue
        yield {
          at: childPath(alert.at, 'every'),
          message: '평가 주기가 구간보다 길어 보지 않는 시간이 생깁니다.',
          found: duration(alert.every),
          allowed: `${duration(alert.within)} 이하`,
          related: [{ at: childPath(alert.at, 'within'), message: '구간입니다.' }],
        }
      }
    }
  },
})

const times = [
  { key: 'every', what: '주기' },
  { key: 'within', what: '구간' },
] as const

/** Nodes and managed stores have metrics of the platform; everything else is asked of the logs. */
function isMetric({ stores }: Environment, { metric, of }: Alert): boolean {
  if (metric === 'node-not-ready') return true
  const managed = stores.some(({ id, hosting }) => id === of && hosting !== 'pod')
  return (of === null || managed) && (metric === 'cpu' || metric === 'memory' || metric === 'disk')
}
