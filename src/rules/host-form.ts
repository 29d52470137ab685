import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

/** Labels of letters, digits and hyphens; the last one of letters only. A host may be an IPv4 address as well. */
const hostName = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i
const address = /^(?:\d{1,3}\.){3}\d{1,3}$/

export const hostForm = defineRule({
  id: 'host-form',
  severity: 'error',
  title: '호스트 이름은 풀 수 있는 이름이다',
  *check({ environments }) {
    for (const { at, domain, externals } of environments) {
      const hosts = [
        ...(domain === null ? [] : [{ host: domain, at: childPath(at, 'domain') }]),
        ...externals.flatMap(({ host, at }) => (host === null ? [] : [{ host, at: childPath(at, 'host') }])),
      ]
      for (const { host, at } of hosts) {
        if (hostName.test(host) || address.test(host)) continue
        yield {
          at,
          message: 'DNS로 풀 수 없는 이름입니다.',
          found: host,
          allowed: 'shop.example.com처럼 점으로 이은 이름. 마지막은 영문자만',
        }
      }
    }
  },
})
