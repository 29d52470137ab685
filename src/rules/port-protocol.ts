import { childPath } from '../diagnostic.ts'
import { ports } from '../model/ports.ts'
import { defineRule } from './rule.ts'

/** The port each protocol is known by, when the other's stands there it is a slip. */
const known: Record<string, number> = { HTTP: 80, HTTPS: 443, AMQPS: ports.amqps }

export const portProtocol = defineRule({
  id: 'port-protocol',
  severity: 'warning',
  title: '포트와 프로토콜이 서로 맞는다',
  *check({ externals }) {
    for (const { at, name, protocol, port } of externals) {
      const other = Object.entries(known).find(([, usual]) => usual === port)?.[0]
      if (other === undefined || known[protocol] === undefined || other === protocol) continue
      yield {
        at: childPath(at, 'port'),
        message: `${name}의 프로토콜은 ${protocol}인데 포트는 ${other}의 것입니다.`,
        found: String(port),
        allowed: String(known[protocol]),
        related: [{ at: childPath(at, 'protocol'), message: `프로토콜은 ${protocol}입니다.` }],
      }
    }
  },
})
