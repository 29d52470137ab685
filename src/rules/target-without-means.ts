import { childPath } from '../diagnostic.ts'
import type { Environment, Targets } from '../model/architecture.ts'
import { defineRule } from './rule.ts'

export const targetWithoutMeans = defineRule({
  id: 'target-without-means',
  severity: 'warning',
  title: '목표에는 그것을 이룰 수단이 있다',
  *check({ environments }) {
    for (const environment of environments) {
      for (const { key, what, means, needs } of goals) {
        const target = environment.targets[key]
        if (target === null || means(environment)) continue
        yield {
          at: childPath(childPath(environment.at, 'targets'), key),
          message: `${what} 목표가 있지만 이 환경에는 그것을 이룰 것이 없습니다.`,
          found: String(target),
          allowed: needs,
        }
      }
    }
  },
})

const goals: { key: keyof Targets; what: string; means: (environment: Environment) => boolean; needs: string }[] = [
  { key: 'cdnHit', what: 'CDN 적중률', means: ({ frontDoor }) => frontDoor !== null, needs: 'edge.frontDoor' },
  {
    key: 'cacheHit',
    what: '캐시 적중률',
    means: ({ stores, caching }) =>
      stores.some(({ definition }) => definition.engine === 'redis') || caching.local !== null,
    needs: 'Redis 저장소나 caching.local',
  },
]
