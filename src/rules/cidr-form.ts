import { canonicalCidr } from '../model/cidr.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'
import { writtenRanges } from './written-ranges.ts'

export const cidrForm = defineRule({
  id: 'cidr-form',
  severity: 'error',
  title: 'CIDR은 네트워크 주소로 적는다',
  *check({ environments }) {
    for (const { cidr, at } of environments.flatMap(writtenRanges)) {
      const canonical = canonicalCidr(cidr)
      if (canonical === cidr) continue
      yield {
        at,
        message: canonical ? 'CIDR이 네트워크의 첫 주소가 아니라 그 안의 한 주소로 적혔습니다.' : 'CIDR이 아닙니다.',
        found: cidr,
        allowed: canonical ?? '0~255 네 개와 0~32의 접두사 길이 (10.0.1.0/24)',
        ...(canonical && {
          suggestion: `${particle(canonical, '으로/로')} 적으십시오.`,
          fix: { on: 'value' as const, value: canonical },
        }),
      }
    }
  },
})
