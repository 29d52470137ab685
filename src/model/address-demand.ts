import { limit } from '../catalog/limits.ts'
import type { Environment, NodePool, Subnet } from './architecture.ts'
import { usableAddresses } from './cidr.ts'

export interface SubnetDemand {
  subnet: Subnet
  /** Addresses the subnet can give out. */
  supply: number
  /** Addresses taken at the start and with everything at its upper end, upgrades included. */
  now: number
  most: number
  /** What takes them: one part a pool, a gateway, private endpoints, database servers. */
  parts: { kind: 'pool' | 'gateway' | 'private-endpoints' | 'postgresql'; id: string; now: number; most: number }[]
}

/** Addresses each subnet must give out against those it has. */
export function subnetDemands(environment: Environment): SubnetDemand[] {
  return environment.network.subnets.map(subnet => {
    const parts = partsOf(environment, subnet)
    return {
      subnet,
      supply: usableAddresses(subnet.cidr),
      now: parts.reduce((sum, { now }) => sum + now, 0),
      most: parts.reduce((sum, { most }) => sum + most, 0),
      parts,
    }
  })
}

/** Addresses one node takes: its own, and in VNet mode one for each Pod it may run. */
export const addressesPerNode = (pool: NodePool, mode: Environment['cluster']['networkMode']) =>
  mode === 'overlay' ? 1 : 1 + pool.maxPods

/** Nodes an upgrade adds: '1' is one, '10%' of 15 nodes is two. */
export const surgeNodes = (surge: string, nodes: number) =>
  surge.endsWith('%') ? Math.ceil((nodes * Number.parseFloat(surge)) / 100) : Number(surge)

function partsOf({ cluster, gateway, privateEndpoints, stores }: Environment, subnet: Subnet): SubnetDemand['parts'] {
  const pools = cluster.pools
    .filter(pool => pool.subnet === subnet.id)
    .map(pool => {
      const each = addressesPerNode(pool, cluster.networkMode)
      return {
        kind: 'pool' as const,
        id: pool.id,
        now: pool.count * each,
        most: (pool.nodes.max + surgeNodes(pool.surge, pool.nodes.max)) * each,
      }
    })
  const gateways =
    gateway?.subnet === subnet.id
      ? [
          {
            kind: 'gateway' as const,
            id: '',
            now: gateway.capacity.min + frontend(gateway),
            most: gateway.capacity.max + frontend(gateway),
          },
        ]
      : []
  const endpoints = privateEndpoints.filter(endpoint => endpoint.subnet === subnet.id).length
  const servers = stores.flatMap(store =>
    store.hosting === 'azure-postgresql' && store.access === 'vnet' && store.subnet === subnet.id
      ? [1, ...store.replicas.filter(({ purpose }) => purpose === 'read')].map(() =>
          limit('postgresql.addresses-per-ha-server'),
        )
      : [],
  )
  const database = servers.reduce((sum, count) => sum + count, 0)
  return [
    ...pools,
    ...gateways,
    ...(endpoints > 0 ? [{ kind: 'private-endpoints' as const, id: '', now: endpoints, most: endpoints }] : []),
    ...(database > 0 ? [{ kind: 'postgresql' as const, id: '', now: database, most: database }] : []),
  ]
}

const frontend = ({ privateIp }: { privateIp: string | null }) => (privateIp === null ? 0 : 1)
