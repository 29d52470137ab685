import { duration } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const tokenLife = defineRule({
  id: 'token-life',
  severity: 'error',
  title: '액세스 토큰은 갱신 토큰보다 먼저 끝난다',
  *check({ auth }) {
    const access = auth?.token?.access ?? null
    const refresh = auth?.token?.refresh ?? null
    if (access === null || refresh === null || access < refresh) return
    yield {
      at: 'auth.token.access',
      message: '액세스 토큰이 갱신 토큰만큼 살아 갱신할 일이 없습니다.',
      found: duration(access),
      allowed: `${duration(refresh)}보다 짧게 (보통 30분)`,
      related: [{ at: 'auth.token.refresh', message: `갱신 토큰은 ${duration(refresh)}입니다.` }],
    }
  },
})
