/**
 * The system as it will be built: names looked up, environments merged, quantities parsed.
 * After `resolve` nothing is undefined: absent is null or []. Every part carries `at`, its id path in the resolved spec
 * ('environments.prod.stores.main-db'); `Architecture.origin` says where that was written (perhaps in `defaults`).
 *
 * Units, everywhere in the model: time in seconds, CPU in millicores, pod memory and pod storage in MiB, Azure sizes in GB,
 * money in USD a month, shares in percent (99.9), rates as { count, per seconds }.
 */
import type { IdPath } from '../diagnostic.ts'
import type * as written from '../spec/types.ts'

/** least..most; both ends equal for a single value. */
export interface Range {
  min: number
  max: number
}

export interface Architecture {
  system: {
    id: string
    name: string
    summary: string | null
    cloud: string | null
    async: string | null
    compliance: string[]
    runtime: string | null
    /** Names of the security layers L1, L2 … ; [] when the spec names none. */
    layers: string[]
  }
  documents: Documents
  actors: Actor[]
  services: ServiceDefinition[]
  stores: StoreDefinition[]
  queues: Queue[]
  topics: Topic[]
  streams: Stream[]
  externals: ExternalDefinition[]
  secrets: SecretDefinition[]
  auth: Auth | null
  environments: Environment[]
  roadmap: Phase[]
  migration: Migration | null
  decisions: Decision[]
  /** The date rules judge by: that of the last history entry, ISO. '' when the spec has no history. */
  asOf: string
  /** The spec as written, before defaults and overlays; references in prose replaced. */
  spec: written.Spec
  /** Where the value of a resolved path was written: 'environments.dev.region' → 'defaults.region'. */
  origin(at: IdPath): IdPath
}

export interface Documents {
  style: 'azure' | 'neutral'
  /** In the order written; the last one is the current revision. */
  history: { version: string; date: string; change: string }[]
  authors: { role: string; alias: string | null }[]
  reviewers: { role: string; alias: string | null }[]
  references: {
    id: string
    title: string
    path: string
    /** Environment ids or 'master'; [] means every document. */
    in: string[]
    relation: string | null
    usage: string | null
  }[]
  master: DocumentText
  diagrams: { emoji: boolean; palette: Record<string, string> }
}

export interface DocumentText {
  purpose: string[]
  priorities: string[]
  constraints: string[]
  goals: string[]
  remarks: Record<string, string>
}

export interface Actor {
  id: string
  at: IdPath
  name: string
  icon: string | null
  /** Id of the external system the actor comes through. */
  via: string | null
}

export type ServiceKind = 'app' | 'gateway' | 'mock' | 'worker' | 'stateful' | 'job' | 'cron'

/** What a service is, the same in every environment. */
export interface ServiceDefinition {
  id: string
  at: IdPath
  name: string
  role: string | null
  domain: string | null
  icon: string | null
  kind: ServiceKind
  port: number
  /** Repository below the registry: 'phonebill/auth-service'. */
  image: string
  routes: string[]
  uses: string[]
  reads: string[]
  calls: string[]
  sends: string[]
  receives: string[]
  mock: { auth: string | null; endpoints: MockEndpoint[] } | null
}

export interface MockEndpoint {
  id: string
  path: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  purpose: string | null
}

export interface StoreDefinition {
  id: string
  at: IdPath
  name: string
  engine: 'postgresql' | 'redis' | 'blob'
  version: string | null
  database: string | null
  /** Schema name → id of the service that owns it. */
  schemas: { name: string; service: string }[]
  containers: string[]
  purpose: string | null
  eviction: string | null
  /** Id of the secret that holds the password. */
  password: string | null
}

export interface Queue {
  id: string
  at: IdPath
  sizeGB: number
  deliveries: number
  /** Duplicate detection window in seconds. */
  duplicates: number | null
  deadLetter: boolean
  lock: number
  ttl: number | null
  purpose: string | null
}

export interface Topic {
  id: string
  at: IdPath
  sizeGB: number
  duplicates: number | null
  ttl: number | null
  purpose: string | null
  subscriptions: {
    id: string
    at: IdPath
    deliveries: number
    deadLetter: boolean
    lock: number
    filter: string | null
  }[]
}

