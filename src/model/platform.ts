import type { IdPath } from '../diagnostic.ts'
import type * as written from '../spec/types.ts'
import type {
  Alert,
  Caching,
  Delivery,
  DeliveryStage,
  EventHubs,
  External,
  ExternalDefinition,
  KeyVault,
  Monitoring,
  Names,
  Queue,
  Registry,
  ServiceBus,
  Stream,
  Topic,
} from './architecture.ts'
import { entries, optional } from './definitions.ts'
import { days, durationRange, gigabytes, percent, seconds } from './quantity.ts'

/* The resources around the cluster, each there only when the spec names it. */

export function serviceBusOf(
  broker: written.Broker | undefined,
  at: IdPath,
  name: string,
  queues: Queue[],
  topics: Topic[],
): ServiceBus | null {
  if (!broker) return null
  return {
    at,
    name,
    host: `${name}.servicebus.windows.net`,
    sku: broker.sku,
    units: broker.units!,
    subnet: broker.subnet ?? null,
    queues,
    topics,
  }
}

export function eventHubsOf(
  hubs: written.Streaming | undefined,
  at: IdPath,
  name: string,
  streams: Stream[],
): EventHubs | null {
  if (!hubs) return null
  return {
    at,
    name,
    host: `${name}.servicebus.windows.net`,
    sku: hubs.sku,
    units: hubs.units!,
    maxUnits: hubs.maxUnits ?? null,
    subnet: hubs.subnet ?? null,
    streams,
  }
}

export function keyVaultOf(
  vault: written.KeyVault | undefined,
  at: IdPath,
  name: string,
  protect: boolean,
): KeyVault | null {
  if (!vault) return null
  return {
    at,
    name,
    host: `${name}.vault.azure.net`,
    sku: vault.sku!,
    subnet: vault.subnet ?? null,
    softDeleteDays: days(vault.softDelete!),
    purgeProtection: protect,
    allow: vault.allow ?? [],
    rotate: {
      secrets: optional(vault.rotate?.secrets, seconds),
      certificates: optional(vault.rotate?.certificates, seconds),
    },
  }
}

export function registryOf(registry: written.Registry | undefined, at: IdPath, name: string): Registry | null {
  if (!registry) return null
  return {
    at,
    name,
    loginServer: `${name}.azurecr.io`,
    sku: registry.sku!,
    geo: registry.geo!,
    subnet: registry.subnet ?? null,
  }
}

export function externalOf(
  definition: ExternalDefinition,
  reach: written.ExternalReach | undefined,
  at: IdPath,
): External {
  const real = reach?.kind === 'real' ? reach : null
  return {
    id: definition.id,
    at,
    definition,
    kind: reach?.kind === 'mock' ? 'mock' : 'real',
    service: reach?.kind === 'mock' ? reach.service : null,
    reach: real?.reach ?? 'internet',
    host: real?.host ?? null,
    cidr: real?.cidr ?? null,
  }
}

export function cachingOf(caching: written.Caching | undefined): Caching {
  return {
    local: caching?.local
      ? {
          type: caching.local.type!,
          ttl: seconds(caching.local.ttl!),
          eviction: caching.local.eviction!,
          maxEntries: caching.local.maxEntries!,
        }
      : null,
    shared: caching?.shared ? { store: caching.shared.store!, ttl: seconds(caching.shared.ttl!) } : null,
    keys: entries(caching?.keys).map(([name, ttl]) => ({ name, ttl: seconds(ttl) })),
  }
}

export function monitoringOf(monitoring: written.Monitoring, at: IdPath, names: Names): Monitoring {
  // Azure collects logs, or the author configured one of its parts: then a workspace exists.
  const azure =
    monitoring.logs!.collect === 'azure-monitor' ||
    monitoring.logAnalytics !== undefined ||
    monitoring.appInsights !== undefined ||
    monitoring.containerInsights === true
  return {
    at,
    keepDays: days(monitoring.keep!),
    tools: monitoring.tools ?? [],
    logAnalytics: azure
      ? {
          name: names.logAnalytics,
          dailyCapGB: optional(monitoring.logAnalytics?.dailyCap, gigabytes),
          public: monitoring.logAnalytics?.public ?? [],
        }
      : null,
    appInsights: monitoring.appInsights
      ? {
          name: names.appInsights,
          sampling: percent(monitoring.appInsights.sampling!),
          autoInstrument: monitoring.appInsights.autoInstrument!,
          role: monitoring.appInsights.role ?? null,
        }
      : null,
    containerInsights: monitoring.containerInsights!,
    prometheus: monitoring.prometheus!,
    grafana: monitoring.grafana!,
    logs: {
      collect: monitoring.logs!.collect!,
      format: monitoring.logs!.format!,
      levels: monitoring.logs!.levels ?? {},
    },
    metrics: entries(monitoring.metrics).map(([name, { tool, purpose }]) => ({
      name,
      tool: tool ?? null,
      purpose: purpose ?? null,
    })),
    queries: entries(monitoring.queries).map(([id, query]) => ({ id, query })),
    channels: entries(monitoring.channels).map(([id, channel]) => ({
      id,
      at: `${at}.channels.${id}`,
      email: channel.email ?? null,
      slack: channel.slack ?? null,
      teams: channel.teams ?? null,
      sms: channel.sms ?? null,
    })),
    alerts: entries(monitoring.alerts)
      .filter(([, { enabled }]) => enabled !== false)
      .map(([id, alert]) => alertOf(id, alert, `${at}.alerts.${id}`)),
  }
}

function alertOf(id: string, alert: written.Alert, at: IdPath): Alert {
  const written = alert.above ?? alert.below
  return {
    id,
    at,
    metric: alert.metric,
    bound:
      written === undefined ? null : { direction: alert.above === undefined ? 'below' : 'above', ...boundOf(written) },
    within: seconds(alert.within!),
    every: seconds(alert.every!),
    severity: alert.severity!,
    of: alert.of ?? null,
    notify: alert.notify,
    owner: alert.owner ?? null,
    response: alert.response ?? null,
  }
}

function boundOf(bound: number | string): { value: number; unit: 'percent' | 'seconds' | 'count'; text: string } {
  if (typeof bound === 'number') return { value: bound, unit: 'count', text: String(bound) }
  if (bound.endsWith('%')) return { value: percent(bound), unit: 'percent', text: bound }
  return { value: seconds(bound), unit: 'seconds', text: bound }
}

export function deliveryOf(delivery: written.Delivery): Delivery {
  return {
    ci: stageOf(delivery.ci),
    cd: stageOf(delivery.cd),
    package: stageOf(delivery.package),
    images: stageOf(delivery.images),
    trigger: delivery.trigger ?? null,
    strategy: delivery.strategy!,
    test: delivery.test ?? null,
    coverage: optional(delivery.coverage, percent),
    downtime: optional(delivery.downtime, durationRange),
  }
}

function stageOf(stage: written.DeliveryStage | undefined): DeliveryStage | null {
  if (!stage) return null
  return {
    tool: stage.tool ?? null,
    note: stage.note ?? null,
    scan: stage.scan ?? [],
    rollback: stage.rollback ?? null,
    rollbackWithin: optional(stage.rollbackWithin, seconds),
    auth: stage.auth ?? null,
    repository: stage.repository ?? null,
  }
}
