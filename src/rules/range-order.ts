import { childPath, type IdPath } from '../diagnostic.ts'
import type { Environment, Range } from '../model/architecture.ts'
import { defineRule } from './rule.ts'

export const rangeOrder = defineRule({
  id: 'range-order',
  severity: 'error',
  title: '범위는 작은 값에서 큰 값으로 적는다',
  *check({ environments, roadmap }) {
    const phases = roadmap.map(({ months, at }) => ({ range: months, at: childPath(at, 'months') }))
    for (const { range, at } of [...environments.flatMap(ranges), ...phases]) {
      if (range.min <= range.max) continue
      yield {
        at,
        message: '범위의 시작이 끝보다 큽니다.',
        found: `${range.min}..${range.max}`,
        allowed: `${range.max}..${range.min}`,
        suggestion: '범위는 언제나 최소..최대입니다.',
      }
    }
  },
})

/** Every range of an environment. A request and its limit are a range, too. */
function ranges({ cluster, gateway, services, stores, delivery, at }: Environment): { range: Range; at: IdPath }[] {
  const bounds = ({ request, limit }: { request: number; limit: number }): Range => ({ min: request, max: limit })
  return [
    ...cluster.pools.map(pool => ({ range: pool.nodes, at: childPath(pool.at, 'nodes') })),
    ...(gateway ? [{ range: gateway.capacity, at: childPath(gateway.at, 'capacity') }] : []),
    ...services.flatMap(service => [
      { range: service.replicas, at: childPath(service.at, 'replicas') },
      { range: bounds(service.cpu), at: childPath(service.at, 'cpu') },
      { range: bounds(service.memory), at: childPath(service.at, 'memory') },
      ...(service.dbPool ? [{ range: service.dbPool, at: childPath(service.at, 'dbPool') }] : []),
      ...(service.mock?.endpoints ?? []).flatMap(({ id, latency }) =>
        latency ? [{ range: latency, at: `${service.at}.mock.endpoints.${id}.latency` }] : [],
      ),
      ...(service.mock?.mix ?? []).flatMap(({ id, latency }) =>
        latency ? [{ range: latency, at: `${service.at}.mock.mix.${id}.latency` }] : [],
      ),
    ]),
    ...stores.flatMap(store =>
      store.hosting === 'pod'
        ? [
            { range: bounds(store.cpu), at: childPath(store.at, 'cpu') },
            { range: bounds(store.memory), at: childPath(store.at, 'memory') },
          ]
        : [],
    ),
    ...(delivery.downtime ? [{ range: delivery.downtime, at: `${at}.delivery.downtime` }] : []),
  ]
}
