import { kubernetesVersionEvidence } from '../catalog/kubernetes-versions.ts'
import { childPath } from '../diagnostic.ts'
import { daysBetween } from './days.ts'
import { supportOf } from './kubernetes-support.ts'
import { defineRule } from './rule.ts'

/** Time to plan and test an upgrade. */
const noticeDays = 90

export const kubernetesVersionEnding = defineRule({
  id: 'kubernetes-version-ending',
  severity: 'warning',
  title: 'Kubernetes 버전의 지원이 곧 끝난다',
  *check({ environments, asOf }) {
    for (const { cluster } of environments) {
      const support = supportOf(cluster)
      if (!support || asOf === '' || asOf > support.end) continue
      const left = daysBetween(asOf, support.end)
      if (left > noticeDays) continue
      yield {
        at: childPath(cluster.at, 'version'),
        message: `Kubernetes ${cluster.version}의 AKS 지원이 ${left}일 뒤(${support.end})에 끝납니다.`,
        found: cluster.version,
        suggestion: '다음 버전으로 올릴 계획을 세우십시오.',
        evidence: kubernetesVersionEvidence,
      }
    }
  },
})
