import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const roadmapOrder = defineRule({
  id: 'roadmap-order',
  severity: 'warning',
  title: '로드맵은 시간 순서이고 목표는 물러서지 않는다',
  *check({ roadmap }) {
    for (const [n, phase] of roadmap.entries()) {
      const before = roadmap[n - 1]
      if (!before) continue
      if (phase.months.min < before.months.max) {
        yield {
          at: childPath(phase.at, 'months'),
          message: `${phase.number}단계가 ${before.number}단계가 끝나기 전에 시작합니다.`,
          found: `${phase.months.min}..${phase.months.max}`,
          allowed: `${before.months.max} 이후`,
          related: [
            {
              at: childPath(before.at, 'months'),
              message: `${before.number}단계는 ${before.months.max}개월째에 끝납니다.`,
            },
          ],
        }
      }
      for (const { key, what, worse } of targets) {
        const [was, is] = [before.targets[key], phase.targets[key]]
        if (was === null || is === null || !worse(is, was)) continue
        yield {
          at: childPath(childPath(phase.at, 'targets'), key),
          message: `${phase.number}단계의 ${particle(what, '이/가')} ${before.number}단계보다 나쁩니다.`,
          found: String(is),
          allowed: `${was}보다 나쁘지 않은 값`,
          related: [{ at: before.at, message: `${before.number}단계에서는 ${was}입니다.` }],
        }
      }
    }
  },
})

const targets = [
  { key: 'users', what: '사용자 수', worse: (is: number, was: number) => is < was },
  { key: 'availability', what: '가용성', worse: (is: number, was: number) => is < was },
  { key: 'rto', what: 'RTO', worse: (is: number, was: number) => is > was },
  { key: 'rpo', what: 'RPO', worse: (is: number, was: number) => is > was },
] as const
