import type { Environment, Workload } from '../../model/architecture.ts'

export interface WorkloadKind {
  apiVersion: 'apps/v1' | 'batch/v1' | 'argoproj.io/v1alpha1'
  kind: 'Deployment' | 'Rollout' | 'StatefulSet' | 'Job' | 'CronJob'
}

/** What a service runs as. Blue-green needs two Services to switch between: only what is called can have it. */
export function workloadKind(environment: Environment, service: Workload): WorkloadKind {
  switch (service.definition.kind) {
    case 'stateful':
      return { apiVersion: 'apps/v1', kind: 'StatefulSet' }
    case 'job':
      return { apiVersion: 'batch/v1', kind: 'Job' }
    case 'cron':
      return { apiVersion: 'batch/v1', kind: 'CronJob' }
    default:
      return environment.delivery.strategy === 'BlueGreen' && isReached(environment, service)
        ? { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' }
        : { apiVersion: 'apps/v1', kind: 'Deployment' }
  }
}

/** Whether anybody opens a connection to the service: a worker that nobody calls needs no Service. */
export const isReached = ({ connections }: Environment, { id, definition, metrics, nodePort }: Workload) =>
  definition.kind !== 'worker' ||
  nodePort !== null ||
  metrics !== null ||
  connections.some(({ to }) => to.kind === 'service' && to.id === id)
