import { describe, expect, test } from 'vitest'
import type { Environment } from '../src/model/architecture.ts'
import {
  addressText,
  canonicalCidr,
  containsCidr,
  nthAddress,
  overlaps,
  parseCidr,
  usableAddresses,
} from '../src/model/cidr.ts'
import { namer } from '../src/model/names.ts'
import * as quantity from '../src/model/quantity.ts'
import { resolve } from '../src/model/resolve.ts'
import { readSpec } from '../src/spec/read.ts'
import { architectureFrom, architectureOf } from './tools/specs.ts'

const environment = (system: 'phonebill' | 'kt-event-marketing', id: string): Environment =>
  architectureOf(system).environments.find(environment => environment.id === id)!

/** A whole system in a few lines, with more laid over it. */
const small = (more = '') => `
ktarch: "1"
system: { id: shop, name: 가게 }
services:
  order: { name: Order, routes: [/orders], uses: [db] }
  pay: { name: Pay }
stores:
  db: { engine: postgresql, version: "16", password: db-password }
secrets:
  db-password: { purpose: 데이터베이스 }
defaults:
  cluster: { version: "1.36", pools: { system: { mode: System, vm: Standard_D4s_v5, nodes: 3 } } }
  network: { addressSpace: 10.0.0.0/16, subnets: { nodes: { cidr: 10.0.1.0/24, for: nodes } } }
  serviceDefaults: { tag: "1.0.0", cpu: 100m..200m, memory: 128Mi..256Mi }
  stores: { db: { hosting: pod, image: bitnamilegacy/postgresql, cpu: 100m..200m, memory: 256Mi..512Mi } }
environments:
  dev: { name: 개발환경 }
${more}`

const diagnosticsOf = (text: string) => {
  const { spec, diagnostics } = readSpec(text)
  return spec ? resolve(spec).diagnostics : diagnostics
}

describe('quantities', () => {
  test('are read in the units the model speaks', () => {
    expect(quantity.seconds('200ms')).toBe(0.2)
    expect(quantity.seconds('1y')).toBe(31_536_000)
    expect(quantity.durationRange('200..500ms')).toEqual({ min: 0.2, max: 0.5 })
    expect(quantity.durationRange('500ms..3s')).toEqual({ min: 0.5, max: 3 })
    expect(quantity.cpuRange('200m..1000m')).toEqual({ request: 200, limit: 1000 })
    expect(quantity.memoryRange('768Mi..1.5Gi')).toEqual({ request: 768, limit: 1536 })
    expect(quantity.gigabytes('1TB')).toBe(1024)
    expect(quantity.kilobytes('128KB')).toBe(128)
    expect(quantity.countRange('3..10')).toEqual({ min: 3, max: 10 })
    expect(quantity.rate('100/min')).toEqual({ count: 100, per: 60 })
    expect(quantity.scaleStep('100%/15s')).toEqual({ type: 'Percent', value: 100, period: 15 })
    expect(quantity.scaleStep('4/15s')).toEqual({ type: 'Pods', value: 4, period: 15 })
  })
})

describe('addresses', () => {
  test('Azure keeps five of every subnet', () => {
    expect(usableAddresses('10.0.1.0/24')).toBe(251)
    expect(usableAddresses('10.0.1.0/29')).toBe(3)
    expect(usableAddresses('10.0.1.0/32')).toBe(0)
  })

  test('networks contain and overlap', () => {
    const [vnet, subnet, other] = ['10.0.0.0/16', '10.0.4.0/24', '10.1.0.0/16'].map(text => parseCidr(text)!) as [
      ReturnType<typeof parseCidr> & object,
      ReturnType<typeof parseCidr> & object,
      ReturnType<typeof parseCidr> & object,
    ]
    expect([containsCidr(vnet, subnet), containsCidr(subnet, vnet), overlaps(vnet, other)]).toEqual([
      true,
      false,
      false,
    ])
    expect(canonicalCidr('10.0.1.7/24')).toBe('10.0.1.0/24')
    expect(nthAddress('10.100.0.0/16', 10)).toBe('10.100.0.10')
    expect(addressText(0xffffffff)).toBe('255.255.255.255')
    expect([parseCidr('10.0.0.0/33'), parseCidr('10.0.0.256/24')]).toEqual([null, null])
  })
})

