import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const pdbBlocksDrain = defineRule({
  id: 'pdb-blocks-drain',
  severity: 'error',
  title: 'PDB는 Pod 하나가 비켜설 자리를 남긴다',
  *check({ environments }) {
    for (const service of environments.flatMap(({ services }) => services)) {
      if (!service.pdb || service.pdb.minAvailable < service.replicas.min) continue
      yield {
        at: childPath(childPath(service.at, 'pdb'), 'minAvailable'),
        message: `${service.id}의 복제본은 ${service.replicas.min}개로 시작하는데 ${service.pdb.minAvailable}개가 늘 떠 있어야 해서 노드를 비울 수 없습니다.`,
        found: String(service.pdb.minAvailable),
        allowed: service.replicas.min > 1 ? `${service.replicas.min - 1} 이하` : '0, 또는 복제본을 둘 이상으로',
        related: [{ at: childPath(service.at, 'replicas'), message: `최소 복제본은 ${service.replicas.min}개입니다.` }],
      }
    }
  },
})