export interface Stream {
  id: string
  at: IdPath
  partitions: number
  keep: number
  groups: string[]
  purpose: string | null
}

export interface ExternalDefinition {
  id: string
  at: IdPath
  name: string
  role: string | null
  icon: string | null
  direction: 'inbound' | 'outbound'
  protocol: 'HTTPS' | 'HTTP' | 'TCP' | 'gRPC' | 'AMQPS'
  port: number
  credentials: string | null
}

export interface SecretDefinition {
  id: string
  at: IdPath
  kind: 'secret' | 'certificate'
  purpose: string
  /** What points at it, in words of the spec: id paths such as 'stores.main-db.password'. */
  openedBy: IdPath[]
}

export interface Auth {
  scheme: string | null
  key: string | null
  token: { access: number | null; refresh: number | null } | null
  app: { name: string; roles: string[] } | null
}

export interface Phase {
  at: IdPath
  /** 1-based. */
  number: number
  title: string
  months: Range
  focus: string | null
  /** Id of the environment whose targets these are, if the phase is today's. */
  environment: string | null
  /** Complete: what the phase does not write comes from the phase before. */
  targets: Targets
  goals: string[]
  deliverables: { task: string; done: boolean }[]
}

export interface Migration {
  from: string
  to: string
  checklist: {
    id: string
    tasks: { task: string; priority: '높음' | '중간' | '낮음'; how: string | null; done: boolean }[]
  }[]
}

export interface Decision {
  id: string
  /** The decision's own path: 'decisions.redis-size'. */
  path: IdPath
  title: string
  /** What it is about: a path into the spec, or null. */
  at: IdPath | null
  /** The value now standing there, as written, when `at` names a scalar or a list of scalars. */
  value: string | null
  replaces: string | null
  because: string
  status: 'decided' | 'open' | 'assumed'
}

/** Promises. null where nothing is promised. */
export interface Targets {
  users: number | null
  availability: number | null
  response: number | null
  deployTime: number | null
  rto: number | null
  rpo: number | null
  securityIncidents: number | null
  cacheHit: number | null
  cdnHit: number | null
  automation: number | null
  monthlyCost: number | null
}

export interface Region {
  /** 'koreacentral' */
  id: string
  /** 'Korea Central' */
  name: string
}

export interface Environment {
  id: string
  at: IdPath
  name: string
  about: {
    purpose: string | null
    audience: string | null
    security: string | null
    complexity: string | null
    dataProtection: string | null
    because: Record<string, string>
  }
  targets: Targets
  region: Region
  drRegion: Region | null
  zones: number[]
  timeZone: string
  domain: string | null
  names: Names
  namespace: string
  /** Always holds system and environment. */
  tags: Record<string, string>
  /** Delete locks and purge protection. */
  protect: boolean
  exceptions: { policy: string; at: IdPath; of: string | null; because: string }[]
  offHours: { nights: string | null; weekends: boolean; stop: string[] } | null
  cluster: Cluster
  network: Network
  frontDoor: FrontDoor | null
  gateway: Gateway | null
  ingress: IngressController
  /** Every service that runs here, in spec order; a mock only where an external is mocked by it. */
  services: Workload[]
  stores: Store[]
  storageClasses: { id: string; at: IdPath; disk: string; purpose: string | null; usedBy: string[] }[]
  messaging: ServiceBus | null
  streaming: EventHubs | null
  externals: External[]
  connections: Connection[]
  resilience: { target: string; failures: number; open: number; halfOpen: number }[]
  caching: Caching
  identity: { name: string }
  /** Kubernetes roles; `to` says who holds them. */
  roles: { id: string; at: IdPath; can: { resource: string; verbs: string[] }[]; to: 'services' | 'delivery' }[]
  keyVault: KeyVault | null
  secrets: Secret[]
  privateEndpoints: PrivateEndpoint[]
  monitoring: Monitoring
  registry: Registry | null
  delivery: Delivery
  cost: Cost
  document: DocumentText
  /** The whole environment after defaults and overlays, every schema default filled in, prose references replaced: what `ktarch resolve` prints. */
  settings: written.Environment
}

