import type { Diagnostic } from '../diagnostic.ts'
import type { Architecture } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { addressInSubnet } from './address-in-subnet.ts'
import { addressUnique } from './address-unique.ts'
import { alertAgainstTarget } from './alert-against-target.ts'
import { alertBound } from './alert-bound.ts'
import { alertSchedule } from './alert-schedule.ts'
import { alertSilent } from './alert-silent.ts'
import { alertSource } from './alert-source.ts'
import { alertUnreachable } from './alert-unreachable.ts'
import { breakerUnused } from './breaker-unused.ts'
import { cidrForm } from './cidr-form.ts'
import { cidrOverlap } from './cidr-overlap.ts'
import { clusterCidrOverlap } from './cluster-cidr-overlap.ts'
import { compositeSlaRule } from './composite-sla.ts'
import { connectionBudget } from './connection-budget.ts'
import { connectionMonitor } from './connection-monitor.ts'
import { costBelowList } from './cost-below-list.ts'
import { costBudget } from './cost-budget.ts'
import { costDate } from './cost-date.ts'
import { costFreeTier } from './cost-free-tier.ts'
import { costMissing } from './cost-missing.ts'
import { costResource } from './cost-resource.ts'
import { costTwice } from './cost-twice.ts'
import { cronFields } from './cron-fields.ts'
import { cronSchedule } from './cron-schedule.ts'
import { dataLoss } from './data-loss.ts'
import { databaseWithoutDisk } from './database-without-disk.ts'
import { decisionPlace } from './decision-place.ts'
import { decisionStale } from './decision-stale.ts'
import { domainMissing } from './domain-missing.ts'
import { drRegion } from './dr-region.ts'
import { drReplicaRegion } from './dr-replica-region.ts'
import { drWithoutRegion } from './dr-without-region.ts'
import { engineHosting } from './engine-hosting.ts'
import { environmentOrder } from './environment-order.ts'
import { eventHubsSku } from './event-hubs-sku.ts'
import { externalHost } from './external-host.ts'
import { externalPlain } from './external-plain.ts'
import { externalUnused } from './external-unused.ts'
import { featureRetiring } from './feature-retiring.ts'
import { firewallAddress } from './firewall-address.ts'
import { forbiddenRange } from './forbidden-range.ts'
import { freeTierNodes } from './free-tier-nodes.ts'
import { freeTierPromise } from './free-tier-promise.ts'
import { frontDoorPremium } from './front-door-premium.ts'
import { gatewayApiController } from './gateway-api-controller.ts'
import { gatewayCapacity } from './gateway-capacity.ts'
import { gatewayCertificate } from './gateway-certificate.ts'
import { gatewaySingle } from './gateway-single.ts'
import { geoBackupPair } from './geo-backup-pair.ts'
import { growthAlready } from './growth-already.ts'
import { growthPossible } from './growth-possible.ts'
import { growthPromise } from './growth-promise.ts'
import { historyDate } from './history-date.ts'
import { historyOrder } from './history-order.ts'
import { hostForm } from './host-form.ts'
import { imageSource } from './image-source.ts'
import { imageTag } from './image-tag.ts'
import { incidentOrder } from './incident-order.ts'
import { ingressGateway } from './ingress-gateway.ts'
import { keyVaultSoftDelete } from './key-vault-soft-delete.ts'
import { kubernetesVersionEnded } from './kubernetes-version-ended.ts'
import { kubernetesVersionEnding } from './kubernetes-version-ending.ts'
import { kubernetesVersionKnown } from './kubernetes-version-known.ts'
import { literalSecret } from './literal-secret.ts'
import { livenessOfItself } from './liveness-of-itself.ts'
import { logAnalyticsOpen } from './log-analytics-open.ts'
import { logRetention } from './log-retention.ts'
import { logTable } from './log-table.ts'
import { maxPods } from './max-pods.ts'
import { metricSource } from './metric-source.ts'
import { migrationEnds } from './migration-ends.ts'
import { mockMix } from './mock-mix.ts'
import { mockPromised } from './mock-promised.ts'
import { mockSlowerThanTarget } from './mock-slower-than-target.ts'
import { nameShared } from './name-shared.ts'
import { nodePortUnique } from './node-port-unique.ts'
import { offHoursAvailability } from './off-hours-availability.ts'
import { oneWayIn } from './one-way-in.ts'
import { openApiServer } from './open-api-server.ts'
import { pdbBlocksDrain } from './pdb-blocks-drain.ts'
import { pdbMissing } from './pdb-missing.ts'
import { phaseTargets } from './phase-targets.ts'
import { placeholder } from './placeholder.ts'
import { podCidrCapacity } from './pod-cidr-capacity.ts'
import { podFitsNode } from './pod-fits-node.ts'
import { podTraffic } from './pod-traffic.ts'
import { poolCapacity } from './pool-capacity.ts'
import { poolCapacityPeak } from './pool-capacity-peak.ts'
import { poolNameUnique } from './pool-name-unique.ts'
import { poolPods } from './pool-pods.ts'
import { poolUnused } from './pool-unused.ts'
import { portProtocol } from './port-protocol.ts'
import { postgresqlBackup } from './postgresql-backup.ts'
import { postgresqlBurstable } from './postgresql-burstable.ts'
import { postgresqlHaZones } from './postgresql-ha-zones.ts'
import { postgresqlSkuKnown } from './postgresql-sku-known.ts'
import { postgresqlStorageSize } from './postgresql-storage.ts'
import { postgresqlVersionEnded } from './postgresql-version-ended.ts'
import { privateClusterAccess } from './private-cluster-access.ts'
import { privateClusterDeploy } from './private-cluster-deploy.ts'
import { probePath } from './probe-path.ts'
import { probeTiming } from './probe-timing.ts'
import { profileOfAnother } from './profile-of-another.ts'
import { proseContradicts } from './prose-contradicts.ts'
import { proseRepeatsFact } from './prose-repeats-fact.ts'
import { proseRetention } from './prose-retention.ts'
import { publicStore } from './public-store.ts'
import { publicWithoutWaf } from './public-without-waf.ts'
import { queueOneSided } from './queue-one-sided.ts'
import { queueSize } from './queue-size.ts'
import { queueTimes } from './queue-times.ts'
import { rangeOrder } from './range-order.ts'
import { rangeWithoutScale } from './range-without-scale.ts'
import { readReplicaRegion } from './read-replica-region.ts'
import { readReplicaUnread } from './read-replica-unread.ts'
import { recreateDowntime } from './recreate-downtime.ts'
import { redisAofReplicas } from './redis-aof-replicas.ts'
import { redisBasic } from './redis-basic.ts'
import { redisGeo } from './redis-geo.ts'
import { redisMaxMemory } from './redis-max-memory.ts'
import { redisPersistence } from './redis-persistence.ts'
import { redisPremium } from './redis-premium.ts'
import { redisSettings } from './redis-settings.ts'
import { redisSkuKnown } from './redis-sku-known.ts'
import { redisSnapshotInterval } from './redis-snapshot-interval.ts'
import { redisVersionGap } from './redis-version-gap.ts'
import { redisZones } from './redis-zones.ts'
import { regionKnown } from './region-known.ts'
import { registryGeoRegion } from './registry-geo-region.ts'
import { registryPremium } from './registry-premium.ts'
import { replicaCount } from './replica-count.ts'
import { replicaPromotion } from './replica-promotion.ts'
import { resourceName } from './resource-name.ts'
import { restoreTime } from './restore-time.ts'
import { restrictedRegion } from './restricted-region.ts'
import { roadmapOrder } from './roadmap-order.ts'
import { rolloutBelowPdb } from './rollout-below-pdb.ts'
import { rolloutStuck } from './rollout-stuck.ts'
import { routeUnique } from './route-unique.ts'
import type { Rule } from './rule.ts'
import { ruleAddress } from './rule-address.ts'
import { rulePriorityUnique } from './rule-priority-unique.ts'
import { savingsCommitted } from './savings-committed.ts'
import { savingsSpot } from './savings-spot.ts'
import { savingsSum } from './savings-sum.ts'
import { scaleWithoutRange } from './scale-without-range.ts'
import { schemaByApplication } from './schema-by-application.ts'
import { secretAccess } from './secret-access.ts'
import { secretStore } from './secret-store.ts'
import { secretUnread } from './secret-unread.ts'
import { serviceBusSku } from './service-bus-sku.ts'
import { serviceCidrSize } from './service-cidr-size.ts'
import { serviceEndpoint } from './service-endpoint.ts'
import { serviceUnreachable } from './service-unreachable.ts'
import { sharedCacheEngine } from './shared-cache-engine.ts'
import { sharedDisk } from './shared-disk.ts'
import { singleReplica } from './single-replica.ts'
import { smallestSubnet } from './smallest-subnet.ts'
import { spotOnly } from './spot-only.ts'
import { storageClassUnused } from './storage-class-unused.ts'
import { storageClassZones } from './storage-class-zones.ts'
import { storageLifecycle } from './storage-lifecycle.ts'
import { storageReplication } from './storage-replication.ts'
import { storePassword } from './store-password.ts'
import { storePool } from './store-pool.ts'
import { storeUnused } from './store-unused.ts'
import { storeVersion } from './store-version.ts'
import { subnetCapacity } from './subnet-capacity.ts'
import { subnetFor } from './subnet-for.ts'
import { subnetInVnet } from './subnet-in-vnet.ts'
import { systemPool } from './system-pool.ts'
import { systemPoolBurstable } from './system-pool-burstable.ts'
import { systemPoolNodes } from './system-pool-nodes.ts'
import { systemPoolSize } from './system-pool-size.ts'
import { systemPoolSpot } from './system-pool-spot.ts'
import { targetWithoutMeans } from './target-without-means.ts'
import { templateResidue } from './template-residue.ts'
import { timeZoneKnown } from './time-zone-known.ts'
import { tlsVersion } from './tls-version.ts'
import { tokenLife } from './token-life.ts'
import { vmSizeKnown } from './vm-size-known.ts'
import { vmSizeRetired } from './vm-size-retired.ts'
import { wafBodySize } from './waf-body-size.ts'
import { wafRateLimit } from './waf-rate-limit.ts'
import { wafRuleSet } from './waf-rule-set.ts'
import { zoneSpread } from './zone-spread.ts'
import { zonesInRegion } from './zones-in-region.ts'
import { zonesNeedNodes } from './zones-need-nodes.ts'

