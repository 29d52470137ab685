import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { seconds } from '../model/quantity.ts'
import { duration } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const restoreTime = defineRule({
  id: 'restore-time',
  severity: 'warning',
  title: '복구에 걸리는 시간은 RTO 안이다',
  *check({ environments }) {
    for (const { at, targets, settings, stores } of environments) {
      const { rto } = targets
      if (rto === null) continue
      const related = [{ at: childPath(childPath(at, 'targets'), 'rto'), message: `RTO는 ${duration(rto)}입니다.` }]
      const restore = settings.recovery?.application?.restore
      if (restore !== undefined && seconds(restore) > rto) {
        yield {
          at: `${at}.recovery.application.restore`,
          message: '애플리케이션을 되살리는 데 RTO보다 오래 걸립니다.',
          found: duration(seconds(restore)),
          allowed: `${duration(rto)} 이하`,
          related,
        }
      }
      const failover = limit('postgresql.failover-seconds')
      for (const store of stores) {
        if (store.hosting !== 'azure-postgresql' || store.ha === 'none' || failover <= rto) continue
        yield {
          at: childPath(store.at, 'ha'),
          message: `${store.id}의 장애 조치에 ${duration(failover)}까지 걸려 RTO를 지키지 못할 수 있습니다.`,
          found: duration(failover),
          allowed: `${duration(rto)} 이하`,
          related,
          evidence: limitEvidence('postgresql.failover-seconds'),
        }
      }
    }
  },
})
