import { limitEvidence, limitWords } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const redisVersionGap = defineRule({
  id: 'redis-version-gap',
  severity: 'warning',
  title: '관리형 Redis의 버전은 서비스가 정한다',
  *check({ environments }) {
    for (const { id, stores } of environments) {
      for (const store of stores) {
        if (store.hosting !== 'azure-redis' && store.hosting !== 'azure-managed-redis') continue
        const { version, at } = store.definition
        const fact = store.hosting === 'azure-redis' ? 'redis.engine-version' : 'managed-redis.engine-version'
        const runs = limitWords(fact)[0]!
        if (version === null || runs.startsWith(version) || version.startsWith(runs)) continue
        yield {
          at: childPath(at, 'version'),
          message: `${id} 환경의 관리형 Redis는 ${runs} 버전으로 돌아, 적힌 버전과 다릅니다.`,
          found: version,
          allowed: runs,
          suggestion: 'Pod로 도는 환경도 같은 주 버전을 쓰도록 버전을 맞추십시오.',
          related: [{ at: store.at, message: `${store.hosting}입니다.` }],
          evidence: limitEvidence(fact),
        }
      }
    }
  },
})
