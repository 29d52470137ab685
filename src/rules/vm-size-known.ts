import { vmSize, vmSizeEvidence, vmSizes } from '../catalog/vm-sizes.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { nearest } from '../spec/nearest.ts'
import { defineRule } from './rule.ts'

export const vmSizeKnown = defineRule({
  id: 'vm-size-known',
  severity: 'error',
  title: '노드의 VM 크기는 Azure에 있는 크기다',
  *check({ environments }) {
    for (const pool of environments.flatMap(({ cluster }) => cluster.pools)) {
      if (vmSize(pool.vm)) continue
      const near = nearest(
        pool.vm,
        vmSizes().map(({ name }) => name),
      )
      yield {
        at: childPath(pool.at, 'vm'),
        message: `VM 크기 ${particle(pool.vm, '을/를')} 카탈로그에서 찾지 못했습니다.`,
        found: pool.vm,
        suggestion: near ? `${particle(near, '을/를')} 뜻했습니까?` : 'ktarch catalog vm-sizes로 크기를 찾으십시오.',
        evidence: vmSizeEvidence,
      }
    }
  },
})
