import type { Environment } from './architecture.ts'

/** Facts that prose may name as `${.derived.…}`: computed, never typed. */
export function derivedFacts({ services, cost }: Environment) {
  const scaled = services.filter(({ autoscale, replicas }) => autoscale && replicas.min > 0)
  const factors = scaled.map(({ replicas }) => Math.round((replicas.max / replicas.min) * 10) / 10)
  return {
    services: { count: services.filter(({ definition }) => definition.kind !== 'mock').length, all: services.length },
    replicas: {
      min: services.reduce((sum, { replicas }) => sum + replicas.min, 0),
      max: services.reduce((sum, { replicas }) => sum + replicas.max, 0),
    },
    scaling: { min: Math.min(1e9, ...factors), max: Math.max(1, ...factors) },
    cost: { monthly: `$${cost.total}`, perUser: cost.perUser === null ? 0 : `$${cost.perUser}` },
  }
}
