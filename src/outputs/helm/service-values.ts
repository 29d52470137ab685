import type {
  Architecture,
  Environment,
  NodePool,
  Probe,
  ScalingBehaviour,
  Taint,
  Workload,
} from '../../model/architecture.ts'
import { mebibytes, millicores } from '../../print/korean.ts'
import type {
  AutoscalingValues,
  BehaviorValues,
  Flows,
  ProbeValues,
  Resources,
  ServiceValues,
  TolerationValues,
} from './chart-values.ts'
import { serviceVariables } from './environment-variables.ts'
import { flowsFrom, flowsTo } from './network-flows.ts'
import { isReached, workloadKind } from './workload-kind.ts'

/** Seconds a pod keeps answering after it is told to stop, until no endpoint names it any more. */
const drainSeconds = 5

/** A service as the chart's templates take it. */
export function serviceValues(architecture: Architecture, environment: Environment, service: Workload): ServiceValues {
  const { kind, apiVersion } = workloadKind(environment, service)
  const keepsRunning = apiVersion !== 'batch/v1'
  const pool = environment.cluster.pools.find(({ id }) => id === service.pool)
  // Nobody calls what runs to its end.
  const ingressFrom = keepsRunning ? flowsTo(environment, service) : {}
  const egressTo = flowsFrom(environment, service)
  return {
    kind,
    tier: service.definition.kind === 'gateway' ? 'gateway' : 'application',
    version: service.tag,
    image: { repository: service.image },
    ...(keepsRunning ? { port: service.port } : {}),
    expose: exposure(service, environment, keepsRunning),
    ...(service.nodePort === null ? {} : { nodePort: service.nodePort }),
    ...(service.definition.routes.length > 0 ? { routes: service.definition.routes } : {}),
    ...(service.metrics === null || !keepsRunning ? {} : { metrics: service.metrics }),
    ...(keepsRunning ? replicas(service) : {}),
    resources: resources(service),
    ...(kind === 'Deployment' ? { strategy: strategy(service) } : {}),
    ...(kind === 'Rollout' ? { blueGreen: blueGreen(environment) } : {}),
    terminationGracePeriodSeconds: service.grace,
    ...(keepsRunning && service.grace > drainSeconds ? { drainSeconds } : {}),
    probes: probes(service),
    spread: service.spread,
    ...placement(pool),
    serviceAccount: service.serviceAccount,
    ...(environment.roles.some(({ to }) => to === 'services') ? { usesKubernetes: true } : {}),
    ...(service.identity === null ? {} : { identity: { name: service.identity, clientId: '' } }),
    env: serviceVariables(architecture, environment, service),
    ...(service.secrets.length > 0
      ? { secrets: Object.fromEntries(service.secrets.map(({ variable, secret }) => [variable, secret])) }
      : {}),
    ...(service.schedule === null ? {} : { schedule: service.schedule }),
    ...(service.storage && kind === 'StatefulSet' ? { storage: storage(service.storage) } : {}),
    ...flowsUnlessOpen(environment, { ingressFrom, egressTo }),
  }
}

/** Where pods may talk freely, no flow is listed. */
function flowsUnlessOpen({ network }: Environment, { ingressFrom, egressTo }: { ingressFrom: Flows; egressTo: Flows }) {
  if (network.podTraffic === 'allow') return {}
  return {
    ...(Object.keys(ingressFrom).length > 0 ? { ingressFrom } : {}),
    ...(Object.keys(egressTo).length > 0 ? { egressTo } : {}),
  }
}

function exposure(service: Workload, environment: Environment, keepsRunning: boolean): ServiceValues['expose'] {
  if (!keepsRunning || !isReached(environment, service)) return 'None'
  return service.nodePort === null ? 'ClusterIP' : 'NodePort'
}

/** Seconds in which a new version must be ready, and for which the old one stays to be switched back to. */
const defaultRollback = 600

