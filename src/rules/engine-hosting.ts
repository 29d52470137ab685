import { childPath } from '../diagnostic.ts'
import type { Store } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

const engines: Record<Exclude<Store['hosting'], 'pod'>, string> = {
  'azure-postgresql': 'postgresql',
  'azure-redis': 'redis',
  'azure-managed-redis': 'redis',
  'azure-storage': 'blob',
}

export const engineHosting = defineRule({
  id: 'engine-hosting',
  severity: 'error',
  title: '저장소는 제 엔진을 돌리는 서비스에 둔다',
  *check({ environments }) {
    for (const store of environments.flatMap(({ stores }) => stores)) {
      if (store.hosting === 'pod' || engines[store.hosting] === store.definition.engine) continue
      yield {
        at: childPath(store.at, 'hosting'),
        message: `${particle(store.hosting, '은/는')} ${particle(store.definition.engine, '을/를')} 돌리지 않습니다.`,
        found: store.hosting,
        allowed: [
          'pod',
          ...Object.entries(engines).flatMap(([hosting, engine]) =>
            engine === store.definition.engine ? [hosting] : [],
          ),
        ].join(', '),
        related: [
          { at: childPath(store.definition.at, 'engine'), message: `엔진은 ${store.definition.engine}입니다.` },
        ],
      }
    }
  },
})