describe('names', () => {
  test('follow the rule, and only names that must be free in all of Azure carry the unique part', () => {
    const name = namer('shop', 'prod', '{kind}-{system}-{env}-{unique}')
    expect(name('cluster')).toBe('aks-shop-prod')
    expect(name('keyVault')).toMatch(/^kv-shop-prod-[a-z0-9]{5}$/)
    expect(name('registry')).toMatch(/^crshopprod[a-z0-9]{5}$/)
    expect(name('keyVault')).toBe(namer('shop', 'prod', '{kind}-{system}-{env}-{unique}')('keyVault'))
    expect(namer('shop', 'dev', '{kind}-{system}-{env}-{unique}')('keyVault')).not.toBe(name('keyVault'))
  })

  test('are the same wherever they are shown', () => {
    const { names, cluster, keyVault } = environment('phonebill', 'prod')
    expect(cluster.name).toBe(names.cluster)
    expect(keyVault!.name).toBe(names.keyVault)
  })
})

describe('environments', () => {
  test('start from defaults and hold what differs; every value knows where it was written', () => {
    const text = small(`  prod:
    name: 운영환경
    cluster: { tier: Premium }
    services: { order: { replicas: 2..4 } }
`)
    const architecture = architectureFrom(text)
    const [dev, prod] = architecture.environments as [Environment, Environment]
    expect([dev.cluster.tier, prod.cluster.tier]).toEqual(['Standard', 'Premium'])
    expect(prod.cluster.version).toBe('1.36')
    expect(prod.services[0]).toMatchObject({
      replicas: { min: 2, max: 4 },
      autoscale: true,
      cpu: { request: 100, limit: 200 },
    })
    expect(dev.services[0]).toMatchObject({ replicas: { min: 1, max: 1 }, autoscale: false })
    expect(architecture.origin('environments.prod.cluster.version')).toBe('defaults.cluster.version')
    expect(architecture.origin('environments.prod.cluster.tier')).toBe('environments.prod.cluster.tier')
    expect(architecture.origin('environments.prod.services.pay.tag')).toBe('defaults.serviceDefaults.tag')
  })

  test('another hosting replaces a store as a whole', () => {
    const { environments } = architectureFrom(
      small(`  prod:
    name: 운영환경
    stores: { db: { hosting: azure-postgresql, sku: Standard_D4s_v3, storage: 256GB } }
`),
    )
    expect(environments[1]!.stores[0]).toMatchObject({
      hosting: 'azure-postgresql',
      access: 'public',
      tier: 'GeneralPurpose',
    })
    expect(environments[1]!.settings.stores!.db).not.toHaveProperty('image')
  })

  test('enabled: false takes away what defaults bring', () => {
    const { environments } = architectureFrom(
      small('    services: { pay: { enabled: false } }\n').replace(
        'dev: { name: 개발환경 }',
        'dev:\n    name: 개발환경',
      ),
    )
    expect(environments[0]!.services.map(({ id }) => id)).toEqual(['order'])
  })

  test('what no environment can do without is asked for, with an example', () => {
    const [finding] = diagnosticsOf(small().replace('version: "1.36", ', ''))
    expect(finding).toMatchObject({ rule: 'required', allowed: 'version: "1.36"' })
    expect(finding!.message).toContain('cluster.version')
  })
})

