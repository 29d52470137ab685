import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const storeUnused = defineRule({
  id: 'store-unused',
  severity: 'warning',
  title: '아무도 쓰지 않는 저장소를 두지 않는다',
  *check({ stores, services }) {
    const used = new Set(services.flatMap(({ uses, reads }) => [...uses, ...reads]))
    for (const { id, at, name } of stores) {
      if (used.has(id)) continue
      yield {
        at,
        on: 'key',
        message: `저장소 ${particle(name, '을/를')} 쓰는 서비스가 없습니다.`,
        found: id,
        suggestion: `쓰는 서비스의 uses나 reads에 ${particle(id, '을/를')} 적거나 지우십시오.`,
      }
    }
  },
})
