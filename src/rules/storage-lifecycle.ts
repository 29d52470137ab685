import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

const stages = [
  { key: 'cool', what: '쿨 계층' },
  { key: 'archive', what: '보관 계층' },
  { key: 'delete', what: '삭제' },
] as const

export const storageLifecycle = defineRule({
  id: 'storage-lifecycle',
  severity: 'error',
  title: '파일은 쿨, 보관, 삭제의 차례로 늙는다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'azure-storage')) {
      const at = childPath(store.at, 'lifecycle')
      const planned = stages.flatMap(stage => {
        const days = store.lifecycle[stage.key]
        return days === null ? [] : [{ ...stage, days }]
      })
      for (const [n, stage] of planned.entries()) {
        const before = planned[n - 1]
        if (!before || stage.days > before.days) continue
        yield {
          at: childPath(at, stage.key),
          message: `${stage.what}가 ${before.what}보다 먼저이거나 같은 날입니다.`,
          found: `${stage.days}일`,
          allowed: `${before.days}일보다 뒤`,
          related: [{ at: childPath(at, before.key), message: `${before.what}는 ${before.days}일입니다.` }],
        }
      }
    }
  },
})