/** Azure and Kubernetes names by the naming rule, overridable in the spec. */
export type Names = Record<
  | 'resourceGroup'
  | 'namespace'
  | 'cluster'
  | 'vnet'
  | 'frontDoor'
  | 'gateway'
  | 'wafPolicy'
  | 'publicIp'
  | 'natGateway'
  | 'serviceBus'
  | 'eventHubs'
  | 'keyVault'
  | 'logAnalytics'
  | 'appInsights'
  | 'monitorAccount'
  | 'grafana'
  | 'registry'
  | 'identity'
  | 'actionGroup'
  | 'backupVault'
  | 'budget',
  string
>

export interface Cluster {
  at: IdPath
  name: string
  version: string
  tier: 'Free' | 'Standard' | 'Premium'
  private: boolean
  rbac: 'entra' | 'kubernetes'
  podSecurity: 'restricted' | 'baseline' | 'privileged'
  networkMode: 'overlay' | 'vnet'
  networkPolicy: 'azure' | 'cilium' | 'calico'
  serviceCidr: string
  /** Tenth address of the service CIDR. */
  dnsServiceIp: string
  podCidr: string
  outbound: 'load-balancer' | 'nat-gateway' | 'firewall'
  authorizedIps: string[]
  hostEncryption: boolean
  upgrade: {
    channel: 'none' | 'patch' | 'stable' | 'rapid' | 'node-image'
    nodeOs: 'None' | 'Unmanaged' | 'SecurityPatch' | 'NodeImage'
  }
  pools: NodePool[]
}

export interface NodePool {
  id: string
  at: IdPath
  /** Azure's name: letters and digits, at most 12. */
  name: string
  mode: 'System' | 'User'
  vm: string
  /** null when the catalog does not know the size. */
  vcpu: number | null
  memoryGiB: number | null
  /** A range makes autoscaling. */
  nodes: Range
  /** Nodes at the start. */
  count: number
  autoscale: boolean
  zones: number[]
  spot: boolean
  maxPods: number
  /** Id of the subnet its nodes live in. */
  subnet: string
  taints: Taint[]
  labels: Record<string, string>
  osDiskGB: number | null
  /** Nodes added during an upgrade: '1' or '10%'. */
  surge: string
  purpose: string | null
}

export interface Taint {
  key: string
  value: string
  effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
  /** 'key=value:effect' */
  text: string
}

export interface Network {
  at: IdPath
  vnet: string
  addressSpace: string
  podTraffic: 'allow' | 'deny'
  podTls: 'none' | 'mtls'
  watcher: ('vnet-flow-logs' | 'connection-monitor')[]
  firewallIp: string | null
  subnets: Subnet[]
  peers: { id: string; at: IdPath; addressSpace: string; purpose: string | null }[]
}

export interface Subnet {
  id: string
  at: IdPath
  /** 'snet-application' */
  name: string
  cidr: string
  for: 'nodes' | 'application-gateway' | 'postgresql' | 'private-endpoints' | 'other'
  purpose: string | null
  notes: string | null
  serviceEndpoints: string[]
  /** 'Microsoft.DBforPostgreSQL/flexibleServers' or null. */
  delegation: string | null
  /** 'nsg-application' */
  nsg: string
  /** By priority within a direction, inbound first. */
  rules: SecurityRule[]
  natGateway: boolean
  routeTable: boolean
}

export interface SecurityRule {
  /** 'AllowHttpsFromFrontDoor' */
  name: string
  at: IdPath
  direction: 'Inbound' | 'Outbound'
  access: 'Allow' | 'Deny'
  priority: number
  protocol: 'Tcp' | 'Udp' | 'Icmp' | '*'
  source: Address
  destination: Address
  /** Destination ports: '443', '65200-65535', '*'. */
  ports: string[]
  purpose: string
  /** Follows from a connection or from what Azure requires, rather than written by the author. */
  derived: boolean
}

/** A service tag ('Internet'), a subnet (its CIDR as prefix, its id in `subnet`) or any CIDR; '*' for any. */
export interface Address {
  prefix: string
  subnet: string | null
}

export interface Waf {
  at: IdPath
  mode: 'Prevention' | 'Detection'
  /** 'OWASP 3.2' → { type: 'OWASP', version: '3.2' } */
  rules: { type: string; version: string }
  rateLimit: Rate | null
  disable: { group: string; rules: string[] }[]
  maxUploadMB: number | null
  maxBodyKB: number | null
  blockCountries: string[]
}

