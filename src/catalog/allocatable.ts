/** What AKS leaves to Pods on one Linux node. */
export interface Allocatable {
  /** millicores */
  cpu: number
  /** MiB */
  memory: number
}

export const allocatableEvidence = {
  source: 'azure-aks-docs node-resource-reservations.md, Kubernetes 1.29 이상',
  asOf: '2024-04-16',
}

/**
 * What Pods can request on a node of AKS 1.29 or later: the VM less kube-reserved CPU and memory and the eviction threshold.
 * The same page says the node's OS takes a little more, unnamed; so this is the upper bound.
 */
export function allocatable(vcpu: number, memoryGiB: number, maxPods = 30): Allocatable {
  const memory = memoryGiB * 1024
  const kubeReserved = Math.min(20 * maxPods + 50, 0.25 * memory)
  return {
    cpu: Math.floor(vcpu * 1000 - reservedCpu(vcpu)),
    memory: Math.floor(memory - kubeReserved - evictionThreshold),
  }
}

/** MiB that kubelet keeps free before it evicts Pods. */
const evictionThreshold = 100

/** vCPU of the node → millicores kept by AKS. */
const reservedCpuByCores = [
  [1, 60],
  [2, 100],
  [4, 140],
  [8, 180],
  [16, 260],
  [32, 420],
  [64, 740],
] as const

/** Sizes between two rows take the next larger row; above the table it grows as its last step does. */
function reservedCpu(vcpu: number): number {
  const row = reservedCpuByCores.find(([cores]) => vcpu <= cores)
  return row ? row[1] : 740 + (vcpu - 64) * 10
}
