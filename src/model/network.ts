import type { IdPath } from '../diagnostic.ts'
import type * as written from '../spec/types.ts'
import type { Cluster, Connection, Network, PrivateEndpoint, Store, Subnet, Workload } from './architecture.ts'
import { entries } from './definitions.ts'
import { type Access, securityRulesOf } from './security-rules.ts'

export interface Inhabitants {
  at: IdPath
  vnet: string
  cluster: Cluster
  services: Workload[]
  stores: Store[]
  connections: Connection[]
  privateEndpoints: PrivateEndpoint[]
  gatewaySubnet: string | null
  access: Access
}

const delegations: Partial<Record<Subnet['for'], string>> = { postgresql: 'Microsoft.DBforPostgreSQL/flexibleServers' }

/** The virtual network with its subnets; their rules follow from who lives there and who talks to whom. */
export function networkOf(network: written.Network, inhabitants: Inhabitants): Network {
  const { at, vnet, cluster } = inhabitants
  const subnets = entries(network.subnets).map(
    ([id, subnet]): Omit<Subnet, 'rules'> => ({
      id,
      at: `${at}.subnets.${id}`,
      name: `snet-${id}`,
      cidr: subnet.cidr!,
      for: subnet.for!,
      purpose: subnet.purpose ?? null,
      notes: subnet.notes ?? null,
      serviceEndpoints: subnet.serviceEndpoints ?? [],
      delegation: delegations[subnet.for!] ?? null,
      nsg: `nsg-${id}`,
      natGateway: cluster.outbound === 'nat-gateway' && subnet.for === 'nodes',
      routeTable: cluster.outbound === 'firewall' && subnet.for === 'nodes',
    }),
  )
  return {
    at,
    vnet,
    addressSpace: network.addressSpace!,
    podTraffic: network.podTraffic!,
    podTls: network.podTls!,
    watcher: network.watcher ?? [],
    firewallIp: network.firewallIp ?? null,
    subnets: subnets.map(subnet => ({
      ...subnet,
      rules: securityRulesOf(subnet, network.subnets?.[subnet.id]?.rules ?? {}, { ...inhabitants, subnets }),
    })),
    peers: entries(network.peers).map(([id, peer]) => ({
      id,
      at: `${at}.peers.${id}`,
      addressSpace: peer.addressSpace,
      purpose: peer.purpose ?? null,
    })),
  }
}
