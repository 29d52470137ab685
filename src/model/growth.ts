import type { Architecture, Environment, Workload } from './architecture.ts'

export interface ServiceGrowth {
  service: Workload
  /** Most replicas ÷ fewest: 3..10 → 3.33; 1 without a range. */
  factor: number
}

export interface Growth {
  services: ServiceGrowth[]
  /** The smallest factor of a service that takes requests from outside: the whole grows no further. */
  factor: number
  /** The factor nodes can follow: most nodes ÷ nodes at the start, of the pools those services run in. */
  nodeFactor: number
  /** Concurrent users at that factor; null without users. */
  users: number | null
  /** The next step of the roadmap that promises more users than today, and the factor it needs. */
  promise: { phase: number; users: number; factor: number } | null
}

/** What automatic scaling really gives, against what the roadmap promises next. */
export function growthOf(architecture: Architecture, environment: Environment): Growth {
  const services = environment.services.map(service => ({
    service,
    factor: service.replicas.max / Math.max(1, service.replicas.min),
  }))
  const exposed = services.filter(({ service }) => service.definition.routes.length > 0)
  const path = exposed.length > 0 ? exposed : services
  const factor = path.length > 0 ? Math.min(...path.map(growth => growth.factor)) : 1
  const pools = environment.cluster.pools.filter(({ id }) => path.some(({ service }) => service.pool === id))
  const { users } = environment.targets
  const next = architecture.roadmap.find(
    phase => users !== null && phase.environment === null && (phase.targets.users ?? 0) > users,
  )
  return {
    services,
    factor,
    nodeFactor: pools.length > 0 ? Math.min(...pools.map(({ nodes, count }) => nodes.max / Math.max(1, count))) : 1,
    users: users === null ? null : Math.floor(users * factor),
    promise:
      users === null || !next
        ? null
        : { phase: next.number, users: next.targets.users!, factor: next.targets.users! / users },
  }
}
