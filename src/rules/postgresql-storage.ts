import { postgresqlStorage, postgresqlStorageEvidence, postgresqlStorageSizes } from '../catalog/postgresql.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const postgresqlStorageSize = defineRule({
  id: 'postgresql-storage',
  severity: 'error',
  title: 'PostgreSQL의 저장소는 정해진 크기다',
  *check(architecture) {
    const sizes = postgresqlStorageSizes()
    for (const { store } of hostedAs(architecture, 'azure-postgresql')) {
      if (postgresqlStorage(store.storageGB)) continue
      const larger = sizes.find(size => size >= store.storageGB) ?? sizes.at(-1)
      yield {
        at: childPath(store.at, 'storage'),
        message: 'Premium SSD로 만들 수 없는 크기입니다.',
        found: `${store.storageGB}GB`,
        allowed: sizes.map(size => `${size}GB`).join(', '),
        suggestion: `${larger}GB로 두십시오.`,
        evidence: postgresqlStorageEvidence,
      }
    }
  },
})
