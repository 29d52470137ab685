import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const rolloutBelowPdb = defineRule({
  id: 'rollout-below-pdb',
  severity: 'warning',
  title: '배포도 PDB가 약속한 수를 지킨다',
  *check({ environments }) {
    for (const service of environments.flatMap(({ services }) => services)) {
      if (!service.pdb || service.strategy !== 'RollingUpdate') continue
      const left = service.replicas.min - service.rollout.unavailable
      if (service.rollout.unavailable === 0 || left >= service.pdb.minAvailable) continue
      yield {
        at: childPath(childPath(service.at, 'rollout'), 'unavailable'),
        message: `${particle(service.id, '을/를')} 배포하는 동안 Pod가 ${left}개만 남아 PDB가 약속한 ${service.pdb.minAvailable}개보다 적습니다.`,
        found: String(service.rollout.unavailable),
        allowed: `${Math.max(0, service.replicas.min - service.pdb.minAvailable)} 이하`,
        related: [
          { at: childPath(service.at, 'pdb'), message: 'PDB는 배포를 막지 않으므로 배포 설정이 스스로 지켜야 합니다.' },
        ],
      }
    }
  },
})