const blueGreen = ({ delivery }: Environment): NonNullable<ServiceValues['blueGreen']> => ({
  progressDeadlineSeconds: delivery.cd?.rollbackWithin ?? defaultRollback,
  scaleDownDelaySeconds: delivery.cd?.rollbackWithin ?? defaultRollback,
})

function replicas(service: Workload): Partial<ServiceValues> {
  const { scale, pdb } = service
  const budget = pdb ? { podDisruptionBudget: { minAvailable: pdb.minAvailable } } : {}
  if (!service.autoscale) return { replicas: service.replicas.min, ...budget }
  const autoscaling: AutoscalingValues = {
    minReplicas: service.replicas.min,
    maxReplicas: service.replicas.max,
    ...(scale.cpu === null ? {} : { cpu: scale.cpu }),
    ...(scale.memory === null ? {} : { memory: scale.memory }),
    ...(scale.metrics.length > 0
      ? { pods: Object.fromEntries(scale.metrics.map(({ name, value }) => [name, value])) }
      : {}),
    ...(scale.queues.length > 0
      ? { queues: Object.fromEntries(scale.queues.map(({ queue, messages }) => [queue, messages])) }
      : {}),
    ...(scale.up || scale.down
      ? {
          behavior: {
            ...(scale.up ? { scaleUp: behavior(scale.up) } : {}),
            ...(scale.down ? { scaleDown: behavior(scale.down) } : {}),
          },
        }
      : {}),
  }
  return { autoscaling, ...budget }
}

const behavior = ({ wait, by }: ScalingBehaviour): BehaviorValues => ({
  stabilizationWindowSeconds: wait,
  selectPolicy: 'Max',
  ...(by.length > 0 ? { policies: by.map(({ type, value, period }) => ({ type, value, periodSeconds: period })) } : {}),
})

/** Requests and limits, in the words of manifests. */
export const resources = ({ cpu, memory }: Pick<Workload, 'cpu' | 'memory'>): Resources => ({
  requests: { cpu: millicores(cpu.request), memory: mebibytes(memory.request) },
  limits: { cpu: millicores(cpu.limit), memory: mebibytes(memory.limit) },
})

const strategy = ({ strategy, rollout }: Workload): NonNullable<ServiceValues['strategy']> =>
  strategy === 'Recreate'
    ? { type: 'Recreate' }
    : { type: 'RollingUpdate', rollingUpdate: { maxSurge: rollout.surge, maxUnavailable: rollout.unavailable } }

function probes({ probes: { startup, readiness, liveness } }: Workload): NonNullable<ServiceValues['probes']> {
  return {
    ...(startup ? { startup: probe(startup) } : {}),
    ...(readiness ? { readiness: probe(readiness) } : {}),
    ...(liveness ? { liveness: probe(liveness) } : {}),
  }
}

const probe = ({ kind, path, delay, period, timeout, failures }: Probe): ProbeValues => ({
  ...(kind === 'http' ? { httpGet: { path, port: 'http' } } : { tcpSocket: { port: 'http' } }),
  initialDelaySeconds: delay,
  periodSeconds: period,
  timeoutSeconds: timeout,
  failureThreshold: failures,
})

/** On the nodes of a pool, whatever taints they carry. */
export const placement = (pool: NodePool | null | undefined): Pick<ServiceValues, 'nodeSelector' | 'tolerations'> => ({
  nodeSelector: pool ? { 'kubernetes.azure.com/agentpool': pool.name } : {},
  ...(pool && pool.taints.length > 0 ? { tolerations: pool.taints.map(toleration) } : {}),
})

const toleration = ({ key, value, effect }: Taint): TolerationValues =>
  value === '' ? { key, operator: 'Exists', effect } : { key, operator: 'Equal', value, effect }

const storage = ({ sizeMiB, class: className, mountPath }: NonNullable<Workload['storage']>) => ({
  size: mebibytes(sizeMiB),
  ...(className === null ? {} : { className }),
  mountPath,
})
