import { kubernetesVersionEvidence, supportedKubernetesVersions } from '../catalog/kubernetes-versions.ts'
import { childPath } from '../diagnostic.ts'
import { supportOf } from './kubernetes-support.ts'
import { defineRule } from './rule.ts'

export const kubernetesVersionEnded = defineRule({
  id: 'kubernetes-version-ended',
  severity: 'error',
  title: '지원이 끝난 Kubernetes 버전을 쓰지 않는다',
  *check({ environments, asOf }) {
    for (const { cluster } of environments) {
      const support = supportOf(cluster)
      if (!support || asOf === '' || asOf <= support.end) continue
      const longTerm = !support.longTerm && support.version.ltsEnd !== null && asOf <= support.version.ltsEnd
      yield {
        at: childPath(cluster.at, 'version'),
        message: `Kubernetes ${cluster.version}의 AKS ${support.longTerm ? '장기 ' : ''}지원은 ${support.end}에 끝났습니다.`,
        found: cluster.version,
        allowed: supportedKubernetesVersions(asOf)
          .map(({ version }) => version)
          .join(', '),
        suggestion: longTerm
          ? `버전을 올리거나, tier: Premium으로 ${support.version.ltsEnd}까지 장기 지원을 받으십시오.`
          : '지원 중인 버전으로 올리십시오.',
        evidence: kubernetesVersionEvidence,
      }
    }
  },
})