describe('references', () => {
  test('an id that names nothing is refused, with the nearest that does', () => {
    expect(diagnosticsOf(small().replace('uses: [db]', 'uses: [bd]'))).toMatchObject([
      { rule: 'reference', at: 'services.order.uses.0', found: 'bd', allowed: 'db' },
    ])
  })

  test('a store that a service uses must be hosted where the service runs', () => {
    expect(diagnosticsOf(small().replace(/ {2}stores: \{ db: \{ hosting.*\n/, ''))).toMatchObject([
      { rule: 'reference', found: 'db', message: expect.stringContaining('order') },
    ])
  })

  test('prose reaches facts, and printed they read like the documents', () => {
    const text = small().replace(
      'dev: { name: 개발환경 }',
      'dev:\n    name: 개발환경\n    targets: { users: 1000, rto: 30min }\n    document: { goals: ["${.targets.users}명, ${.targets.rto} 안에, ${.derived.services.count}개", "${system.name}"] }',
    )
    expect(architectureFrom(text).environments[0]!.document.goals).toEqual(['1,000명, 30분 안에, 2개', '가게'])
    expect(diagnosticsOf(text.replace('.targets.users', '.targets.usres'))).toMatchObject([
      { rule: 'prose-reference', at: 'environments.dev.document.goals.0', found: '${.targets.usres}' },
    ])
  })
})

describe('connections', () => {
  const prod = environment('phonebill', 'prod')
  const line = ({ from, to, protocol, port, via }: Environment['connections'][number]) =>
    `${from.kind} ${from.id} → ${to.kind} ${to.id}: ${protocol} ${port} ${via}`

  test('follow a request from the user to the store', () => {
    const lines = prod.connections.map(line)
    expect(lines).toContain('front-door  → gateway : HTTPS 443 internet')
    expect(lines).toContain('gateway  → service auth-service: HTTP 8080 vnet')
    expect(lines).toContain('service auth-service → store main-db: TCP 5432 private-endpoint')
    expect(lines).toContain('service bill-inquiry-service → replica main-db/read: TCP 5432 private-endpoint')
    expect(lines).toContain('service auth-service → store cache: TLS 6380 private-endpoint')
    expect(lines).toContain('service bill-inquiry-service → service kos-mock-service: HTTP 8080 cluster')
  })

  test('a mock is called from inside only', () => {
    expect(prod.connections.filter(({ from, to }) => to.id === 'kos-mock-service' && from.kind !== 'service')).toEqual(
      [],
    )
  })

  test('stores as pods are reached in the cluster', () => {
    const lines = environment('phonebill', 'dev').connections.map(line)
    expect(lines).toContain('service auth-service → store main-db: TCP 5432 cluster')
    expect(lines).toContain('service auth-service → store cache: TCP 6379 cluster')
  })
})

describe('security rules', () => {
  const { network } = environment('phonebill', 'prod')
  const rulesOf = (id: string) =>
    network.subnets
      .find(subnet => subnet.id === id)!
      .rules.map(({ direction, access, priority, source, destination, ports, protocol }) =>
        [
          direction,
          priority,
          access,
          protocol,
          source.subnet ?? source.prefix,
          '→',
          destination.subnet ?? destination.prefix,
          ports.join(','),
        ].join(' '),
      )

  test('a gateway subnet lets in Front Door and what Azure requires, and closes', () => {
    expect(rulesOf('gateway')).toEqual([
      'Inbound 100 Allow Tcp AzureFrontDoor.Backend → gateway 443',
      'Inbound 110 Allow Tcp AzureFrontDoor.Backend → gateway 80',
      'Inbound 120 Allow Tcp GatewayManager → * 65200-65535',
      'Inbound 130 Allow * AzureLoadBalancer → * *',
      'Inbound 4096 Deny * * → * *',
    ])
  })

  test('nodes take requests from the gateway on the port of the services, and reach the stores on theirs', () => {
    const rules = rulesOf('application')
    expect(rules[0]).toBe('Inbound 100 Allow Tcp gateway → application 8080')
    expect(rules).toContainEqual(expect.stringMatching(/^Outbound \d+ Allow Tcp application → database 5432$/))
    expect(rules).toContainEqual(expect.stringMatching(/^Outbound \d+ Allow Tcp application → cache 6380,15000-15999$/))
    expect(rules.at(-1)).toBe('Outbound 4096 Deny * VirtualNetwork → VirtualNetwork *')
  })

  test('a subnet of endpoints takes what its endpoints serve', () => {
    expect(rulesOf('database')).toEqual([
      'Inbound 100 Allow Tcp application → database 5432',
      'Inbound 4096 Deny * * → * *',
    ])
  })

  test('priorities differ within a direction', () => {
    for (const { rules } of environment('kt-event-marketing', 'prod').network.subnets) {
      const keys = rules.map(({ direction, priority }) => `${direction} ${priority}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})

describe('secrets', () => {
  test('a service gets the secrets of what it talks to, as variables', () => {
    const service = environment('phonebill', 'prod').services.find(({ id }) => id === 'bill-inquiry-service')!
    expect(Object.fromEntries(service.secrets.map(({ variable, secret }) => [variable, secret]))).toMatchObject({
      DB_PASSWORD: 'database-password',
      JWT_SECRET: 'jwt-signing-key',
    })
  })

  test('with a vault they live there, without one in Kubernetes', () => {
    expect(new Set(environment('phonebill', 'prod').secrets.map(({ store }) => store))).toEqual(new Set(['key-vault']))
    expect(new Set(environment('phonebill', 'dev').secrets.map(({ store }) => store))).toEqual(new Set(['kubernetes']))
  })
})

describe('cost', () => {
  test('sums and savings are computed', () => {
    const { cost } = environment('phonebill', 'prod')
    expect(cost.total).toBe(cost.items.reduce((sum, { monthly }) => sum + monthly, 0))
    const reserved = cost.savings.find(({ id }) => id === 'reserved')!
    const base = cost.items.find(({ id }) => id === reserved.of)!
    expect(reserved.amount).toBeCloseTo((base.monthly * reserved.rate!) / 100, 2)
    expect(cost.perUser).toBeCloseTo(cost.total / 1000, 2)
  })
})

describe('roadmap', () => {
  test('a phase takes what it does not write from the phase before, the first from its environment', () => {
    const { roadmap } = architectureOf('phonebill')
    expect(roadmap[0]!.targets.users).toBe(1000)
    expect(roadmap[1]!.targets.availability).toBe(roadmap[0]!.targets.availability)
  })
})
