import { childPath } from '../diagnostic.ts'
import { duration, particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const alertAgainstTarget = defineRule({
  id: 'alert-against-target',
  severity: 'warning',
  title: '응답 시간 경고는 목표를 넘기 전에 울린다',
  *check({ environments }) {
    for (const { at, monitoring, targets } of environments) {
      const { response } = targets
      if (response === null) continue
      for (const alert of monitoring.alerts) {
        if (alert.metric !== 'response-time' || alert.bound?.unit !== 'seconds' || alert.bound.value <= response)
          continue
        yield {
          at: `${alert.at}.${alert.bound.direction}`,
          message: `응답 시간 목표는 ${duration(response)}인데 ${particle(duration(alert.bound.value), '을/를')} 넘어야 알립니다.`,
          found: alert.bound.text,
          allowed: `${duration(response)} 이하`,
          related: [{ at: childPath(childPath(at, 'targets'), 'response'), message: '응답 시간 목표입니다.' }],
        }
      }
    }
  },
})
