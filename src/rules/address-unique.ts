import { fixedAddresses } from './fixed-addresses.ts'
import { defineRule } from './rule.ts'

export const addressUnique = defineRule({
  id: 'address-unique',
  severity: 'error',
  title: '같은 IP를 둘이 쓰지 않는다',
  *check({ environments }) {
    for (const environment of environments) {
      const owners = new Map<string, { what: string; at: string }>()
      for (const { what, ip, at } of fixedAddresses(environment)) {
        const owner = owners.get(ip)
        if (!owner) {
          owners.set(ip, { what, at })
          continue
        }
        yield {
          at,
          message: `${what}의 고정 IP를 ${owner.what}도 씁니다.`,
          found: ip,
          suggestion: '둘 가운데 하나를 다른 주소로 바꾸십시오.',
          related: [{ at: owner.at, message: `${owner.what}의 주소입니다.` }],
        }
      }
    }
  },
})
