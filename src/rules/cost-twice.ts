import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const costTwice = defineRule({
  id: 'cost-twice',
  severity: 'error',
  title: '한 리소스의 값을 두 번 매기지 않는다',
  *check({ environments }) {
    for (const { cost } of environments) {
      const owners = new Map<string, string>()
      for (const item of cost.items) {
        for (const [n, of] of item.of.entries()) {
          const owner = owners.get(of)
          if (owner !== undefined) {
            yield {
              at: childPath(childPath(item.at, 'of'), n),
              message: `${of}의 값을 두 항목이 매겨 합계가 부풀려집니다.`,
              found: of,
              suggestion: '한 항목에만 두십시오.',
              related: [{ at: owner, message: '먼저 매긴 항목입니다.' }],
            }
          }
          owners.set(of, item.at)
        }
      }
    }
  },
})
