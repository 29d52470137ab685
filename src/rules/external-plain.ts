import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const externalPlain = defineRule({
  id: 'external-plain',
  severity: 'warning',
  title: '인터넷으로 나가는 호출은 암호화한다',
  *check({ environments }) {
    for (const { externals, connections } of environments) {
      for (const { id, kind, reach, definition } of externals) {
        const used = connections.some(({ to, from }) =>
          [to, from].some(party => party.kind === 'external' && party.id === id),
        )
        if (kind !== 'real' || reach !== 'internet' || !used || definition.protocol !== 'HTTP') continue
        yield {
          at: childPath(definition.at, 'protocol'),
          message: `${particle(definition.name, '과/와')} 인터넷에서 암호화하지 않고 주고받습니다.`,
          found: definition.protocol,
          allowed: 'HTTPS',
        }
      }
    }
  },
})
