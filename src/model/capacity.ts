import { type Allocatable, allocatable } from '../catalog/allocatable.ts'
import type { Environment, NodePool, Workload } from './architecture.ts'

/** CPU in millicores, memory in MiB. */
export interface Resources {
  cpu: number
  memory: number
}

/** What stands now and what it may grow to. */
export interface NowAndMost<T> {
  now: T
  most: T
}

export interface PoolLoad {
  pool: NodePool
  /** vCPU × 1000 and memory of the nodes. null when the catalog does not know the size. */
  capacity: NowAndMost<Resources> | null
  /** What AKS leaves of that to Pods. */
  allocatable: NowAndMost<Resources> | null
  requests: NowAndMost<Resources>
  limits: NowAndMost<Resources>
  /** Share of the allocatable that requests take, percent, the fuller of CPU and memory. */
  used: NowAndMost<number> | null
}

/** Requests of the Pods of each pool against what its nodes can give: at the start and with every range at its upper end. */
export function poolLoads(environment: Environment): PoolLoad[] {
  return environment.cluster.pools.map(pool => {
    const pods = podsOf(environment, pool)
    const total = (bound: 'request' | 'limit') => ({
      now: sum(pods.map(({ cpu, memory, count }) => times({ cpu: cpu[bound], memory: memory[bound] }, count.now))),
      most: sum(pods.map(({ cpu, memory, count }) => times({ cpu: cpu[bound], memory: memory[bound] }, count.most))),
    })
    const requests = total('request')
    const node =
      pool.vcpu === null || pool.memoryGiB === null ? null : { cpu: pool.vcpu * 1000, memory: pool.memoryGiB * 1024 }
    const given: Allocatable | null =
      pool.vcpu === null || pool.memoryGiB === null ? null : allocatable(pool.vcpu, pool.memoryGiB, pool.maxPods)
    const free = given && { now: times(given, pool.count), most: times(given, pool.nodes.max) }
    return {
      pool,
      capacity: node && { now: times(node, pool.count), most: times(node, pool.nodes.max) },
      allocatable: free,
      requests,
      limits: total('limit'),
      used: free && { now: usedShare(requests.now, free.now), most: usedShare(requests.most, free.most) },
    }
  })
}

/** Requests of all Pods, and how many there are, at the start and at most. */
export function totalRequests(environment: Environment): NowAndMost<Resources & { pods: number }> {
  const pods = environment.cluster.pools.flatMap(pool => podsOf(environment, pool))
  const at = (when: 'now' | 'most') => ({
    ...sum(pods.map(({ cpu, memory, count }) => times({ cpu: cpu.request, memory: memory.request }, count[when]))),
    pods: pods.reduce((all, { count }) => all + count[when], 0),
  })
  return { now: at('now'), most: at('most') }
}

/** The pool the Pods of stores run in: the first that takes Pods without a toleration and is not evicted, else the first of all. */
export const storePool = (environment: Environment): NodePool | null =>
  environment.cluster.pools.find(({ mode, taints, spot }) => mode === 'User' && taints.length === 0 && !spot) ??
  environment.cluster.pools.find(({ taints, spot }) => taints.length === 0 && !spot) ??
  environment.cluster.pools[0] ??
  null

interface Pods {
  cpu: { request: number; limit: number }
  memory: { request: number; limit: number }
  count: NowAndMost<number>
}

function podsOf(environment: Environment, pool: NodePool): Pods[] {
  const services = environment.services
    .filter(service => service.pool === pool.id && runsAlways(service))
    .map(({ cpu, memory, replicas }) => ({ cpu, memory, count: { now: replicas.min, most: replicas.max } }))
  const stores = environment.stores.flatMap(store =>
    store.hosting === 'pod' && storePool(environment)?.id === pool.id
      ? [{ cpu: store.cpu, memory: store.memory, count: { now: 1, most: 1 } }]
      : [],
  )
  return [...services, ...stores]
}

/** Jobs come and go; what they ask for is not there all day. */
export const runsAlways = ({ definition }: Workload) => definition.kind !== 'job' && definition.kind !== 'cron'

const times = ({ cpu, memory }: Resources, count: number): Resources => ({ cpu: cpu * count, memory: memory * count })

const sum = (parts: Resources[]): Resources =>
  parts.reduce((all, part) => ({ cpu: all.cpu + part.cpu, memory: all.memory + part.memory }), { cpu: 0, memory: 0 })

const usedShare = (asked: Resources, given: Resources) =>
  Math.max(given.cpu > 0 ? asked.cpu / given.cpu : 0, given.memory > 0 ? asked.memory / given.memory : 0) * 100
