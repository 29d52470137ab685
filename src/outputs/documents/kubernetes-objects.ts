import type { Environment, Workload } from '../../model/architecture.ts'
import type { YamlValue } from '../../print/yaml.ts'
import { workloadKind } from '../helm/workload-kind.ts'
import type { Page } from './page.ts'

/** The HorizontalPodAutoscaler the chart makes of a service. */
export function horizontalPodAutoscaler(environment: Environment, service: Workload): YamlValue {
  const resource = (name: string, share: number | null) =>
    share === null
      ? []
      : [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: share } } }]
  const behaviour = (of: Workload['scale']['up']) =>
    of && {
      stabilizationWindowSeconds: of.wait,
      policies: of.by.map(({ type, value, period }) => ({ type, value, periodSeconds: period })),
    }
  const { up, down } = service.scale
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: service.id },
    spec: {
      scaleTargetRef: { ...workloadKind(environment, service), name: service.id },
      minReplicas: service.replicas.min,
      maxReplicas: service.replicas.max,
      metrics: [
        ...resource('cpu', service.scale.cpu),
        ...resource('memory', service.scale.memory),
        ...service.scale.metrics.map(({ name, value }) => ({
          type: 'Pods',
          pods: { metric: { name }, target: { type: 'AverageValue', averageValue: String(value) } },
        })),
      ],
      ...(up || down
        ? { behavior: { ...(up ? { scaleUp: behaviour(up)! } : {}), ...(down ? { scaleDown: behaviour(down)! } : {}) } }
        : {}),
    },
  }
}

/** A role of the environment as the chart makes it. */
export function role({ values, environment }: Page, id: string): YamlValue {
  const { rules } = values.roles[id]!
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: id, namespace: environment.namespace },
    rules,
  }
}
