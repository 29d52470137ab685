import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

/** Kinds that begin to work by themselves, or stand in for what others call. */
const selfMoving = ['worker', 'job', 'cron', 'mock']

export const serviceUnreachable = defineRule({
  id: 'service-unreachable',
  severity: 'warning',
  title: '모든 서비스에 닿는 길이 있다',
  *check({ services, externals }) {
    const called = new Set(services.flatMap(({ calls }) => calls))
    for (const { id, at, kind, routes, receives, name } of services) {
      if (selfMoving.includes(kind) || routes.length > 0 || receives.length > 0 || called.has(id)) continue
      yield {
        at,
        on: 'key',
        message: `${particle(name, '을/를')} 부르는 것이 없습니다.`,
        found: id,
        suggestion: `routes로 밖에 열거나, 부르는 서비스의 calls에 ${particle(id, '을/를')} 적으십시오.`,
        ...(externals.length > 0 && { allowed: 'routes, calls, receives' }),
      }
    }
  },
})