/** 100/min → { count: 100, per: 60 } */
export interface Rate {
  count: number
  per: number
}

export interface FrontDoor {
  at: IdPath
  name: string
  sku: 'Standard' | 'Premium'
  ddos: boolean
  waf: Waf | null
}

export interface Gateway {
  at: IdPath
  name: string
  /** WAF_v2 when it has a waf. */
  sku: 'Standard_v2' | 'WAF_v2'
  subnet: string
  capacity: Range
  zones: number[]
  privateIp: string | null
  /** Id of the certificate secret. */
  certificate: string | null
  minTls: string
  health: { interval: number; failures: number; successes: number }
  waf: Waf | null
}

export interface IngressController {
  at: IdPath
  controller: 'nginx' | 'application-gateway' | 'app-routing' | 'gateway-api'
  /** Kubernetes ingressClassName: nginx, azure-application-gateway, webapprouting.kubernetes.azure.com; '' for gateway-api. */
  className: string
  annotations: Record<string, string>
  host: string | null
}

export interface Probe {
  kind: 'http' | 'tcp'
  /** '' for tcp. */
  path: string
  delay: number
  period: number
  timeout: number
  failures: number
}

/** A service as it runs in one environment. */
export interface Workload {
  id: string
  at: IdPath
  definition: ServiceDefinition
  /** 'phonebill/auth-service' */
  image: string
  tag: string
  port: number
  replicas: Range
  /** Range of replicas: an HPA (or KEDA) owns them. */
  autoscale: boolean
  cpu: { request: number; limit: number }
  memory: { request: number; limit: number }
  scale: {
    cpu: number | null
    memory: number | null
    metrics: { name: string; value: number }[]
    queues: { queue: string; messages: number }[]
    up: ScalingBehaviour | null
    down: ScalingBehaviour | null
  }
  pdb: { minAvailable: number; because: string | null } | null
  probes: { startup: Probe | null; readiness: Probe | null; liveness: Probe | null }
  pool: string
  /** Tolerations for the pool's taints. */
  tolerations: Taint[]
  env: Record<string, string>
  /** Environment variable → secret id; what the author wrote plus what follows from stores, externals and auth. */
  secrets: { variable: string; secret: string }[]
  dbPool: Range | null
  /** Path where Prometheus scrapes, or null. */
  metrics: string | null
  nodePort: number | null
  spread: 'zone' | 'node' | 'none'
  strategy: 'RollingUpdate' | 'Recreate'
  rollout: { surge: number; unavailable: number }
  grace: number
  schedule: string | null
  storage: { sizeMiB: number; class: string | null; mountPath: string } | null
  mock: {
    endpoints: (MockEndpoint & { latency: Range | null; success: number | null; rateLimit: Rate | null })[]
    mix: { id: string; share: number; latency: Range | null; purpose: string | null }[]
  } | null
  serviceAccount: string
  /** Name of its user-assigned identity; null where nothing in Azure is reached by identity. */
  identity: string | null
}

export interface ScalingBehaviour {
  wait: number
  by: { type: 'Percent' | 'Pods'; value: number; period: number }[]
}

interface StoreParts {
  id: string
  at: IdPath
  definition: StoreDefinition
  /** Azure's or Kubernetes' name of the server. */
  name: string
  /** Name clients use: in-cluster DNS or the public FQDN that the private zone answers. */
  host: string
  port: number
  tls: boolean
}

export type Store = PodStore | PostgresqlServer | RedisCache | ManagedRedis | StorageAccount

export interface PodStore extends StoreParts {
  hosting: 'pod'
  image: string
  tag: string
  cpu: { request: number; limit: number }
  memory: { request: number; limit: number }
  /** null: memory only. */
  storageMiB: number | null
  storageClass: string | null
  mountPath: string
  settings: Record<string, string>
  maxMemoryMB: number | null
  backup: { method: 'disk-snapshot' | 'dump' | 'none'; every: number; keep: number }
  seed: { scripts: string[]; accounts: string[]; data: string | null; check: string[] } | null
}

