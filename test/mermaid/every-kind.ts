/** One environment that holds at least one of everything a diagram can show, as the text of an architecture.json. */
export function everyKind(): string {
  const run = { replicas: 1, cpu: '200m', memory: '256Mi', pool: 'apps', tag: '1.0.0' }
  const azure = { sku: 'Standard_D2s_v5', storage: '128GB' }
  return JSON.stringify({
    ktarch: '1',
    system: { id: 'zoo', name: '모든 종류' },
    documents: { history: { '1.0': { date: '2026-11-22', change: '최초 작성' } } },
    actors: {
      customer: { name: '고객' },
      clerk: { name: '상담원', via: 'branch' },
      partner: { name: '제휴사', via: 'branch' },
    },
    services: {
      'api-gateway': { kind: 'gateway', routes: ['/'], port: 9000, calls: ['order-service', 'stock-worker'] },
      'order-service': {
        routes: ['/orders'],
        uses: ['orders', 'sessions'],
        calls: ['bank', 'erp'],
        sends: ['placed', 'clicks'],
      },
      'stock-worker': { kind: 'worker', port: 8081, uses: ['files'], receives: ['placed'] },
      'ledger-store': { kind: 'stateful', port: 8082, uses: ['audit'] },
      'nightly-report': { kind: 'cron', reads: ['orders'], uses: ['cold'] },
      'bank-mock': { kind: 'mock', uses: ['scratch'] },
    },
    stores: {
      orders: { name: 'PostgreSQL', engine: 'postgresql', version: '16', password: 'password' },
      audit: { name: '감사 DB', engine: 'postgresql', version: '16', password: 'password' },
      scratch: { name: '임시 DB', engine: 'postgresql', version: '16', password: 'password' },
      sessions: { name: 'Redis', engine: 'redis', version: '7.2', password: 'password' },
      files: { name: '첨부 파일', engine: 'blob', containers: ['files'] },
      cold: { name: '보관 파일', engine: 'blob', containers: ['cold'] },
    },
    messaging: { topics: { placed: { subscriptions: { stock: {} } } }, streams: { clicks: { partitions: 4 } } },
    externals: {
      bank: { name: '은행', role: '이체', protocol: 'TCP', port: 7443 },
      erp: { name: 'ERP', protocol: 'HTTPS' },
      branch: { name: '영업점 단말', direction: 'inbound' },
    },
    secrets: { password: { purpose: '저장소 접근' }, cert: { kind: 'certificate', purpose: '외부 HTTPS 종단' } },
    environments: {
      live: {
        name: '실서비스',
        region: 'koreacentral',
        drRegion: 'koreasouth',
        zones: [1, 2, 3],
        domain: 'zoo.example.com',
        cluster: {
          version: '1.36',
          tier: 'Premium',
          private: true,
          outbound: 'nat-gateway',
          pools: {
            system: { mode: 'System', vm: 'Standard_D2s_v5', nodes: 3 },
            apps: { vm: 'Standard_D4s_v5', nodes: '3..9' },
            batch: { vm: 'Standard_D8s_v5', nodes: '1..4', spot: true, subnet: 'batch' },
            gpu: { vm: 'Standard_NC4as_T4_v3', nodes: 1, subnet: 'batch' },
          },
        },
        network: {
          addressSpace: '10.0.0.0/16',
          subnets: {
            gateway: { cidr: '10.0.0.0/24', for: 'application-gateway' },
            application: { cidr: '10.0.1.0/24', for: 'nodes' },
            batch: { cidr: '10.0.2.0/24', for: 'nodes' },
            database: { cidr: '10.0.3.0/24', for: 'postgresql' },
            endpoints: {
              cidr: '10.0.4.0/24',
              for: 'private-endpoints',
              rules: { runners: { from: 'runners', ports: 443, priority: 1000 } },
            },
            runners: { cidr: '10.0.5.0/27', for: 'other', purpose: '빌드 러너' },
          },
          peers: { hub: { addressSpace: '10.9.0.0/16', purpose: '사내망' } },
        },
        edge: {
          frontDoor: { sku: 'Premium' },
          gateway: {
            subnet: 'gateway',
            capacity: '2..10',
            certificate: 'cert',
            waf: { mode: 'Detection', rules: 'OWASP 3.2' },
          },
        },
        serviceDefaults: run,
        services: {
          'stock-worker': { pool: 'batch' },
          'nightly-report': { pool: 'batch', schedule: '0 3 * * *' },
          'ledger-store': { storage: '10Gi' },
        },
        stores: {
          orders: {
            hosting: 'azure-postgresql',
            ...azure,
            ha: 'same-zone',
            subnet: 'database',
            replicas: { read: { sku: 'Standard_D2s_v5', purpose: 'read' }, dr: { region: 'dr', purpose: 'dr' } },
          },
          audit: { hosting: 'azure-postgresql', ...azure },
          scratch: { hosting: 'pod', image: 'postgres', cpu: '100m', memory: '256Mi', storage: '5Gi' },
          sessions: { hosting: 'azure-managed-redis', sku: 'Balanced_B5', subnet: 'endpoints' },
          files: { hosting: 'azure-storage', replication: 'ZRS', capacity: '2TB', subnet: 'endpoints' },
          cold: { hosting: 'azure-storage', replication: 'GRS', tier: 'Cool' },
        },
        messaging: { hosting: 'azure-service-bus', sku: 'Premium', units: 2, subnet: 'endpoints' },
        streaming: { hosting: 'azure-event-hubs', sku: 'Standard', units: 2, maxUnits: 8, subnet: 'endpoints' },
        externals: {
          bank: { kind: 'real', reach: 'vpn', host: 'bank.example.com', cidr: '192.168.10.0/24' },
          erp: { kind: 'real', reach: 'expressroute', host: 'erp.example.com', cidr: '192.168.20.0/24' },
          branch: { kind: 'real', reach: 'vpn', cidr: '192.168.30.0/24' },
        },
        keyVault: { subnet: 'endpoints' },
        monitoring: { logAnalytics: {}, appInsights: {}, prometheus: 'managed', grafana: true },
        registry: { sku: 'Premium', subnet: 'endpoints' },
      },
    },
  })
}
