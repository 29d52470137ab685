import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const poolNameUnique = defineRule({
  id: 'pool-name-unique',
  severity: 'error',
  title: '노드 풀의 이름은 12자 안에서 서로 다르다',
  *check({ environments }) {
    for (const { cluster } of environments) {
      const owners = new Map<string, { id: string; at: string }>()
      for (const { id, name, at } of cluster.pools) {
        const owner = owners.get(name)
        if (owner) {
          yield {
            at,
            on: 'key',
            message: `노드 풀 ${particle(id, '과/와')} ${owner.id}의 Azure 이름이 ${particle(name, '으로/로')} 같아집니다.`,
            found: id,
            suggestion: '하이픈을 뺀 처음 12자가 다르도록 id를 바꾸십시오.',
            related: [{ at: owner.at, message: `노드 풀 ${owner.id}입니다.` }],
          }
        }
        owners.set(name, { id, at })
      }
    }
  },
})