export interface PostgresqlServer extends StoreParts {
  hosting: 'azure-postgresql'
  sku: string
  tier: 'Burstable' | 'GeneralPurpose' | 'MemoryOptimized'
  vcores: number | null
  memoryGiB: number | null
  storageGB: number
  autoGrow: boolean
  ha: 'zone-redundant' | 'same-zone' | 'none'
  zone: number | null
  standbyZone: number | null
  /** Id of a subnet for 'postgresql' (VNet integration) or 'private-endpoints'; null is public access. */
  subnet: string | null
  access: 'vnet' | 'private-endpoint' | 'public'
  ip: string | null
  minTls: string
  settings: Record<string, string>
  backup: { keepDays: number; geo: boolean; vault: { weekly: number; monthly: number; yearly: number } | null }
  replicas: {
    id: string
    at: IdPath
    name: string
    host: string
    sku: string
    region: Region
    purpose: 'read' | 'dr'
    ip: string | null
  }[]
}

export interface RedisCache extends StoreParts {
  hosting: 'azure-redis'
  sku: { name: 'Basic' | 'Standard' | 'Premium'; family: 'C' | 'P'; capacity: number; text: string }
  memoryGB: number | null
  shards: number
  replicasPerShard: number
  zones: number[]
  persistence: { rdb: number | null; snapshots: number; aof: boolean }
  geo: boolean
  subnet: string | null
  ip: string | null
  minTls: string
  settings: Record<string, string>
}

export interface ManagedRedis extends StoreParts {
  hosting: 'azure-managed-redis'
  sku: string
  memoryGB: number | null
  ha: boolean
  clustering: 'OSSCluster' | 'EnterpriseCluster'
  persistence: { rdb: number | null; aof: boolean }
  subnet: string | null
  ip: string | null
}

export interface StorageAccount extends StoreParts {
  hosting: 'azure-storage'
  replication: string
  tier: 'Hot' | 'Cool' | 'Cold'
  capacityGB: number | null
  lifecycle: { cool: number | null; archive: number | null; delete: number | null }
  subnet: string | null
  softDeleteDays: number
}

export interface ServiceBus {
  at: IdPath
  name: string
  host: string
  sku: 'Basic' | 'Standard' | 'Premium'
  units: number
  subnet: string | null
  queues: Queue[]
  topics: Topic[]
}

export interface EventHubs {
  at: IdPath
  name: string
  host: string
  sku: 'Basic' | 'Standard' | 'Premium'
  units: number
  maxUnits: number | null
  subnet: string | null
  streams: Stream[]
}

export interface External {
  id: string
  at: IdPath
  definition: ExternalDefinition
  kind: 'mock' | 'real'
  /** Id of the service that plays it, when mocked. */
  service: string | null
  reach: 'internet' | 'vpn' | 'expressroute'
  host: string | null
  cidr: string | null
}

export type PartyKind =
  | 'actor'
  | 'external'
  | 'front-door'
  | 'gateway'
  | 'ingress'
  | 'service'
  | 'store'
  | 'replica'
  | 'queue'
  | 'topic'
  | 'stream'
  | 'key-vault'
  | 'registry'
  | 'monitor'

export interface Party {
  kind: PartyKind
  /** Id of the service, store …; for a replica '<store>/<replica>'; '' where there is only one. */
  id: string
}

/** Who talks to whom: the one source of security rules, network policies, edges, variables and role assignments. */
export interface Connection {
  from: Party
  to: Party
  kind: 'request' | 'call' | 'data' | 'cache' | 'file' | 'message' | 'secret' | 'image' | 'telemetry' | 'replication'
  access: 'read-write' | 'read' | 'send' | 'receive' | null
  /** As diagrams print it: TCP, TLS, HTTP, HTTPS, AMQPS. */
  protocol: 'TCP' | 'TLS' | 'HTTP' | 'HTTPS' | 'AMQPS' | 'gRPC'
  port: number
  via: 'cluster' | 'private-endpoint' | 'vnet' | 'internet' | 'vpn' | 'expressroute'
  at: IdPath
}

export interface Caching {
  local: { type: string; ttl: number; eviction: string; maxEntries: number } | null
  shared: { store: string; ttl: number } | null
  keys: { name: string; ttl: number }[]
}

export interface KeyVault {
  at: IdPath
  name: string
  host: string
  sku: 'standard' | 'premium'
  subnet: string | null
  softDeleteDays: number
  purgeProtection: boolean
  allow: ('deployment' | 'disk-encryption' | 'template-deployment')[]
  rotate: { secrets: number | null; certificates: number | null }
}

