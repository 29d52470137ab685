import { childPath } from '../diagnostic.ts'
import type { Store } from '../model/architecture.ts'
import { dataLosses } from '../model/data-loss.ts'
import { duration, particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const dataLoss = defineRule({
  id: 'data-loss',
  severity: 'warning',
  title: '잃을 수 있는 데이터는 RPO 안이다',
  *check({ environments }) {
    for (const environment of environments) {
      const { at, targets } = environment
      for (const { store, worst, keepsRpo } of dataLosses(environment)) {
        if (targets.rpo === null || keepsRpo !== false || mayBeLost(store)) continue
        yield {
          at: placeOf(store),
          message:
            worst === null
              ? `${particle(store.id, '은/는')} ${reasonOf(store)} 장애에 모두 잃는데, RPO는 ${duration(targets.rpo)}입니다.`
              : `${particle(store.id, '은/는')} 장애에 ${duration(worst)}까지 잃을 수 있어 RPO ${particle(duration(targets.rpo), '을/를')} 넘습니다.`,
          found: worst === null ? '전부' : duration(worst),
          allowed: `${duration(targets.rpo)} 이하`,
          suggestion:
            store.hosting === 'azure-storage'
              ? 'replication을 ZRS나 GRS로 올리십시오.'
              : '백업 간격을 줄이거나 RPO를 실제로 지킬 수 있는 값으로 고치십시오.',
          related: [{ at: childPath(childPath(at, 'targets'), 'rpo'), message: 'RPO입니다.' }],
        }
      }
    }
  },
})

/** A cache that keeps nothing on disk says that it may be lost; the promise is about the rest. */
function mayBeLost(store: Store): boolean {
  if (store.definition.engine !== 'redis') return false
  if (store.hosting === 'pod') return store.storageMiB === null
  return (
    (store.hosting === 'azure-redis' || store.hosting === 'azure-managed-redis') &&
    store.persistence.rdb === null &&
    !store.persistence.aof
  )
}

const reasonOf = (store: Store) => (store.hosting === 'azure-storage' ? '한 영역에만 있어' : '백업이 없어')

function placeOf(store: Store): string {
  if (store.hosting === 'azure-storage') return childPath(store.at, 'replication')
  if (store.hosting === 'pod') return childPath(store.at, 'backup')
  const keeps = store.hosting === 'azure-redis' || store.hosting === 'azure-managed-redis'
  return keeps ? childPath(childPath(store.at, 'persistence'), 'rdb') : store.at
}
