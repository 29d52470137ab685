import { childPath } from '../diagnostic.ts'
import { storePool } from '../model/capacity.ts'
import { defineRule } from './rule.ts'

/** Disks that live in one zone only. */
const zonal = /_LRS$/

export const storageClassZones = defineRule({
  id: 'storage-class-zones',
  severity: 'warning',
  title: '영역을 건너는 Pod는 영역에 묶인 디스크를 쓰지 않는다',
  *check({ environments }) {
    for (const environment of environments) {
      const { stores, storageClasses, targets } = environment
      const pool = storePool(environment)
      if (!pool || pool.zones.length < 2 || targets.availability === null || targets.availability < 99.9) continue
      for (const store of stores) {
        if (store.hosting !== 'pod' || store.storageMiB === null) continue
        const own = storageClasses.find(({ id }) => id === store.storageClass)
        if (!own || !zonal.test(own.disk)) continue
        yield {
          at: childPath(store.at, 'storageClass'),
          message: `${store.id}의 디스크는 한 영역에만 있어 그 영역이 멈추면 다른 영역에서 뜰 수 없습니다.`,
          found: `${own.id} (${own.disk})`,
          allowed: 'StandardSSD_ZRS, Premium_ZRS',
          related: [{ at: own.at, message: `디스크는 ${own.disk}입니다.` }],
        }
      }
    }
  },
})
