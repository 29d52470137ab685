import type { Environment, EventHubs, Queue, ServiceBus, Topic } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { identitiesWhere } from './identities.ts'
import { privateEndpointValue } from './private-endpoint.ts'
import { isoDuration, record } from './units.ts'

export function serviceBusValue(environment: Environment): BicepValue {
  const { messaging } = environment
  if (!messaging) return undefined
  return {
    name: messaging.name,
    sku: messaging.sku,
    messagingUnits: messaging.sku === 'Premium' ? messaging.units : undefined,
    queues: record(messaging.queues.map(queue => [queue.id, queueValue(environment, messaging, queue)])),
    // The Basic tier has queues only.
    topics: record(
      messaging.sku === 'Basic'
        ? []
        : messaging.topics.map(topic => [topic.id, topicValue(environment, messaging, topic)]),
    ),
    privateEndpoint: privateEndpointValue(environment, 'messaging'),
  }
}

/** Below Premium an entity holds at most 5 GB. Source: azure-docs, service-bus-quotas (2022-07-19). */
const entityMegabytes = ({ sku }: ServiceBus, gigabytes: number): number =>
  (sku === 'Premium' ? gigabytes : Math.min(5, gigabytes)) * 1024

const queueValue = (environment: Environment, messaging: ServiceBus, queue: Queue): BicepValue => ({
  maxSizeInMegabytes: entityMegabytes(messaging, queue.sizeGB),
  maxDeliveryCount: queue.deliveries,
  lockDuration: isoDuration(queue.lock),
  defaultMessageTimeToLive: queue.ttl === null ? undefined : isoDuration(queue.ttl),
  deadLetteringOnMessageExpiration: queue.deadLetter,
  duplicateDetectionWindow:
    queue.duplicates === null || messaging.sku === 'Basic' ? undefined : isoDuration(queue.duplicates),
  ...parties(environment, queue.id),
  scalers: identitiesWhere(environment, ({ scale }) => scale.queues.some(scaled => scaled.queue === queue.id)),
})

const topicValue = (environment: Environment, messaging: ServiceBus, topic: Topic): BicepValue => ({
  maxSizeInMegabytes: entityMegabytes(messaging, topic.sizeGB),
  defaultMessageTimeToLive: topic.ttl === null ? undefined : isoDuration(topic.ttl),
  duplicateDetectionWindow: topic.duplicates === null ? undefined : isoDuration(topic.duplicates),
  subscriptions: record(
    topic.subscriptions.map(subscription => [
      subscription.id,
      {
        maxDeliveryCount: subscription.deliveries,
        lockDuration: isoDuration(subscription.lock),
        deadLetteringOnMessageExpiration: subscription.deadLetter,
        filter: subscription.filter ?? undefined,
      },
    ]),
  ),
  ...parties(environment, topic.id),
})

export function eventHubsValue(environment: Environment): BicepValue {
  const { streaming } = environment
  if (!streaming) return undefined
  return {
    name: streaming.name,
    sku: streaming.sku,
    units: streaming.units,
    maxUnits: streaming.sku === 'Standard' ? (streaming.maxUnits ?? undefined) : undefined,
    hubs: record(streaming.streams.map(stream => [stream.id, hubValue(environment, streaming, stream)])),
    privateEndpoint: privateEndpointValue(environment, 'streaming'),
  }
}

const hubValue = (environment: Environment, { sku }: EventHubs, stream: EventHubs['streams'][number]): BicepValue => ({
  partitionCount: stream.partitions,
  retentionInHours: Math.ceil(stream.keep / 3600),
  // The Basic tier has the default group only.
  consumerGroups: sku === 'Basic' ? [] : stream.groups,
  ...parties(environment, stream.id),
})

/** Services that may send to a queue, topic or stream, and those that may receive. */
const parties = (environment: Environment, id: string) => ({
  senders: identitiesWhere(environment, ({ definition }) => definition.sends.includes(id)),
  receivers: identitiesWhere(environment, ({ definition }) =>
    definition.receives.some(source => source.split('/')[0] === id),
  ),
})
