import { childPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { defineRule } from './rule.ts'

export const growthAlready = defineRule({
  id: 'growth-already',
  severity: 'warning',
  title: '성장 경로의 단계는 아직 하지 않은 일이다',
  *check({ environments }) {
    for (const environment of environments) {
      const { growth } = environment.settings
      const plans = [
        { at: `${environment.at}.growth.database.steps`, steps: growth?.database?.steps ?? [] },
        { at: `${environment.at}.growth.cache.steps`, steps: growth?.cache?.steps ?? [] },
      ]
      for (const { at, steps } of plans) {
        for (const [n, step] of steps.entries()) {
          const done = facts.find(({ words, holds }) => words.test(step) && holds(environment))
          if (!done) continue
          yield {
            at: childPath(at, n),
            message: `앞으로 할 일로 적었지만 이미 ${done.now}.`,
            found: step,
            suggestion: '다음에 할 일로 바꾸거나 지우십시오.',
          }
        }
      }
    }
  },
})

const facts: { words: RegExp; now: string; holds: (environment: Environment) => boolean }[] = [
  {
    words: /(?:클러스터 모드|클러스터링|샤딩).{0,6}(?:활성|도입|적용|켜)/,
    now: '샤드가 둘 이상입니다',
    holds: ({ stores }) => stores.some(store => store.hosting === 'azure-redis' && store.shards > 1),
  },
  {
    words: /(?:고가용성|HA|영역 중복).{0,6}(?:활성|도입|적용|구성)/,
    now: '영역 중복입니다',
    holds: ({ stores }) => stores.some(store => store.hosting === 'azure-postgresql' && store.ha === 'zone-redundant'),
  },
]
