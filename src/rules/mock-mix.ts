import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const mockMix = defineRule({
  id: 'mock-mix',
  severity: 'error',
  title: 'Mock 응답의 몫을 더하면 100%다',
  *check({ environments }) {
    for (const service of environments.flatMap(({ services }) => services)) {
      const mix = service.mock?.mix ?? []
      const total = Math.round(mix.reduce((sum, { share }) => sum + share, 0) * 1000) / 1000
      if (mix.length === 0 || total === 100) continue
      yield {
        at: `${service.at}.mock.mix`,
        message: `${particle(service.id, '이/가')} 흉내 내는 응답의 몫을 더하면 ${total}%입니다.`,
        found: mix.map(({ id, share }) => `${id} ${share}%`).join(', '),
        allowed: '합계 100%',
        related: mix.map(({ id, share }) => ({ at: childPath(`${service.at}.mock.mix`, id), message: `${share}%` })),
      }
    }
  },
})
