import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const storageClassUnused = defineRule({
  id: 'storage-class-unused',
  severity: 'info',
  title: '쓰지 않는 스토리지 클래스가 있다',
  *check({ environments }) {
    for (const { id, at, usedBy } of environments.flatMap(({ storageClasses }) => storageClasses)) {
      if (usedBy.length > 0) continue
      yield {
        at,
        on: 'key',
        message: `스토리지 클래스 ${particle(id, '을/를')} 쓰는 것이 없습니다.`,
        found: id,
        suggestion: '쓰지 않으면 지우십시오.',
      }
    }
  },
})