/** Every rule; adding one is a line here, its file and its page. */
export const rules: readonly Rule[] = [
  addressInSubnet,
  addressUnique,
  alertAgainstTarget,
  alertBound,
  alertSchedule,
  alertSilent,
  alertSource,
  alertUnreachable,
  breakerUnused,
  cidrForm,
  cidrOverlap,
  clusterCidrOverlap,
  compositeSlaRule,
  connectionBudget,
  connectionMonitor,
  costBelowList,
  costBudget,
  costDate,
  costFreeTier,
  costMissing,
  costResource,
  costTwice,
  cronFields,
  cronSchedule,
  dataLoss,
  databaseWithoutDisk,
  decisionPlace,
  decisionStale,
  domainMissing,
  drRegion,
  drReplicaRegion,
  drWithoutRegion,
  engineHosting,
  environmentOrder,
  eventHubsSku,
  externalHost,
  externalPlain,
  externalUnused,
  featureRetiring,
  firewallAddress,
  forbiddenRange,
  freeTierNodes,
  freeTierPromise,
  frontDoorPremium,
  gatewayApiController,
  gatewayCapacity,
  gatewayCertificate,
  gatewaySingle,
  geoBackupPair,
  growthAlready,
  growthPossible,
  growthPromise,
  historyDate,
  historyOrder,
  hostForm,
  imageSource,
  imageTag,
  incidentOrder,
  ingressGateway,
  keyVaultSoftDelete,
  kubernetesVersionEnded,
  kubernetesVersionEnding,
  kubernetesVersionKnown,
  literalSecret,
  livenessOfItself,
  logAnalyticsOpen,
  logRetention,
  logTable,
  maxPods,
  metricSource,
  migrationEnds,
  mockMix,
  mockPromised,
  mockSlowerThanTarget,
  nameShared,
  nodePortUnique,
  offHoursAvailability,
  oneWayIn,
  openApiServer,
  pdbBlocksDrain,
  pdbMissing,
  phaseTargets,
  placeholder,
  podCidrCapacity,
  podFitsNode,
  podTraffic,
  poolCapacityPeak,
  poolCapacity,
  poolNameUnique,
  poolPods,
  poolUnused,
  portProtocol,
  postgresqlBackup,
  postgresqlBurstable,
  postgresqlHaZones,
  postgresqlSkuKnown,
  postgresqlStorageSize,
  postgresqlVersionEnded,
  privateClusterAccess,
  privateClusterDeploy,
  probePath,
  probeTiming,
  profileOfAnother,
  proseContradicts,
  proseRepeatsFact,
  proseRetention,
  publicStore,
  publicWithoutWaf,
  queueOneSided,
  queueSize,
  queueTimes,
  rangeOrder,
  rangeWithoutScale,
  readReplicaRegion,
  readReplicaUnread,
  recreateDowntime,
  redisAofReplicas,
  redisBasic,
  redisGeo,
  redisMaxMemory,
  redisPersistence,
  redisPremium,
  redisSettings,
  redisSkuKnown,
  redisSnapshotInterval,
  redisVersionGap,
  redisZones,
  regionKnown,
  registryGeoRegion,
  registryPremium,
  replicaCount,
  replicaPromotion,
  resourceName,
  restoreTime,
  restrictedRegion,
  roadmapOrder,
  rolloutBelowPdb,
  rolloutStuck,
  routeUnique,
  ruleAddress,
  rulePriorityUnique,
  savingsCommitted,
  savingsSpot,
  savingsSum,
  scaleWithoutRange,
  schemaByApplication,
  secretAccess,
  secretStore,
  secretUnread,
  serviceBusSku,
  serviceCidrSize,
  serviceEndpoint,
  serviceUnreachable,
  sharedCacheEngine,
  sharedDisk,
  singleReplica,
  smallestSubnet,
  spotOnly,
  storageClassUnused,
  storageClassZones,
  storageLifecycle,
  storageReplication,
  storePassword,
  storePool,
  storeUnused,
  storeVersion,
  subnetCapacity,
  subnetFor,
  subnetInVnet,
  systemPoolBurstable,
  systemPoolNodes,
  systemPoolSize,
  systemPoolSpot,
  systemPool,
  targetWithoutMeans,
  templateResidue,
  timeZoneKnown,
  tlsVersion,
  tokenLife,
  vmSizeKnown,
  vmSizeRetired,
  wafBodySize,
  wafRateLimit,
  wafRuleSet,
  zoneSpread,
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
        message: `규칙 ${particle(rule.id, '이/가')} 판단하지 못하고 멈췄습니다.`,
        found: error instanceof Error ? error.message : String(error),
        suggestion: 'ktarch의 오류이므로 이 메시지와 함께 알려 주십시오. 그동안 이 규칙은 판단되지 않습니다.',
      },
    ]
  }
}
