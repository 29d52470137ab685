import { type KubernetesVersion, kubernetesVersion } from '../catalog/kubernetes-versions.ts'
import type { Cluster } from '../model/architecture.ts'

export interface Support {
  version: KubernetesVersion
  /** ISO date of the last day of support the cluster gets. */
  end: string
  /** Whether that is long-term support. */
  longTerm: boolean
}

/** How long AKS supports a cluster's version: the Premium tier adds long-term support. null for unknown versions. */
export function supportOf({ version, tier }: Cluster): Support | null {
  const known = kubernetesVersion(version)
  if (!known) return null
  return tier === 'Premium' && known.ltsEnd !== null
    ? { version: known, end: known.ltsEnd, longTerm: true }
    : { version: known, end: known.end, longTerm: false }
}
