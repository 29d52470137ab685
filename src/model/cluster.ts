import { vmSize } from '../catalog/vm-sizes.ts'
import type { IdPath } from '../diagnostic.ts'
import type * as written from '../spec/types.ts'
import type { Cluster, NodePool, Taint } from './architecture.ts'
import { nthAddress } from './cidr.ts'
import { entries } from './definitions.ts'
import { countRange, gigabytes, isRange } from './quantity.ts'

export interface Surroundings {
  at: IdPath
  name: string
  zones: number[]
  /** Id of the first subnet for nodes. */
  nodeSubnet: string
}

export function clusterOf(cluster: written.Cluster, { at, name, zones, nodeSubnet }: Surroundings): Cluster {
  return {
    at,
    name,
    version: cluster.version!,
    tier: cluster.tier!,
    private: cluster.private!,
    rbac: cluster.rbac!,
    podSecurity: cluster.podSecurity!,
    networkMode: cluster.networkMode!,
    networkPolicy: cluster.networkPolicy!,
    serviceCidr: cluster.serviceCidr!,
    dnsServiceIp: nthAddress(cluster.serviceCidr!, 10),
    podCidr: cluster.podCidr!,
    outbound: cluster.outbound!,
    authorizedIps: cluster.authorizedIps ?? [],
    hostEncryption: cluster.hostEncryption!,
    upgrade: { channel: cluster.upgrade!.channel!, nodeOs: cluster.upgrade!.nodeOs! },
    pools: entries(cluster.pools).map(([id, pool]) => poolOf(id, pool, { at, zones, nodeSubnet })),
  }
}

function poolOf(id: string, pool: written.NodePool, { at, zones, nodeSubnet }: Omit<Surroundings, 'name'>): NodePool {
  const size = vmSize(pool.vm!)
  const nodes = countRange(pool.nodes!)
  return {
    id,
    at: `${at}.pools.${id}`,
    name: id.replaceAll('-', '').slice(0, 12),
    mode: pool.mode!,
    vm: pool.vm!,
    vcpu: size?.vcpu ?? null,
    memoryGiB: size?.memoryGiB ?? null,
    nodes,
    count: pool.count ?? nodes.min,
    autoscale: isRange(pool.nodes),
    zones: pool.zones ?? zones,
    spot: pool.spot!,
    maxPods: pool.maxPods!,
    subnet: pool.subnet ?? nodeSubnet,
    taints: [...(pool.taints ?? []).map(taint), ...(pool.spot ? [spotTaint] : [])],
    labels: pool.labels ?? {},
    osDiskGB: pool.osDisk === undefined ? null : gigabytes(pool.osDisk),
    surge: String(pool.surge!),
    purpose: pool.purpose ?? null,
  }
}

/** AKS puts this taint on every Spot pool itself. Source: azure-aks-docs, spot-node-pool. */
const spotTaint = taint('kubernetes.azure.com/scalesetpriority=spot:NoSchedule')

function taint(text: string): Taint {
  const [, key = '', value = '', effect = 'NoSchedule'] = /^([^=:]+)=?([^:]*):(.+)$/.exec(text) ?? []
  return { key, value, effect: effect as Taint['effect'], text }
}
