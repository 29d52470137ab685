import {
  kubernetesVersion,
  kubernetesVersionEvidence,
  kubernetesVersions,
  supportedKubernetesVersions,
} from '../catalog/kubernetes-versions.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const kubernetesVersionKnown = defineRule({
  id: 'kubernetes-version-known',
  severity: 'error',
  title: 'Kubernetes 버전은 AKS에 나온 버전이다',
  *check({ environments, asOf }) {
    for (const { cluster } of environments) {
      const known = kubernetesVersion(cluster.version)
      if (known && (asOf === '' || known.ga <= asOf.slice(0, 7))) continue
      yield {
        at: childPath(cluster.at, 'version'),
        message: known
          ? `Kubernetes ${particle(cluster.version, '은/는')} ${known.ga}에 AKS에 나오므로 ${asOf}에는 쓸 수 없습니다.`
          : `Kubernetes ${particle(cluster.version, '은/는')} 카탈로그에 없는 버전입니다.`,
        found: cluster.version,
        allowed: (asOf === '' ? kubernetesVersions() : supportedKubernetesVersions(asOf))
          .map(({ version }) => version)
          .join(', '),
        evidence: kubernetesVersionEvidence,
      }
    }
  },
})
