import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const nodePortUnique = defineRule({
  id: 'node-port-unique',
  severity: 'error',
  title: '같은 NodePort를 두 서비스가 쓰지 않는다',
  *check({ environments }) {
    for (const { services } of environments) {
      const owners = new Map<number, { id: string; at: string }>()
      for (const { id, at, nodePort } of services) {
        if (nodePort === null) continue
        const owner = owners.get(nodePort)
        if (owner) {
          yield {
            at: childPath(at, 'nodePort'),
            message: `${particle(id, '과/와')} ${particle(owner.id, '이/가')} 같은 NodePort를 씁니다.`,
            found: String(nodePort),
            related: [{ at: childPath(owner.at, 'nodePort'), message: `${owner.id}의 NodePort입니다.` }],
          }
        }
        owners.set(nodePort, { id, at })
      }
    }
  },
})
