import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const databaseWithoutDisk = defineRule({
  id: 'database-without-disk',
  severity: 'warning',
  title: '데이터베이스 Pod에는 디스크가 있다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'pod')) {
      if (store.definition.engine !== 'postgresql' || store.storageMiB !== null) continue
      yield {
        at: store.at,
        message: `${store.id} Pod에 디스크가 없어 다시 시작하면 데이터가 모두 사라집니다.`,
        allowed: 'storage: 20Gi',
        suggestion: `storage를 적으십시오.`,
      }
    }
  },
})
