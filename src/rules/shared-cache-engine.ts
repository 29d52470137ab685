import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const sharedCacheEngine = defineRule({
  id: 'shared-cache-engine',
  severity: 'error',
  title: '공유 캐시는 Redis다',
  *check({ environments }) {
    for (const { at, caching, stores } of environments) {
      const store = stores.find(({ id }) => id === caching.shared?.store)
      if (!store || store.definition.engine === 'redis') continue
      yield {
        at: `${at}.caching.shared.store`,
        message: `${particle(store.id, '은/는')} 캐시가 아니라 ${store.definition.engine}입니다.`,
        found: store.id,
        allowed:
          stores
            .filter(({ definition }) => definition.engine === 'redis')
            .map(({ id }) => id)
            .join(', ') || 'engine: redis인 저장소',
        related: [{ at: childPath(store.definition.at, 'engine'), message: '엔진입니다.' }],
      }
    }
  },
})
