import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const cronSchedule = defineRule({
  id: 'cron-schedule',
  severity: 'error',
  title: '시각에 맞춰 도는 서비스에만 시각이 있다',
  *check({ environments }) {
    for (const service of environments.flatMap(({ services }) => services)) {
      const cron = service.definition.kind === 'cron'
      if (cron && service.schedule === null) {
        yield {
          at: service.at,
          on: 'key',
          message: `${particle(service.id, '이/가')} 언제 도는지 정해지지 않았습니다.`,
          allowed: 'schedule: "0 2 * * *"',
          related: [{ at: childPath(service.definition.at, 'kind'), message: 'kind: cron입니다.' }],
        }
      } else if (!cron && service.schedule !== null) {
        yield {
          at: childPath(service.at, 'schedule'),
          message: `${particle(service.id, '은/는')} 늘 떠 있는 서비스라 시각이 쓰이지 않습니다.`,
          found: service.schedule,
          suggestion: 'kind: cron으로 바꾸거나 schedule을 지우십시오.',
        }
      }
    }
  },
})
