import type { Alert } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

/** The unit each metric is bounded in; those without speak for themselves. */
const units: Partial<Record<Alert['metric'], 'percent' | 'seconds' | 'count'>> = {
  cpu: 'percent',
  memory: 'percent',
  disk: 'percent',
  'failed-requests': 'percent',
  'response-time': 'seconds',
  'pod-restarts': 'count',
}
const spoken = { percent: '80% 같은 비율', seconds: '3s 같은 시간', count: '5 같은 개수' }

export const alertBound = defineRule({
  id: 'alert-bound',
  severity: 'error',
  title: '경고에는 지표에 맞는 한계가 있다',
  *check({ environments }) {
    for (const alert of environments.flatMap(({ monitoring }) => monitoring.alerts)) {
      const unit = units[alert.metric]
      if (!unit || alert.bound?.unit === unit) continue
      // Failed requests may be counted as well as shared.
      if (alert.metric === 'failed-requests' && alert.bound?.unit === 'count') continue
      yield {
        at: alert.bound ? `${alert.at}.${alert.bound.direction}` : alert.at,
        message: alert.bound
          ? `${alert.metric}의 한계로 쓸 수 없는 단위입니다.`
          : `${particle(alert.metric, '이/가')} 얼마일 때 알릴지 정해지지 않았습니다.`,
        ...(alert.bound && { found: alert.bound.text }),
        allowed: spoken[unit],
      }
    }
  },
})
