import type { Environment, NodePool } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { maintenanceWindow } from './maintenance.ts'
import { subnetName } from './private-endpoint.ts'
import { record, zonesOf } from './units.ts'

const outbound = {
  'load-balancer': 'loadBalancer',
  'nat-gateway': 'userAssignedNATGateway',
  firewall: 'userDefinedRouting',
} as const

export function clusterValue(environment: Environment): BicepValue {
  const { cluster, names, ingress, keyVault, monitoring } = environment
  const window = maintenanceWindow(environment)
  return {
    name: cluster.name,
    dnsPrefix: cluster.name,
    nodeResourceGroup: `${names.resourceGroup}-nodes`.slice(0, 80),
    identityName: `id-${cluster.name}`,
    kubernetesVersion: cluster.version,
    tier: cluster.tier,
    privateCluster: cluster.private,
    authorizedIpRanges: cluster.authorizedIps.length > 0 ? cluster.authorizedIps : undefined,
    entra: cluster.rbac === 'entra',
    network: {
      mode: cluster.networkMode,
      policy: cluster.networkPolicy,
      podCidr: cluster.networkMode === 'overlay' ? cluster.podCidr : undefined,
      serviceCidr: cluster.serviceCidr,
      dnsServiceIp: cluster.dnsServiceIp,
      outbound: outbound[cluster.outbound],
    },
    pools: record(cluster.pools.map(pool => [pool.name, poolValue(environment, pool)])),
    hostEncryption: cluster.hostEncryption,
    upgradeChannel: cluster.upgrade.channel,
    nodeOsUpgradeChannel: cluster.upgrade.nodeOs,
    maintenance: window
      ? {
          dayOfWeek: window.day,
          startTime: window.start,
          // AKS wants at least four hours.
          durationHours: Math.max(4, window.hours),
          utcOffset: window.utcOffset,
        }
      : undefined,
    keyVaultSecrets: keyVault !== null,
    appRouting: ingress.controller === 'app-routing',
    keda: environment.services.some(({ scale }) => scale.queues.length > 0),
    containerInsights: monitoring.containerInsights,
    managedPrometheus: monitoring.prometheus === 'managed',
  }
}

const poolValue = (environment: Environment, pool: NodePool): BicepValue => ({
  mode: pool.mode,
  vmSize: pool.vm,
  subnet: subnetName(environment, pool.subnet),
  count: pool.count,
  autoscale: pool.autoscale ? { min: pool.nodes.min, max: pool.nodes.max } : undefined,
  maxPods: pool.maxPods,
  zones: zonesOf(pool.zones),
  spot: pool.spot,
  taints: pool.taints.map(({ text }) => text),
  labels: pool.labels,
  osDiskType: 'Managed',
  osDiskSizeGB: pool.osDiskGB ?? undefined,
  // A Spot pool may lose its nodes at any time; Azure takes no surge there.
  maxSurge: pool.spot ? undefined : pool.surge,
})
