import type { Diagnostic } from '../diagnostic.ts'
import type { Architecture } from '../model/architecture.ts'
import { addressInSubnet } from './address-in-subnet.ts'
import { addressUnique } from './address-unique.ts'
import { cidrForm } from './cidr-form.ts'
import { cidrOverlap } from './cidr-overlap.ts'
import { clusterCidrOverlap } from './cluster-cidr-overlap.ts'
import { connectionBudget } from './connection-budget.ts'
import { drReplicaRegion } from './dr-replica-region.ts'
import { featureRetiring } from './feature-retiring.ts'
import { firewallAddress } from './firewall-address.ts'
import { forbiddenRange } from './forbidden-range.ts'
import { freeTierNodes } from './free-tier-nodes.ts'
import { freeTierPromise } from './free-tier-promise.ts'
import { geoBackupPair } from './geo-backup-pair.ts'
import { historyDate } from './history-date.ts'
import { kubernetesVersionEnded } from './kubernetes-version-ended.ts'
import { kubernetesVersionEnding } from './kubernetes-version-ending.ts'
import { kubernetesVersionKnown } from './kubernetes-version-known.ts'
import { maxPods } from './max-pods.ts'
import { oneWayIn } from './one-way-in.ts'
import { podCidrCapacity } from './pod-cidr-capacity.ts'
import { poolNameUnique } from './pool-name-unique.ts'
import { poolUnused } from './pool-unused.ts'
import { postgresqlBackup } from './postgresql-backup.ts'
import { postgresqlBurstable } from './postgresql-burstable.ts'
import { postgresqlHaZones } from './postgresql-ha-zones.ts'
import { postgresqlSkuKnown } from './postgresql-sku-known.ts'
import { postgresqlStorageSize } from './postgresql-storage.ts'
import { postgresqlVersionEnded } from './postgresql-version-ended.ts'
import { privateClusterAccess } from './private-cluster-access.ts'
import { readReplicaRegion } from './read-replica-region.ts'
import { redisAofReplicas } from './redis-aof-replicas.ts'
import { redisBasic } from './redis-basic.ts'
import { redisGeo } from './redis-geo.ts'
import { redisMaxMemory } from './redis-max-memory.ts'
import { redisPersistence } from './redis-persistence.ts'
import { redisPremium } from './redis-premium.ts'
import { redisSkuKnown } from './redis-sku-known.ts'
import { redisSnapshotInterval } from './redis-snapshot-interval.ts'
import { redisVersionGap } from './redis-version-gap.ts'
import { redisZones } from './redis-zones.ts'
import { regionKnown } from './region-known.ts'
import { replicaCount } from './replica-count.ts'
import { replicaPromotion } from './replica-promotion.ts'
import type { Rule } from './rule.ts'
import { rulePriorityUnique } from './rule-priority-unique.ts'
import { serviceCidrSize } from './service-cidr-size.ts'
import { serviceEndpoint } from './service-endpoint.ts'
import { smallestSubnet } from './smallest-subnet.ts'
import { storeVersion } from './store-version.ts'
import { subnetCapacity } from './subnet-capacity.ts'
import { subnetFor } from './subnet-for.ts'
import { subnetInVnet } from './subnet-in-vnet.ts'
import { systemPool } from './system-pool.ts'
import { systemPoolBurstable } from './system-pool-burstable.ts'
import { systemPoolNodes } from './system-pool-nodes.ts'
import { systemPoolSize } from './system-pool-size.ts'
import { systemPoolSpot } from './system-pool-spot.ts'
import { tlsVersion } from './tls-version.ts'
import { vmSizeKnown } from './vm-size-known.ts'
import { vmSizeRetired } from './vm-size-retired.ts'
import { zonesInRegion } from './zones-in-region.ts'
import { zonesNeedNodes } from './zones-need-nodes.ts'

/** Every rule; adding one is a line here, its file and its page. */
export const rules: readonly Rule[] = [
  addressInSubnet,
  addressUnique,
  cidrForm,
  cidrOverlap,
  clusterCidrOverlap,
  connectionBudget,
  drReplicaRegion,
  featureRetiring,
  firewallAddress,
  forbiddenRange,
  freeTierNodes,
  freeTierPromise,
  geoBackupPair,
  historyDate,
  kubernetesVersionEnded,
  kubernetesVersionEnding,
  kubernetesVersionKnown,
  maxPods,
  oneWayIn,
  podCidrCapacity,
  poolNameUnique,
  poolUnused,
  postgresqlBackup,
  postgresqlBurstable,
  postgresqlHaZones,
  postgresqlSkuKnown,
  postgresqlStorageSize,
  postgresqlVersionEnded,
  privateClusterAccess,
  readReplicaRegion,
  redisAofReplicas,
  redisBasic,
  redisGeo,
  redisMaxMemory,
  redisPersistence,
  redisPremium,
  redisSkuKnown,
  redisSnapshotInterval,
  redisVersionGap,
  redisZones,
  regionKnown,
  replicaCount,
  replicaPromotion,
  rulePriorityUnique,
  serviceCidrSize,
  serviceEndpoint,
  smallestSubnet,
  storeVersion,
  subnetCapacity,
  subnetFor,
  subnetInVnet,
  systemPoolBurstable,
  systemPoolNodes,
  systemPoolSize,
  systemPoolSpot,
  systemPool,
  tlsVersion,
  vmSizeKnown,
  vmSizeRetired,
  zonesInRegion,
  zonesNeedNodes,
]

/** What the rules find in a system, judged by its own date. A rule that fails is a finding, never a silent pass. */
export function check(architecture: Architecture): Diagnostic[] {
  const found = new Map<string, Diagnostic>()
  for (const rule of rules) {
    for (const finding of findingsOf(rule, architecture)) {
      // Two environments may inherit the same slip from `defaults`: one finding is enough.
      const key = `${finding.rule} ${architecture.origin(finding.at)} ${finding.message}`
      if (!found.has(key)) found.set(key, finding)
    }
  }
  return [...found.values()]
}

function findingsOf(rule: Rule, architecture: Architecture): Diagnostic[] {
  try {
    return [...rule.check(architecture)].map(finding => ({ rule: rule.id, severity: rule.severity, ...finding }))
  } catch (error) {
    return [
      {
        rule: 'rule-crashed',
        severity: 'error',
        at: '',
        message: `규칙 ${rule.id}이(가) 판단하지 못하고 멈췄습니다.`,
        found: error instanceof Error ? error.message : String(error),
        suggestion: 'ktarch의 오류이므로 이 메시지와 함께 알려 주십시오. 그동안 이 규칙은 판단되지 않습니다.',
      },
    ]
  }
}
