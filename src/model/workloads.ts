import type * as written from '../spec/types.ts'
import type { Cluster, Delivery, MockEndpoint, Probe, ServiceDefinition, Workload } from './architecture.ts'
import { entries, optional } from './definitions.ts'
import {
  countRange,
  cpuRange,
  durationRange,
  isRange,
  mebibytes,
  memoryRange,
  percent,
  rate,
  scaleStep,
  seconds,
} from './quantity.ts'

/** A service as it runs: its definition, and what the environment says of it. */
export function workloadOf(
  definition: ServiceDefinition,
  run: written.ServiceRun,
  { at, cluster, strategy }: { at: string; cluster: Cluster; strategy: Delivery['strategy'] },
): Omit<Workload, 'secrets' | 'identity'> {
  const pool = run.pool ?? soleUserPool(cluster)
  return {
    id: definition.id,
    at,
    definition,
    image: definition.image,
    tag: run.tag!,
    port: definition.port,
    replicas: countRange(run.replicas!),
    autoscale: isRange(run.replicas),
    cpu: cpuRange(run.cpu!),
    memory: memoryRange(run.memory!),
    scale: {
      cpu: optional(run.scale?.cpu, percent),
      memory: optional(run.scale?.memory, percent),
      metrics: entries(run.scale?.metrics).map(([name, value]) => ({ name, value })),
      queues: entries(run.scale?.queues).map(([queue, messages]) => ({ queue, messages })),
      up: behaviour(run.scale?.up),
      down: behaviour(run.scale?.down),
    },
    pdb: run.pdb ? { minAvailable: run.pdb.minAvailable, because: run.pdb.because ?? null } : null,
    probes: probesOf(run.probes!, definition),
    pool,
    tolerations: cluster.pools.find(({ id }) => id === pool)?.taints ?? [],
    env: run.env ?? {},
    dbPool: optional(run.dbPool, countRange),
    metrics: run.metrics ?? null,
    nodePort: run.nodePort ?? null,
    spread: run.spread!,
    strategy: strategy === 'Recreate' ? 'Recreate' : 'RollingUpdate',
    rollout: { surge: run.rollout!.surge!, unavailable: run.rollout!.unavailable! },
    grace: seconds(run.grace!),
    schedule: run.schedule ?? null,
    storage: run.storage
      ? { sizeMiB: mebibytes(run.storage), class: run.storageClass ?? null, mountPath: run.mountPath! }
      : null,
    mock: mockOf(definition, run.mock),
    serviceAccount: `${definition.id}-sa`,
  }
}

/** Without a word of the author: the only pool for applications, or the only pool there is. */
function soleUserPool({ pools }: Cluster): string {
  return (pools.find(({ mode }) => mode === 'User') ?? pools[0])?.id ?? ''
}

function behaviour(written: written.ScalingBehaviour | undefined): Workload['scale']['up'] {
  return written ? { wait: optional(written.wait, seconds) ?? 0, by: (written.by ?? []).map(scaleStep) } : null
}

type ProbeName = 'startup' | 'readiness' | 'liveness'

/** The team's convention for Spring Boot services: path, delay s, period s, timeout s, failures. */
const actuator: Record<ProbeName, Probe> = {
  startup: { kind: 'http', path: '/actuator/health', delay: 30, period: 10, timeout: 5, failures: 6 },
  readiness: { kind: 'http', path: '/actuator/health/readiness', delay: 10, period: 5, timeout: 5, failures: 3 },
  liveness: { kind: 'http', path: '/actuator/health/liveness', delay: 30, period: 10, timeout: 5, failures: 3 },
}

function probesOf(written: written.Probes, { kind: serviceKind }: ServiceDefinition): Workload['probes'] {
  const runsToEnd = serviceKind === 'job' || serviceKind === 'cron'
  if (written.kind === 'none' || runsToEnd) return { startup: null, readiness: null, liveness: null }
  const probe = (name: ProbeName): Probe => {
    const preset = actuator[name]
    const own = written[name] ?? {}
    const paths = { actuator: preset.path, http: '/', tcp: '', none: '' }
    return {
      kind: written.kind === 'tcp' ? 'tcp' : 'http',
      path: written.kind === 'tcp' ? '' : (own.path ?? paths[written.kind!]),
      delay: optional(own.delay, seconds) ?? preset.delay,
      period: optional(own.period ?? written.period, seconds) ?? preset.period,
      timeout: optional(own.timeout ?? written.timeout, seconds) ?? preset.timeout,
      failures: own.failures ?? preset.failures,
    }
  }
  return { startup: probe('startup'), readiness: probe('readiness'), liveness: probe('liveness') }
}

function mockOf({ kind, mock }: ServiceDefinition, behaviour: written.MockBehaviour | undefined): Workload['mock'] {
  if (kind !== 'mock') return null
  return {
    endpoints: (mock?.endpoints ?? []).map((endpoint: MockEndpoint) => {
      const own = behaviour?.endpoints?.[endpoint.id]
      return {
        ...endpoint,
        latency: optional(own?.latency, durationRange),
        success: optional(own?.success, percent),
        rateLimit: optional(own?.rateLimit, rate),
      }
    }),
    mix: entries(behaviour?.mix).map(([id, { share, latency, purpose }]) => ({
      id,
      share: percent(share),
      latency: optional(latency, durationRange),
      purpose: purpose ?? null,
    })),
  }
}