/** A secret as this environment keeps it. */
export interface Secret {
  id: string
  definition: SecretDefinition
  store: 'key-vault' | 'kubernetes'
  /** Ids of the services that read it. */
  readers: string[]
  rotate: number | null
}

export interface PrivateEndpoint {
  /** 'main-db', 'key-vault', 'messaging' … : unique in the environment. */
  id: string
  /** 'pep-phonebill-prod-main-db' */
  name: string
  /** What it leads to, as id path of the environment's part. */
  at: IdPath
  resource:
    | 'postgresql'
    | 'redis'
    | 'managed-redis'
    | 'service-bus'
    | 'event-hubs'
    | 'key-vault'
    | 'registry'
    | 'storage'
  /** Azure's name of the target. */
  target: string
  groupId: string
  zone: string
  subnet: string
  ip: string | null
  port: number
  /** Ports of the nodes behind it, '15000-15999' for a clustered Redis; null where all goes through `port`. */
  nodePorts: string | null
}

export interface Monitoring {
  at: IdPath
  keepDays: number
  tools: string[]
  logAnalytics: { name: string; dailyCapGB: number | null; public: ('ingestion' | 'query')[] } | null
  appInsights: { name: string; sampling: number; autoInstrument: boolean; role: string | null } | null
  containerInsights: boolean
  prometheus: 'managed' | 'annotations' | 'none'
  grafana: boolean
  logs: { collect: 'stdout' | 'azure-monitor'; format: 'JSON' | 'text'; levels: Record<string, string> }
  metrics: { name: string; tool: string | null; purpose: string | null }[]
  queries: { id: string; query: string }[]
  channels: {
    id: string
    at: IdPath
    email: string | null
    slack: string | null
    teams: string | null
    sms: string | null
  }[]
  alerts: Alert[]
}

export interface Alert {
  id: string
  at: IdPath
  metric:
    | 'cpu'
    | 'memory'
    | 'disk'
    | 'pod-restarts'
    | 'node-not-ready'
    | 'failed-requests'
    | 'response-time'
    | 'resource-health'
  /** Percent, seconds or a count, as the metric wants; text is the bound as written ('85%', '3s', '5'). */
  bound: { direction: 'above' | 'below'; value: number; unit: 'percent' | 'seconds' | 'count'; text: string } | null
  within: number
  every: number
  severity: number
  /** Id of the service or store it watches; null is the cluster (or the application as a whole). */
  of: string | null
  notify: string[]
  owner: string | null
  response: string | null
}

export interface Registry {
  at: IdPath
  name: string
  /** 'crphonebillprod.azurecr.io' */
  loginServer: string
  sku: 'Basic' | 'Standard' | 'Premium'
  geo: boolean
  subnet: string | null
}

export interface DeliveryStage {
  tool: string | null
  note: string | null
  scan: string[]
  rollback: string | null
  rollbackWithin: number | null
  auth: string | null
  repository: string | null
}

export interface Delivery {
  ci: DeliveryStage | null
  cd: DeliveryStage | null
  package: DeliveryStage | null
  images: DeliveryStage | null
  trigger: string | null
  strategy: 'RollingUpdate' | 'BlueGreen' | 'Recreate'
  test: string | null
  coverage: number | null
  downtime: Range | null
}

export interface Cost {
  at: IdPath
  asOf: string | null
  budget: number | null
  items: CostItem[]
  total: number
  /** Cost of a concurrent user a month; null without users. */
  perUser: number | null
  savings: Saving[]
}

export interface CostItem {
  id: string
  at: IdPath
  /** Paths below the environment ('stores.main-db') or words ('traffic', 'loadBalancer', 'disks', 'environment'). */
  of: string[]
  monthly: number
  advice: string | null
  area: 'compute' | 'storage' | 'network'
}

export interface Saving {
  id: string
  at: IdPath
  name: string
  rate: number | null
  /** Id of the cost item it lowers. */
  of: string
  how: string | null
  applied: boolean
  commitment: number | null
  /** rate × the item's cost, USD a month; null without a rate. */
  amount: number | null
  area: 'compute' | 'storage' | 'network'
}
