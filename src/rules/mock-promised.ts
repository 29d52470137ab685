import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

/** From here on users rely on the answers. */
const demanding = 99.9

export const mockPromised = defineRule({
  id: 'mock-promised',
  severity: 'warning',
  title: '가용성을 약속한 환경은 진짜 외부 시스템을 부른다',
  *check({ environments }) {
    for (const { at, externals, targets } of environments) {
      if (targets.availability === null || targets.availability < demanding) continue
      for (const external of externals) {
        if (external.kind !== 'mock') continue
        yield {
          at: childPath(external.at, 'kind'),
          message: `가용성 ${targets.availability}%를 약속한 환경에서 ${particle(external.definition.name, '을/를')} Mock이 대신합니다.`,
          found: `mock (${external.service})`,
          allowed: 'real',
          related: [{ at: childPath(childPath(at, 'targets'), 'availability'), message: '가용성 목표입니다.' }],
        }
      }
    }
  },
})
