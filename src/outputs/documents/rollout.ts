import type { Environment, Workload } from '../../model/architecture.ts'
import { workloadKind } from '../helm/workload-kind.ts'

/** How a service is replaced by its next version: 'Blue-Green (Argo Rollouts)', 'RollingUpdate (maxSurge 1, maxUnavailable 0)'. */
export function rolloutText(environment: Environment, service: Workload): string {
  if (workloadKind(environment, service).kind === 'Rollout') return 'Blue-Green (Argo Rollouts)'
  if (service.strategy === 'Recreate') return 'Recreate'
  return `RollingUpdate (maxSurge ${service.rollout.surge}, maxUnavailable ${service.rollout.unavailable})`
}

/** Kind of the workload in kubectl's words. */
export const resourceKind = (environment: Environment, service: Workload): string =>
  ({
    Deployment: 'deployment',
    Rollout: 'rollouts.argoproj.io',
    StatefulSet: 'statefulset',
    Job: 'job',
    CronJob: 'cronjob',
  })[workloadKind(environment, service).kind]
