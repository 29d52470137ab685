import type { YamlValue } from '../../print/yaml.ts'
import type { WorkloadKind } from './workload-kind.ts'

/** What values.yaml and values-<env>.yaml together say of one environment. A field without content is left out. */
export interface ChartValues {
  system: string
  environment: string
  timeZone: string
  podSecurity: 'restricted' | 'baseline' | 'privileged'
  namespace: { create: boolean; labels: Record<string, string> }
  image: { registry: string; tag: string; pullPolicy: string; pullSecrets: string[] }
  commonConfig: Record<string, string>
  existingSecret: string
  keyVault?: { name: string; tenantId: string }
  messaging?: { serviceBusNamespace: string }
  ingress: IngressValues
  network: { podTraffic: 'allow' | 'deny' }
  metrics: { kind: 'serviceMonitor' | 'annotations' | 'none'; apiVersion?: string }
  /** What all services say alike; a service's own values lie over it. */
  serviceDefaults: Partial<ServiceValues>
  services: Record<string, Partial<ServiceValues>>
  stores: Record<string, StoreValues>
  storageClasses: Record<string, { disk: string }>
  roles: Record<string, RoleValues>
  test: { image: { repository: string; tag: string } }
}

export interface IngressValues {
  controller: string
  className: string
  host?: string
  scheme: 'http' | 'https'
  tlsSecret?: string
  annotations: Record<string, string>
}

export interface ServiceValues {
  kind: WorkloadKind['kind']
  tier: string
  version: string
  image: { repository: string }
  port?: number
  expose: 'ClusterIP' | 'NodePort' | 'None'
  nodePort?: number
  routes?: string[]
  metrics?: string
  replicas?: number
  autoscaling?: AutoscalingValues
  podDisruptionBudget?: { minAvailable: number }
  resources: Resources
  strategy?: { type: string; rollingUpdate?: { maxSurge: number; maxUnavailable: number } }
  blueGreen?: { progressDeadlineSeconds: number; scaleDownDelaySeconds: number }
  terminationGracePeriodSeconds: number
  drainSeconds?: number
  probes?: { startup?: ProbeValues; readiness?: ProbeValues; liveness?: ProbeValues }
  spread: 'zone' | 'node' | 'none'
  nodeSelector: Record<string, string>
  tolerations?: TolerationValues[]
  serviceAccount: string
  usesKubernetes?: boolean
  identity?: { name: string; clientId: string }
  env: Record<string, string>
  secrets?: Record<string, string>
  schedule?: string
  storage?: { size: string; className?: string; mountPath: string }
  ingressFrom?: Flows
  egressTo?: Flows
}

export interface AutoscalingValues {
  minReplicas: number
  maxReplicas: number
  cpu?: number
  memory?: number
  pods?: Record<string, number>
  queues?: Record<string, number>
  behavior?: { scaleUp?: BehaviorValues; scaleDown?: BehaviorValues }
}

export interface BehaviorValues {
  stabilizationWindowSeconds: number
  selectPolicy: 'Max'
  policies?: { type: 'Percent' | 'Pods'; value: number; periodSeconds: number }[]
}

export interface Resources {
  requests: { cpu: string; memory: string }
  limits: { cpu: string; memory: string }
}

export interface ProbeValues {
  httpGet?: { path: string; port: string }
  tcpSocket?: { port: string }
  initialDelaySeconds: number
  periodSeconds: number
  timeoutSeconds: number
  failureThreshold: number
}

export interface TolerationValues {
  key: string
  operator: 'Equal' | 'Exists'
  value?: string
  effect: string
}

/** Peer → how it may be reached: a workload of this release, a namespace, or addresses; on TCP ports. */
export type Flows = Record<string, Flow>

export interface Flow {
  app?: string
  namespace?: string
  cidrs?: string[]
  except?: string[]
  ports: number[]
  range?: { from: number; to: number }
}

export interface StoreValues {
  name: string
  tier: 'database' | 'cache'
  image: { repository: string; tag: string }
  port: number
  user: number
  args: string[]
  env: Record<string, string>
  secrets?: Record<string, string>
  ready: string[]
  mountPath: string
  writablePaths: string[]
  nodeSelector: Record<string, string>
  tolerations?: TolerationValues[]
  resources: Resources
  storage?: { size: string; className?: string }
  database?: string
  username?: string
  password?: string
  init?: { configMap: string; schemas: string[]; scripts: string[]; accounts: string[]; check: string[] }
  dump?: { schedule: string; keepDays: number }
  snapshot?: { schedule: string; keepDays: number; image: { repository: string; tag: string } }
  ingressFrom?: Flows
}

export interface RoleValues {
  rules: { apiGroups: string[]; resources: string[]; verbs: string[] }[]
  subjects: { kind: string; name: string; namespace?: string }[]
}

/** The same values, seen as what the YAML printer takes. */
export const asYaml = (values: object) => values as { readonly [key: string]: YamlValue | undefined }
