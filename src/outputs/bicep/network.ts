import type { Environment, SecurityRule, Subnet } from '../../model/architecture.ts'
import { BicepCall, type BicepValue } from '../../print/bicep.ts'
import { constantCase, record } from './units.ts'

export function networkValue({ network, names, zones }: Environment): BicepValue {
  const usesNat = network.subnets.some(({ natGateway }) => natGateway)
  const usesFirewall = network.subnets.some(({ routeTable }) => routeTable)
  return {
    name: network.vnet,
    addressPrefixes: [network.addressSpace],
    subnets: record(network.subnets.map(subnet => [subnet.name, subnetValue(subnet)])),
    natGateway: usesNat
      ? {
          name: names.natGateway,
          publicIpName: `pip-${names.natGateway}`,
          zones: zones.length === 1 ? [String(zones[0])] : undefined,
          idleTimeoutInMinutes: 4,
        }
      : undefined,
    routeTable:
      usesFirewall && network.firewallIp
        ? { name: `rt-${network.vnet}`, nextHopIpAddress: network.firewallIp }
        : undefined,
    peerings:
      network.peers.length > 0
        ? record(network.peers.map(({ id }) => [id, new BicepCall('readEnvironmentVariable', peerVariable(id))]))
        : undefined,
  }
}

/** Where the operator says which network a peer is: its resource id is no part of the design. */
export const peerVariable = (id: string): string => `${constantCase(id)}_VNET_ID`

const subnetValue = (subnet: Subnet): BicepValue => ({
  addressPrefix: subnet.cidr,
  securityGroupName: subnet.nsg,
  rules: record(subnet.rules.map(rule => [rule.name, ruleValue(rule)])),
  delegation: subnet.delegation ?? undefined,
  serviceEndpoints: subnet.serviceEndpoints.length > 0 ? subnet.serviceEndpoints : undefined,
  natGateway: subnet.natGateway || undefined,
  routeTable: subnet.routeTable || undefined,
})

const ruleValue = (rule: SecurityRule): BicepValue => ({
  description: rule.purpose,
  priority: rule.priority,
  direction: rule.direction,
  access: rule.access,
  protocol: rule.protocol,
  sources: [rule.source.prefix],
  destinations: [rule.destination.prefix],
  ports: rule.ports,
})
