import type { Architecture, Environment } from '../../model/architecture.ts'
import { asYaml, type ChartValues, type IngressValues, type RoleValues } from './chart-values.ts'
import { commonPart, difference } from './common-part.ts'
import { commonVariables, outsideScheme } from './environment-variables.ts'
import { serviceValues } from './service-values.ts'
import { storeValues } from './store-values.ts'

/** All values of the chart for one environment, before they are split into the common part and the rest. */
export function environmentValues(architecture: Architecture, environment: Environment): ChartValues {
  const { cluster, keyVault, messaging, monitoring, network } = environment
  return {
    system: architecture.system.id,
    environment: environment.id,
    timeZone: environment.timeZone,
    podSecurity: cluster.podSecurity,
    namespace: { create: false, labels: namespaceLabels(architecture, environment) },
    image: { registry: environment.registry?.loginServer ?? '', tag: '', pullPolicy: 'Always', pullSecrets: [] },
    existingSecret: 'secret-common',
    ...(keyVault ? { keyVault: { name: keyVault.name, tenantId: '' } } : {}),
    ...(messaging ? { messaging: { serviceBusNamespace: messaging.name } } : {}),
    ingress: ingressValues(environment),
    network: { podTraffic: network.podTraffic },
    metrics: metricsValues[monitoring.prometheus],
    commonConfig: commonVariables(architecture, environment),
    ...sharedServiceValues(architecture, environment),
    stores: Object.fromEntries(
      environment.stores.flatMap(store => {
        const values = store.hosting === 'pod' ? storeValues(environment, store) : null
        return values ? [[store.id, values]] : []
      }),
    ),
    storageClasses: Object.fromEntries(
      environment.storageClasses.filter(({ id }) => !builtIn.has(id)).map(({ id, disk }) => [id, { disk }]),
    ),
    roles: Object.fromEntries(environment.roles.map(role => [role.id, roleValues(role, environment)])),
    test: { image: { repository: 'busybox', tag: '1.37' } },
  }
}

/** How services run is often the same for all of them; what a service is stands with it. */
const ofService = [
  'image',
  'routes',
  'nodePort',
  'serviceAccount',
  'identity',
  'env',
  'secrets',
  'ingressFrom',
  'egressTo',
]

function sharedServiceValues(
  architecture: Architecture,
  environment: Environment,
): Pick<ChartValues, 'serviceDefaults' | 'services'> {
  const whole = environment.services.map(service => asYaml(serviceValues(architecture, environment, service)))
  const shared = whole.length > 1 ? commonPart(whole, ofService) : {}
  return {
    serviceDefaults: shared,
    services: Object.fromEntries(environment.services.map(({ id }, index) => [id, difference(whole[index]!, shared)])),
  }
}

/** Labels that Pod Security Admission reads, and whose namespace it is. */
export const namespaceLabels = ({ system }: Architecture, { id, cluster }: Environment): Record<string, string> => ({
  'app.kubernetes.io/part-of': system.id,
  environment: id,
  'pod-security.kubernetes.io/enforce': cluster.podSecurity,
  'pod-security.kubernetes.io/warn': cluster.podSecurity,
})

/** Classes every AKS cluster has; a release cannot own them. Source: azure-aks-docs concepts-storage. */
const builtIn = new Set([
  'default',
  'managed',
  'managed-premium',
  'managed-csi',
  'managed-csi-premium',
  'azurefile',
  'azurefile-premium',
  'azurefile-csi',
  'azurefile-csi-premium',
])

/** Azure Monitor reads its own copy of the ServiceMonitor kind. Source: azure-monitor-docs prometheus-metrics-scrape-crd. */
const metricsValues: Record<Environment['monitoring']['prometheus'], ChartValues['metrics']> = {
  managed: { kind: 'serviceMonitor', apiVersion: 'azmonitoring.coreos.com/v1' },
  annotations: { kind: 'annotations' },
  none: { kind: 'none' },
}

function ingressValues(environment: Environment): IngressValues {
  const { ingress, gateway } = environment
  return {
    controller: ingress.controller,
    className: ingress.className === '' ? gatewayClass : ingress.className,
    ...(ingress.host === null ? {} : { host: ingress.host }),
    scheme: outsideScheme(environment),
    annotations: {
      ...(ingress.controller === 'application-gateway' && gateway ? gatewayAnnotations(gateway) : {}),
      ...ingress.annotations,
    },
  }
}

/** Application Gateway for Containers. Source: azure-docs application-gateway/for-containers. */
const gatewayClass = 'azure-alb-external'

/** Source: azure-docs application-gateway/ingress-controller-annotations. */
function gatewayAnnotations({ certificate, health }: NonNullable<Environment['gateway']>): Record<string, string> {
  const prefix = 'appgw.ingress.kubernetes.io'
  return {
    [`${prefix}/connection-draining`]: 'true',
    [`${prefix}/connection-draining-timeout`]: '30',
    [`${prefix}/health-probe-interval`]: String(health.interval),
    [`${prefix}/health-probe-unhealthy-threshold`]: String(health.failures),
    ...(certificate === null
      ? {}
      : { [`${prefix}/appgw-ssl-certificate`]: certificate, [`${prefix}/ssl-redirect`]: 'true' }),
  }
}

function roleValues(role: Environment['roles'][number], { services, delivery }: Environment): RoleValues {
  return {
    rules: role.can.map(({ resource, verbs }) => ({
      apiGroups: [apiGroups[resource] ?? ''],
      resources: [resource],
      verbs,
    })),
    subjects:
      role.to === 'services'
        ? services.map(({ serviceAccount }) => ({ kind: 'ServiceAccount', name: serviceAccount }))
        : /argo/i.test(delivery.cd?.tool ?? '')
          ? [argoController]
          : [],
  }
}

/** The account Argo CD applies manifests with, where it was installed as its own documentation says. */
const argoController = { kind: 'ServiceAccount', name: 'argocd-application-controller', namespace: 'argocd' }

/** API group of resources outside the core group. */
const apiGroups: Record<string, string> = {
  deployments: 'apps',
  statefulsets: 'apps',
  daemonsets: 'apps',
  replicasets: 'apps',
  jobs: 'batch',
  cronjobs: 'batch',
  ingresses: 'networking.k8s.io',
  networkpolicies: 'networking.k8s.io',
  horizontalpodautoscalers: 'autoscaling',
  poddisruptionbudgets: 'policy',
  roles: 'rbac.authorization.k8s.io',
  rolebindings: 'rbac.authorization.k8s.io',
  httproutes: 'gateway.networking.k8s.io',
  gateways: 'gateway.networking.k8s.io',
  scaledobjects: 'keda.sh',
}
