import { childPath, type IdPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'

export interface WrittenRange {
  /** Korean, what the range is. */
  what: string
  cidr: string
  at: IdPath
}

/** Every address range an environment names. */
export const writtenRanges = ({ cluster, network, externals }: Environment): WrittenRange[] => [
  vnetRange(network),
  ...network.peers.map(peer => ({
    what: `피어 네트워크 ${peer.id}`,
    cidr: peer.addressSpace,
    at: childPath(peer.at, 'addressSpace'),
  })),
  ...network.subnets.map(subnet => ({
    what: `서브넷 ${subnet.id}`,
    cidr: subnet.cidr,
    at: childPath(subnet.at, 'cidr'),
  })),
  ...clusterRanges(cluster),
  ...cluster.authorizedIps.map((cidr, n) => ({
    what: 'API 서버 허용 주소',
    cidr,
    at: childPath(childPath(cluster.at, 'authorizedIps'), n),
  })),
  ...externals.flatMap(({ id, cidr, at }) =>
    cidr === null ? [] : [{ what: `외부 시스템 ${id}`, cidr, at: childPath(at, 'cidr') }],
  ),
]

export const vnetRange = ({ addressSpace, at }: Environment['network']): WrittenRange => ({
  what: 'VNet 주소 공간',
  cidr: addressSpace,
  at: childPath(at, 'addressSpace'),
})

/** The ranges that live inside the cluster only: Service addresses and, in an overlay, Pod addresses. */
export const clusterRanges = ({ at, networkMode, podCidr, serviceCidr }: Environment['cluster']): WrittenRange[] => [
  { what: '서비스 CIDR', cidr: serviceCidr, at: childPath(at, 'serviceCidr') },
  ...(networkMode === 'overlay' ? [{ what: 'Pod CIDR', cidr: podCidr, at: childPath(at, 'podCidr') }] : []),
]
