import { vmSize, vmSizeEvidence } from '../catalog/vm-sizes.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const vmSizeRetired = defineRule({
  id: 'vm-size-retired',
  severity: 'error',
  title: '퇴역한 VM 크기를 쓰지 않는다',
  *check({ environments, asOf }) {
    for (const pool of environments.flatMap(({ cluster }) => cluster.pools)) {
      const retires = vmSize(pool.vm)?.retires
      if (!retires || asOf === '' || asOf <= retires) continue
      yield {
        at: childPath(pool.at, 'vm'),
        message: `VM 크기 ${particle(pool.vm, '은/는')} ${retires}에 퇴역했습니다.`,
        found: pool.vm,
        suggestion: '같은 vCPU와 메모리의 v5나 v6 계열로 바꾸십시오.',
        evidence: vmSizeEvidence,
      }
    }
  },
})
