/** A system of many services as the text of an architecture.json: domains of up to ten, a database for each, a shared cache and a queue. */
export function bigSystem(services: number, servicesInADomain = 10): string {
  const ids = Array.from({ length: services }, (_, index) => `service-${String(index + 1).padStart(3, '0')}`)
  const domainOf = (index: number) => `domain-${String(Math.floor(index / servicesInADomain) + 1).padStart(2, '0')}`
  const domains = [...new Set(ids.map((_, index) => domainOf(index)))]
  const databaseOf = (index: number) => `${domainOf(index)}-db`
  const run = { replicas: '2..8', cpu: '200m..500m', memory: '256Mi..512Mi', pool: 'apps', tag: '1.0.0' }
  return JSON.stringify({
    ktarch: '1',
    system: { id: 'big', name: '큰 시스템' },
    documents: { history: { '1.0': { date: '2026-11-22', change: '최초 작성' } } },
    actors: { customer: { name: '고객' } },
    services: Object.fromEntries(
      ids.map((id, index) => [
        id,
        {
          role: `역할 ${index + 1}`,
          domain: domainOf(index),
          routes: [`/api/${id}`],
          uses: [databaseOf(index), 'cache'],
          ...(index % 3 === 1 ? { calls: [ids[index - 1], 'payments'] } : {}),
          // One call that leaves the domain.
          ...(index % servicesInADomain === 0 && index > 0 ? { calls: [ids[index - 1]] } : {}),
          ...(index % 5 === 2 ? { sends: ['events'] } : {}),
          ...(index % 5 === 4 ? { receives: ['events'] } : {}),
        },
      ]),
    ),
    stores: {
      ...Object.fromEntries(
        domains.map(domain => [
          `${domain}-db`,
          { name: `${domain} DB`, engine: 'postgresql', version: '16', password: 'database-password' },
        ]),
      ),
      cache: { name: 'Redis', engine: 'redis', password: 'database-password' },
    },
    messaging: { queues: { events: { size: '1GB' } } },
    externals: { payments: { name: '결제 대행사', role: '결제' } },
    secrets: {
      'database-password': { purpose: '저장소 접근' },
      'ssl-cert': { kind: 'certificate', purpose: '외부 HTTPS 종단' },
    },
    environments: {
      prod: {
        name: '운영환경',
        targets: { users: 30_000 },
        region: 'koreacentral',
        zones: [1, 2, 3],
        domain: 'big.example.com',
        cluster: {
          version: '1.36',
          tier: 'Standard',
          pools: {
            system: { mode: 'System', vm: 'Standard_D4s_v5', nodes: 3 },
            apps: { vm: 'Standard_D8s_v5', nodes: '6..20' },
          },
        },
        network: {
          addressSpace: '10.0.0.0/16',
          subnets: {
            gateway: { cidr: '10.0.4.0/24', for: 'application-gateway' },
            application: { cidr: '10.0.1.0/24', for: 'nodes' },
            endpoints: { cidr: '10.0.5.0/24', for: 'private-endpoints' },
          },
        },
        edge: { gateway: { capacity: '2..10', certificate: 'ssl-cert', waf: { rules: 'OWASP 3.2' } } },
        serviceDefaults: run,
        stores: {
          ...Object.fromEntries(
            domains.map(domain => [
              `${domain}-db`,
              { hosting: 'azure-postgresql', sku: 'Standard_D4s_v5', storage: '256GB', subnet: 'endpoints' },
            ]),
          ),
          cache: { hosting: 'azure-redis', sku: 'Premium_P2', subnet: 'endpoints' },
        },
        messaging: { hosting: 'azure-service-bus', sku: 'Premium', units: 1, subnet: 'endpoints' },
        externals: { payments: { kind: 'real', reach: 'internet', host: 'pay.example.com' } },
        keyVault: { sku: 'premium', subnet: 'endpoints' },
        monitoring: { logAnalytics: {} },
        registry: { sku: 'Premium', subnet: 'endpoints' },
      },
    },
  })
}
