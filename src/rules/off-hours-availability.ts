import { childPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { defineRule } from './rule.ts'

const hoursPerWeek = 168

export const offHoursAvailability = defineRule({
  id: 'off-hours-availability',
  severity: 'info',
  title: '비업무시간에 끄면 가용성은 켜 둔 시간만의 것이다',
  *check({ environments }) {
    for (const environment of environments) {
      const { at, targets, offHours } = environment
      if (!offHours || targets.availability === null) continue
      const share = Math.round(((hoursPerWeek - hoursOff(offHours)) / hoursPerWeek) * 1000) / 10
      if (share >= targets.availability) continue
      yield {
        at: childPath(at, 'offHours'),
        message: `일주일의 ${share}%만 켜 두면서 가용성 ${targets.availability}%를 약속합니다.`,
        found: `켜 둔 시간 ${share}%`,
        suggestion: '가용성을 업무시간의 것이라고 문서에 적으십시오.',
        related: [{ at: childPath(childPath(at, 'targets'), 'availability'), message: '가용성 목표입니다.' }],
      }
    }
  },
})

/** Hours of a week that are switched off: the nights of weekdays, and the weekend as a whole. */
function hoursOff({ nights, weekends }: NonNullable<Environment['offHours']>): number {
  const [from = '0:0', to = '0:0'] = nights?.split('..') ?? []
  const hour = (clock: string) => Number(clock.split(':')[0]) + Number(clock.split(':')[1]) / 60
  const night = (hour(to) - hour(from) + 24) % 24
  return night * 5 + (weekends ? 48 : 0)
}
