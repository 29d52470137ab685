import { childPath } from '../diagnostic.ts'
import { growthOf } from '../model/growth.ts'
import { defineRule } from './rule.ts'

export const growthPromise = defineRule({
  id: 'growth-promise',
  severity: 'info',
  title: '로드맵의 사용자 수는 지금의 자동 확장으로 닿지 않는다',
  *check(architecture) {
    const current = architecture.roadmap.find(({ environment }) => environment !== null)
    const environment = architecture.environments.find(({ id }) => id === current?.environment)
    if (!environment) return
    const { factor, promise, users } = growthOf(architecture, environment)
    if (!promise || users === null || promise.users <= users) return
    yield {
      at: childPath(`roadmap.${promise.phase - 1}.targets`, 'users'),
      message: `${promise.phase}단계는 사용자 ${promise.users}명(${Math.round(promise.factor * 10) / 10}배)을 약속하지만, 지금의 복제본 범위는 ${Math.round(factor * 10) / 10}배(${users}명)까지 늡니다.`,
      found: String(promise.users),
      allowed: `지금의 설계로는 ${users}명`,
      suggestion: '그 단계에서 복제본과 노드의 상한을 얼마나 올릴지 growth에 적으십시오.',
    }
  },
})
