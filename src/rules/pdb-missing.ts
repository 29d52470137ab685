import { childPath } from '../diagnostic.ts'
import { runsAlways } from '../model/capacity.ts'
import { defineRule } from './rule.ts'

/** From here on an upgrade must not take all Pods of a service at once. */
const demanding = 99

export const pdbMissing = defineRule({
  id: 'pdb-missing',
  severity: 'warning',
  title: '가용성을 약속한 서비스에는 PDB가 있다',
  *check({ environments }) {
    for (const { services, targets } of environments) {
      if (targets.availability === null || targets.availability < demanding) continue
      for (const service of services) {
        if (service.pdb || service.replicas.min < 2 || !runsAlways(service)) continue
        yield {
          at: service.at,
          on: 'key',
          message: `${service.id}에 PDB가 없어 노드를 비울 때 모든 Pod가 한꺼번에 내려갈 수 있습니다.`,
          suggestion: `services.${service.id}.pdb: { minAvailable: ${Math.max(1, service.replicas.min - 1)} }을 적으십시오.`,
          related: [{ at: childPath(service.at, 'replicas'), message: `복제본이 ${service.replicas.min}개입니다.` }],
        }
      }
    }
  },
})
