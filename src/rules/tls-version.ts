import { limitEvidence, limitWords } from '../catalog/limits.ts'
import { retirementEvidence } from '../catalog/retirements.ts'
import { childPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { defineRule } from './rule.ts'

export const tlsVersion = defineRule({
  id: 'tls-version',
  severity: 'error',
  title: '최소 TLS는 1.2이고, 서비스가 정할 수 있는 값이다',
  *check({ environments }) {
    for (const { minTls, at, most } of environments.flatMap(tlsEnds)) {
      if (minTls === '1.2' || (minTls === '1.3' && most === '1.3')) continue
      yield {
        at,
        message:
          minTls === '1.3' ? '이 서비스에는 최소 TLS 1.3을 정할 수 없습니다.' : '안전하지 않거나 없는 TLS 버전입니다.',
        found: minTls,
        allowed: most === '1.3' ? '1.2, 1.3' : '1.2',
        evidence: minTls === '1.3' ? limitEvidence('redis.tls-versions') : retirementEvidence('eol-714'),
      }
    }
  },
})

/** Everything whose least TLS version an author may set, and the highest value it accepts. */
function tlsEnds({ gateway, stores }: Environment) {
  const redisMost = limitWords('redis.tls-versions').at(-1)!
  return [
    ...(gateway ? [{ minTls: gateway.minTls, at: childPath(gateway.at, 'minTls'), most: '1.3' }] : []),
    ...stores.flatMap(store => {
      if (store.hosting === 'azure-redis')
        return [{ minTls: store.minTls, at: childPath(store.at, 'minTls'), most: redisMost }]
      return store.hosting === 'azure-postgresql'
        ? [{ minTls: store.minTls, at: childPath(store.at, 'minTls'), most: '1.3' }]
        : []
    }),
  ]
}
