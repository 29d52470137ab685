import { minutesEast, timeZones } from '../catalog/time-zones.ts'
import { childPath } from '../diagnostic.ts'
import { nearest } from '../spec/nearest.ts'
import { defineRule } from './rule.ts'

export const timeZoneKnown = defineRule({
  id: 'time-zone-known',
  severity: 'warning',
  title: '점검 시간은 아는 시간대로 적는다',
  *check({ environments }) {
    for (const { at, timeZone, settings } of environments) {
      const timed = settings.operations?.maintenance ?? settings.offHours
      if (!timed || minutesEast(timeZone) !== undefined) continue
      const near = nearest(timeZone, timeZones())
      yield {
        at: childPath(at, 'timeZone'),
        message: `시간대 ${timeZone}의 표준시를 몰라 점검 시간이 UTC로 만들어집니다.`,
        found: timeZone,
        allowed: timeZones().join(', '),
        ...(near && { suggestion: `${near}를 뜻했습니까?` }),
      }
    }
  },
})
