// Generated from schemas/architecture.schema.json by `npm run types`. Do not edit.

export type Id = string;
export type Text = string;
export type Token = string;
export type CalendarDate = string;
export type Path = string;
export type Version = string;
export type Size = string;
export type Duration = string;
export type AzureName = string;
export type Percent = string;
export type Money = string;
export type Host = string;
export type ClockRange = string;
export type Cidr = string;
export type CountRange = number | string;
export type Ip = string;
export type Rate = string;
export type CpuRange = string;
export type MemoryRange = string;
export type ScaleStep = string;
export type Cron = string;
export type PodStorage = string;
export type DurationRange = string;
export type StoreHosting = PodStore | PostgresqlServer | RedisCache | ManagedRedis | StorageAccount;
export type Broker = ServiceBus;
export type Streaming = EventHubs;
export type ExternalReach = MockExternal | RealExternal;
export type CheckTask =
  | string
  | {
      task: Text;
      run?: Text;
      expect?: Text;
      scope?: Text;
      then?: Text;
    };
export type MonthRange = string;
export type Deliverable =
  | string
  | {
      task: Text;
      done?: boolean;
    };

export interface Spec {
  ktarch: "1";
  system: System;
  documents?: Documents;
  actors?: {
    [k: string]: Actor;
  };
  services: {
    [k: string]: Service;
  };
  stores?: {
    [k: string]: Store;
  };
  messaging?: Messages;
  externals?: {
    [k: string]: External;
  };
  secrets?: {
    [k: string]: Secret;
  };
  auth?: Auth;
  defaults?: Environment;
  environments: {
    [k: string]: Environment;
  };
  /**
   * @minItems 1
   * @maxItems 1000
   */
  roadmap?: Phase[];
  migration?: Migration;
  decisions?: {
    [k: string]: Decision;
  };
}
export interface System {
  id: Id;
  name: Text;
  summary?: Text;
  cloud?: Text;
  async?: Text;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  compliance?: Text[];
  runtime?: Text;
  /**
   * @minItems 1
   * @maxItems 8
   */
  layers?: Token[];
}
export interface Documents {
  style?: "azure" | "neutral";
  history?: {
    [k: string]: Revision;
  };
  /**
   * @minItems 1
   * @maxItems 1000
   */
  authors?: Role[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  reviewers?: Role[];
  references?: {
    [k: string]: Reference;
  };
  master?: DocumentText;
  diagrams?: DiagramStyle;
}
export interface Revision {
  date: CalendarDate;
  change: Text;
}
export interface Role {
  role: Text;
  alias?: Text;
}
export interface Reference {
  title: Text;
  path: string;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  in?: Id[];
  relation?: Text;
  usage?: Text;
}
export interface DocumentText {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  purpose?: Text[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  priorities?: Text[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  constraints?: Text[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  goals?: Text[];
  remarks?: {
    [k: string]: Text;
  };
}
export interface DiagramStyle {
  emoji?: boolean;
  palette?: {
    [k: string]: string;
  };
}
export interface Actor {
  name: Text;
  icon?: Text;
  via?: Id;
}
export interface Service {
  name?: Text;
  role?: Text;
  domain?: Id;
  icon?: Text;
  kind?: "app" | "gateway" | "mock" | "worker" | "stateful" | "job" | "cron";
  port?: number;
  image?: Token;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  routes?: Path[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  uses?: Id[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  reads?: Id[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  calls?: Id[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  sends?: Id[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  receives?: Id[];
  mock?: Mock;
}
export interface Mock {
  auth?: Token;
  endpoints?: {
    [k: string]: MockEndpoint;
  };
}
export interface MockEndpoint {
  path: Path;
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  purpose?: Text;
}
export interface Store {
  name?: Text;
  engine: "postgresql" | "redis" | "blob";
  version?: Version;
  database?: string;
  schemas?: {
    [k: string]: Id;
  };
  /**
   * @minItems 1
   * @maxItems 1000
   */
  containers?: Id[];
  purpose?: Text;
  eviction?:
    | "noeviction"
    | "allkeys-lru"
    | "allkeys-lfu"
    | "allkeys-random"
    | "volatile-lru"
    | "volatile-lfu"
    | "volatile-random"
    | "volatile-ttl";
  password?: Id;
}
export interface Messages {
  queues?: {
    [k: string]: Queue;
  };
  topics?: {
    [k: string]: Topic;
  };
  streams?: {
    [k: string]: Stream;
  };
}
export interface Queue {
  size?: Size;
  deliveries?: number;
  duplicates?: Duration;
  deadLetter?: boolean;
  lock?: Duration;
  ttl?: Duration;
  purpose?: Text;
}
export interface Topic {
  size?: Size;
  duplicates?: Duration;
  subscriptions?: {
    [k: string]: Subscription;
  };
  ttl?: Duration;
  purpose?: Text;
}
export interface Subscription {
  deliveries?: number;
  deadLetter?: boolean;
  lock?: Duration;
  filter?: Text;
}
export interface Stream {
  partitions?: number;
  keep?: Duration;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  groups?: Id[];
  purpose?: Text;
}
export interface External {
  name: Text;
  role?: Text;
  icon?: Text;
  direction?: "inbound" | "outbound";
  protocol?: "HTTPS" | "HTTP" | "TCP" | "gRPC" | "AMQPS";
  port?: number;
  credentials?: Id;
}
export interface Secret {
  purpose: Text;
  kind?: "secret" | "certificate";
}
export interface Auth {
  scheme?: Text;
  key?: Id;
  token?: TokenLife;
  app?: AppRegistration;
}
export interface TokenLife {
  access?: Duration;
  refresh?: Duration;
}
export interface AppRegistration {
  name: AzureName;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  roles?: Token[];
}
export interface Environment {
  name?: Text;
  about?: About;
  targets?: Targets;
  region?: Id;
  drRegion?: Id;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  zones?: number[];
  timeZone?: Token;
  domain?: Host;
  naming?: string;
  names?: Names;
  tags?: {
    [k: string]: string;
  };
  protect?: boolean;
  exceptions?: {
    [k: string]: PolicyException;
  };
  offHours?: OffHours;
  cluster?: Cluster;
  network?: Network;
  edge?: Edge;
  ingress?: Ingress;
  serviceDefaults?: ServiceRun;
  services?: {
    [k: string]: ServiceRun;
  };
  stores?: {
    [k: string]: StoreHosting;
  };
  storageClasses?: {
    [k: string]: StorageClass;
  };
  messaging?: Broker;
  streaming?: Streaming;
  externals?: {
    [k: string]: ExternalReach;
  };
  resilience?: {
    [k: string]: CircuitBreaker;
  };
  caching?: Caching;
  identity?: Identity;
  access?: {
    [k: string]: AccessRole;
  };
  keyVault?: KeyVault;
  monitoring?: Monitoring;
  registry?: Registry;
  delivery?: Delivery;
  recovery?: Recovery;
  operations?: Operations;
  cost?: Cost;
  growth?: Growth;
  document?: DocumentText;
}
export interface About {
  purpose?: Text;
  audience?: Text;
  security?: Text;
  complexity?: Text;
  dataProtection?: Text;
  because?: {
    [k: string]: Text;
  };
}
export interface Targets {
  users?: number;
  availability?: Percent;
  response?: Duration;
  deployTime?: Duration;
  rto?: Duration;
  rpo?: Duration;
  securityIncidents?: number;
  cacheHit?: Percent;
  cdnHit?: Percent;
  automation?: Percent;
  monthlyCost?: Money;
}
export interface Names {
  resourceGroup?: AzureName;
  namespace?: AzureName;
  cluster?: AzureName;
  vnet?: AzureName;
  frontDoor?: AzureName;
  gateway?: AzureName;
  wafPolicy?: AzureName;
  publicIp?: AzureName;
  natGateway?: AzureName;
  serviceBus?: AzureName;
  eventHubs?: AzureName;
  keyVault?: AzureName;
  logAnalytics?: AzureName;
  appInsights?: AzureName;
  monitorAccount?: AzureName;
  grafana?: AzureName;
  registry?: AzureName;
  identity?: AzureName;
  actionGroup?: AzureName;
  backupVault?: AzureName;
  budget?: AzureName;
}
export interface PolicyException {
  of?: Token;
  because: Text;
}
export interface OffHours {
  nights?: ClockRange;
  weekends?: boolean;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  stop?: Id[];
}
export interface Cluster {
  version?: Version;
  tier?: "Free" | "Standard" | "Premium";
  private?: boolean;
  rbac?: "entra" | "kubernetes";
  podSecurity?: "restricted" | "baseline" | "privileged";
  networkMode?: "overlay" | "vnet";
  networkPolicy?: "azure" | "cilium" | "calico";
  serviceCidr?: Cidr;
  podCidr?: Cidr;
  outbound?: "load-balancer" | "nat-gateway" | "firewall";
  /**
   * @minItems 1
   * @maxItems 1000
   */
  authorizedIps?: Cidr[];
  hostEncryption?: boolean;
  upgrade?: UpgradeChannel;
  pools?: {
    [k: string]: NodePool;
  };
}
export interface UpgradeChannel {
  channel?: "none" | "patch" | "stable" | "rapid" | "node-image";
  nodeOs?: "None" | "Unmanaged" | "SecurityPatch" | "NodeImage";
}
export interface NodePool {
  mode?: "System" | "User";
  vm?: Token;
  nodes?: CountRange;
  count?: number;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  zones?: number[];
  spot?: boolean;
  maxPods?: number;
  subnet?: Id;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  taints?: string[];
  labels?: {
    [k: string]: Token;
  };
  osDisk?: Size;
  surge?: number | string;
  purpose?: Text;
}
export interface Network {
  addressSpace?: Cidr;
  podTraffic?: "allow" | "deny";
  podTls?: "none" | "mtls";
  /**
   * @minItems 1
   * @maxItems 1000
   */
  watcher?: ("vnet-flow-logs" | "connection-monitor")[];
  firewallIp?: Ip;
  subnets?: {
    [k: string]: Subnet;
  };
  peers?: {
    [k: string]: PeerNetwork;
  };
}
export interface Subnet {
  cidr?: Cidr;
  for?: "nodes" | "application-gateway" | "postgresql" | "private-endpoints" | "other";
  purpose?: Text;
  notes?: Text;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  serviceEndpoints?: Token[];
  rules?: {
    [k: string]: SecurityRule;
  };
  enabled?: boolean;
}
export interface SecurityRule {
  from?: Token;
  to?: Token;
  ports: number | string;
  protocol?: "TCP" | "UDP" | "ICMP" | "*";
  action?: "Allow" | "Deny";
  priority: number;
  purpose?: Text;
}
export interface PeerNetwork {
  addressSpace: Cidr;
  purpose?: Text;
}
export interface Edge {
  frontDoor?: FrontDoor;
  gateway?: ApplicationGateway;
}
export interface FrontDoor {
  sku?: "Standard" | "Premium";
  ddos?: boolean;
  waf?: FrontDoorWaf;
  enabled?: boolean;
}
export interface FrontDoorWaf {
  mode?: "Prevention" | "Detection";
  rules?: Token;
  rateLimit?: Rate;
  disable?: {
    /**
     * @minItems 1
     * @maxItems 1000
     */
    [k: string]: Token[];
  };
  /**
   * @minItems 1
   * @maxItems 1000
   */
  blockCountries?: string[];
}
export interface ApplicationGateway {
  subnet?: Id;
  capacity?: CountRange;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  zones?: number[];
  privateIp?: Ip;
  certificate?: Id;
  minTls?: Version;
  health?: BackendHealth;
  waf?: Waf;
  enabled?: boolean;
}
export interface BackendHealth {
  interval?: Duration;
  failures?: number;
  successes?: number;
}
export interface Waf {
  mode?: "Prevention" | "Detection";
  rules?: Token;
  rateLimit?: Rate;
  disable?: {
    /**
     * @minItems 1
     * @maxItems 1000
     */
    [k: string]: Token[];
  };
  maxUpload?: Size;
  maxBody?: Size;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  blockCountries?: string[];
}
export interface Ingress {
  controller?: "nginx" | "application-gateway" | "app-routing" | "gateway-api";
  annotations?: {
    [k: string]: Text;
  };
}
export interface ServiceRun {
  enabled?: boolean;
  replicas?: CountRange;
  cpu?: CpuRange;
  memory?: MemoryRange;
  scale?: Scale;
  pdb?: DisruptionBudget;
  probes?: Probes;
  pool?: Id;
  tag?: Token;
  env?: {
    [k: string]: string;
  };
  secrets?: {
    [k: string]: Id;
  };
  dbPool?: CountRange;
  metrics?: Path;
  nodePort?: number;
  spread?: "zone" | "node" | "none";
  rollout?: Rollout;
  grace?: Duration;
  schedule?: Cron;
  storage?: PodStorage;
  storageClass?: Id;
  mountPath?: Path;
  mock?: MockBehaviour;
}
export interface Scale {
  cpu?: Percent;
  memory?: Percent;
  metrics?: {
    [k: string]: number;
  };
  queues?: {
    [k: string]: number;
  };
  up?: ScalingBehaviour;
  down?: ScalingBehaviour;
}
export interface ScalingBehaviour {
  wait?: Duration;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  by?: ScaleStep[];
}
export interface DisruptionBudget {
  minAvailable: number;
  because?: Text;
}
export interface Probes {
  kind?: "actuator" | "http" | "tcp" | "none";
  period?: Duration;
  timeout?: Duration;
  liveness?: Probe;
  readiness?: Probe;
  startup?: Probe;
}
export interface Probe {
  path?: Path;
  delay?: Duration;
  period?: Duration;
  timeout?: Duration;
  failures?: number;
}
export interface Rollout {
  surge?: number;
  unavailable?: number;
}
export interface MockBehaviour {
  endpoints?: {
    [k: string]: EndpointBehaviour;
  };
  mix?: {
    [k: string]: ResponseMix;
  };
}
export interface EndpointBehaviour {
  latency?: DurationRange;
  success?: Percent;
  rateLimit?: Rate;
}
export interface ResponseMix {
  share: Percent;
  latency?: DurationRange;
  purpose?: Text;
}
export interface PodStore {
  hosting: "pod";
  enabled?: boolean;
  image?: Token;
  cpu?: CpuRange;
  memory?: MemoryRange;
  storage?: PodStorage;
  storageClass?: Id;
  settings?: {
    [k: string]: Text;
  };
  maxMemory?: Size;
  backup?: PodBackup;
  seed?: Seed;
}
export interface PodBackup {
  method: "disk-snapshot" | "dump" | "none";
  every?: Duration;
  keep?: Duration;
}
export interface Seed {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  scripts?: Token[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  accounts?: Token[];
  data?: Text;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  check?: Token[];
}
export interface PostgresqlServer {
  hosting: "azure-postgresql";
  enabled?: boolean;
  name?: AzureName;
  sku: Token;
  storage: Size;
  autoGrow?: boolean;
  ha?: "zone-redundant" | "same-zone" | "none";
  zone?: number;
  standbyZone?: number;
  subnet?: Id;
  ip?: Ip;
  minTls?: Version;
  settings?: {
    [k: string]: Text;
  };
  backup?: ServerBackup;
  replicas?: {
    [k: string]: PostgresqlReplica;
  };
}
export interface ServerBackup {
  keep?: Duration;
  geo?: boolean;
  vault?: VaultBackup;
}
export interface VaultBackup {
  weekly?: number;
  monthly?: number;
  yearly?: number;
}
export interface PostgresqlReplica {
  sku?: Token;
  region?: Id;
  purpose: "read" | "dr";
  ip?: Ip;
}
export interface RedisCache {
  hosting: "azure-redis";
  enabled?: boolean;
  name?: AzureName;
  sku: Token;
  shards?: number;
  replicasPerShard?: number;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  zones?: number[];
  persistence?: RedisPersistence;
  subnet?: Id;
  ip?: Ip;
  geo?: boolean;
  minTls?: Version;
  settings?: {
    [k: string]: Text;
  };
}
export interface RedisPersistence {
  rdb?: Duration;
  snapshots?: number;
  aof?: boolean;
}
export interface ManagedRedis {
  hosting: "azure-managed-redis";
  enabled?: boolean;
  name?: AzureName;
  sku: Token;
  ha?: boolean;
  clustering?: "OSSCluster" | "EnterpriseCluster";
  persistence?: ManagedRedisPersistence;
  subnet?: Id;
  ip?: Ip;
}
export interface ManagedRedisPersistence {
  rdb?: Duration;
  aof?: boolean;
}
export interface StorageAccount {
  hosting: "azure-storage";
  enabled?: boolean;
  name?: AzureName;
  replication?: "LRS" | "ZRS" | "GRS" | "RAGRS" | "GZRS" | "RAGZRS";
  tier?: "Hot" | "Cool" | "Cold";
  capacity?: Size;
  lifecycle?: StorageLifecycle;
  subnet?: Id;
  softDelete?: Duration;
}
export interface StorageLifecycle {
  cool?: Duration;
  archive?: Duration;
  delete?: Duration;
}
export interface StorageClass {
  disk:
    | "Standard_LRS"
    | "StandardSSD_LRS"
    | "StandardSSD_ZRS"
    | "Premium_LRS"
    | "Premium_ZRS"
    | "PremiumV2_LRS"
    | "UltraSSD_LRS";
  purpose?: Text;
}
export interface ServiceBus {
  hosting: "azure-service-bus";
  enabled?: boolean;
  sku: "Basic" | "Standard" | "Premium";
  units?: number;
  subnet?: Id;
}
export interface EventHubs {
  hosting: "azure-event-hubs";
  enabled?: boolean;
  sku: "Basic" | "Standard" | "Premium";
  units?: number;
  maxUnits?: number;
  subnet?: Id;
}
export interface MockExternal {
  kind: "mock";
  enabled?: boolean;
  service: Id;
}
export interface RealExternal {
  kind: "real";
  enabled?: boolean;
  reach?: "internet" | "vpn" | "expressroute";
  host?: Host;
  cidr?: Cidr;
}
export interface CircuitBreaker {
  failures?: number;
  open?: Duration;
  halfOpen?: number;
}
export interface Caching {
  local?: LocalCache;
  shared?: SharedCache;
  keys?: {
    [k: string]: Duration;
  };
}
export interface LocalCache {
  type?: Token;
  ttl?: Duration;
  eviction?: Token;
  maxEntries?: number;
}
export interface SharedCache {
  store?: Id;
  ttl?: Duration;
}
export interface Identity {
  name?: AzureName;
}
export interface AccessRole {
  can: {
    /**
     * @minItems 1
     * @maxItems 1000
     */
    [k: string]: Token[];
  };
  to: "services" | "delivery";
}
export interface KeyVault {
  sku?: "standard" | "premium";
  subnet?: Id;
  softDelete?: Duration;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  allow?: ("deployment" | "disk-encryption" | "template-deployment")[];
  rotate?: Rotation;
  enabled?: boolean;
}
export interface Rotation {
  secrets?: Duration;
  certificates?: Duration;
}
export interface Monitoring {
  keep?: Duration;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  tools?: Token[];
  logAnalytics?: LogAnalytics;
  appInsights?: AppInsights;
  containerInsights?: boolean;
  prometheus?: "managed" | "annotations" | "none";
  grafana?: boolean;
  logs?: Logs;
  metrics?: {
    [k: string]: Metric;
  };
  queries?: {
    [k: string]: Text;
  };
  channels?: {
    [k: string]: Channel;
  };
  alerts?: {
    [k: string]: Alert;
  };
}
export interface LogAnalytics {
  dailyCap?: Size;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  public?: ("ingestion" | "query")[];
  enabled?: boolean;
}
export interface AppInsights {
  sampling?: Percent;
  autoInstrument?: boolean;
  role?: Token;
  enabled?: boolean;
}
export interface Logs {
  collect?: "stdout" | "azure-monitor";
  format?: "JSON" | "text";
  levels?: {
    [k: string]: "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR";
  };
}
export interface Metric {
  tool?: Token;
  purpose?: Text;
}
export interface Channel {
  email?: Token;
  slack?: Token;
  teams?: Id;
  sms?: Token;
}
export interface Alert {
  metric:
    | "cpu"
    | "memory"
    | "disk"
    | "pod-restarts"
    | "node-not-ready"
    | "failed-requests"
    | "response-time"
    | "resource-health";
  above?: number | string;
  below?: number | string;
  within?: Duration;
  every?: Duration;
  severity?: number;
  of?: Id;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  notify: Id[];
  owner?: Text;
  response?: Text;
  enabled?: boolean;
}
export interface Registry {
  sku?: "Basic" | "Standard" | "Premium";
  geo?: boolean;
  subnet?: Id;
  enabled?: boolean;
}
export interface Delivery {
  ci?: DeliveryStage;
  cd?: DeliveryStage;
  package?: DeliveryStage;
  images?: DeliveryStage;
  trigger?: Text;
  strategy?: "RollingUpdate" | "BlueGreen" | "Recreate";
  test?: Text;
  coverage?: Percent;
  downtime?: DurationRange;
}
export interface DeliveryStage {
  tool?: Token;
  note?: Text;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  scan?: Text[];
  rollback?: Text;
  rollbackWithin?: Duration;
  auth?: Text;
  repository?: Token;
}
export interface Recovery {
  application?: ApplicationRecovery;
  nodes?: NodeRecovery;
}
export interface ApplicationRecovery {
  region?: Id;
  restore?: Duration;
}
export interface NodeRecovery {
  replace?: Duration;
}
export interface Operations {
  incidents?: {
    [k: string]: Incident;
  };
  maintenance?: Maintenance;
  change?: Change;
  checks?: Checks;
  problems?: {
    [k: string]: Problem;
  };
}
export interface Incident {
  means?: Text;
  respond?: Duration;
  escalate?: Text;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  steps?: Text[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  team?: Text[];
  channel?: Text;
  notice?: Text;
  raise?: Duration;
}
export interface Maintenance {
  day: "Sunday" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday";
  time: ClockRange;
  emergency?: Text;
  approval?: boolean;
}
export interface Change {
  approval?: Text;
  approvers?: number;
  test?: Text;
  rollback?: Text;
}
export interface Checks {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  daily?: CheckTask[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  weekly?: CheckTask[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  monthly?: CheckTask[];
}
export interface Problem {
  problem?: Text;
  cause?: Text;
  fix?: Text;
  prevention?: Text;
}
export interface Cost {
  asOf?: CalendarDate;
  budget?: Money;
  items?: {
    [k: string]: CostItem;
  };
  savings?: {
    [k: string]: Saving;
  };
}
export interface CostItem {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  of: Token[];
  monthly: Money;
  advice?: Text;
}
export interface Saving {
  name?: Text;
  rate?: Percent;
  of: Id;
  how?: Text;
  applied?: boolean;
  commitment?: Duration;
}
export interface Growth {
  application?: ApplicationGrowth;
  database?: DatabaseGrowth;
  cache?: CacheGrowth;
  scaling?: ScalingPolicy;
}
export interface ApplicationGrowth {
  replicas?: number;
}
export interface DatabaseGrowth {
  replicas?: number;
  capacity?: Text;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  steps?: Text[];
}
export interface CacheGrowth {
  sku?: Token;
  capacity?: Text;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  steps?: Text[];
}
export interface ScalingPolicy {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  predictive?: Text[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  costAware?: Text[];
}
export interface Phase {
  title: Text;
  months: MonthRange;
  focus?: Text;
  environment?: Id;
  targets?: Targets;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  goals?: Text[];
  /**
   * @minItems 1
   * @maxItems 1000
   */
  deliverables?: Deliverable[];
}
export interface Migration {
  from: Id;
  to: Id;
  checklist: {
    /**
     * @minItems 1
     * @maxItems 1000
     */
    [k: string]: MigrationTask[];
  };
}
export interface MigrationTask {
  task: Text;
  priority: "높음" | "중간" | "낮음";
  how?: Text;
  done?: boolean;
}
export interface Decision {
  title: Text;
  at?: string;
  replaces?: Text;
  because: Text;
  status?: "decided" | "open" | "assumed";
}
