import { describe, expect, test } from 'vitest'
import { subnetDemands, surgeNodes } from '../../src/model/address-demand.ts'
import type { Environment, PostgresqlServer } from '../../src/model/architecture.ts'
import { compositeSla, downtimePerMonth, downtimePerYear } from '../../src/model/availability.ts'
import { poolLoads, totalRequests } from '../../src/model/capacity.ts'
import { connectionBudgets } from '../../src/model/connection-budget.ts'
import { dataLosses } from '../../src/model/data-loss.ts'
import { growthOf } from '../../src/model/growth.ts'
import { architectureOf } from '../tools/specs.ts'

const phonebill = architectureOf('phonebill')
const event = architectureOf('kt-event-marketing')
const environment = (of: typeof phonebill, id: string) => of.environments.find(environment => environment.id === id)!
const prod = environment(phonebill, 'prod')
const dev = environment(phonebill, 'dev')
const eventProd = environment(event, 'prod')

test('allowed downtime: 99.9% is 43.2 minutes a month and 8.76 hours a year', () => {
  expect(downtimePerMonth(99.9)).toBe(43.2 * 60)
  expect(downtimePerYear(99.9)).toBe(8.76 * 3600)
  expect(downtimePerMonth(95)).toBe(36 * 3600)
})

test('requests of all Pods, now and with every range at its end', () => {
  expect(totalRequests(prod)).toEqual({
    now: { cpu: 3100, memory: 7168, pods: 10 },
    most: { cpu: 13_100, memory: 29_696, pods: 39 },
  })
  expect(totalRequests(dev).now).toEqual({ cpu: 900, memory: 2048, pods: 6 })
})

test('nodes now and at most, and how full they are', () => {
  const apps = poolLoads(prod).find(({ pool }) => pool.id === 'apps')!
  expect(apps.capacity).toEqual({ now: { cpu: 12_000, memory: 49_152 }, most: { cpu: 40_000, memory: 163_840 } })
  expect(apps.used!.now).toBeCloseTo((3100 / (3 * 3860)) * 100, 1)
  const unknown = { ...prod, cluster: { ...prod.cluster, pools: [{ ...apps.pool, vcpu: null, memoryGiB: null }] } }
  expect(poolLoads(unknown)[0]).toMatchObject({ capacity: null, allocatable: null, used: null })
})

describe('addresses', () => {
  const nodes = (given: Environment) => subnetDemands(given).find(({ subnet }) => subnet.for === 'nodes')!

  test('an overlay takes one a node, with the surge of an upgrade', () => {
    expect(surgeNodes('1', 15)).toBe(1)
    expect(surgeNodes('10%', 15)).toBe(2)
    expect(nodes(eventProd)).toMatchObject({ supply: 251, now: 9, most: 3 + 1 + 15 + 2 })
  })

  test('flat networking takes one for each Pod as well: the design as it was did not fit', () => {
    const flat = {
      ...eventProd,
      cluster: {
        ...eventProd.cluster,
        networkMode: 'vnet' as const,
        pools: eventProd.cluster.pools.map(pool => ({ ...pool, maxPods: 30 })),
      },
    }
    expect(nodes(flat).now).toBe(9 * 31)
    expect(nodes(flat).most).toBeGreaterThan(nodes(flat).supply)
  })
})

test('the composite SLA is the product of what a request passes', () => {
  const { factors, percent, unpromised } = compositeSla(prod)
  expect(factors.map(({ id }) => id)).toEqual([
    'front-door/any',
    'application-gateway/two',
    'vm/zones',
    'postgresql/zone-redundant',
    'redis/Premium',
    'key-vault/any',
  ])
  expect(percent).toBeCloseTo(99.81, 2)
  expect(unpromised).toEqual([])
})

test('growth: the slowest service that is reached from outside sets it', () => {
  const growth = growthOf(phonebill, prod)
  expect(growth.factor).toBeCloseTo(10 / 3)
  expect(growth.users).toBe(3333)
  expect(growth.promise).toEqual({ phase: 2, users: 10_000, factor: 10 })
  expect(growthOf(phonebill, dev).factor).toBe(1)
})

test('data loss against the promised RPO', () => {
  expect(dataLosses(prod).map(({ store, worst, keepsRpo }) => [store.id, worst, keepsRpo])).toEqual([
    ['main-db', 300, true],
    ['cache', 3600, true],
  ])
  const strict = { ...prod, targets: { ...prod.targets, rpo: 900 } }
  expect(dataLosses(strict).map(({ keepsRpo }) => keepsRpo)).toEqual([true, false])
  expect(dataLosses(dev).map(({ worst, by, keepsRpo }) => [worst, by, keepsRpo])).toEqual([
    [86_400, 'disk-snapshot', null],
    [null, 'nothing', null],
  ])
})

test('files lost with a zone, by their replication', () => {
  const files = eventProd.stores.find(store => store.hosting === 'azure-storage')!
  const lossOf = (replication: string) => dataLosses({ ...eventProd, stores: [{ ...files, replication }] })[0]!.worst
  expect(['LRS', 'ZRS', 'GRS', 'RAGZRS'].map(lossOf)).toEqual([null, 0, 900, 0])
})

test('connection pools against what the server allows', () => {
  const [managed] = connectionBudgets(prod)
  expect(managed).toMatchObject({ supply: 844, now: 200, most: 780 })
  expect(connectionBudgets(dev)[0]).toMatchObject({ supply: 100, now: 80, most: 80 })
  const unset = prod.stores.map(store =>
    store.hosting === 'azure-postgresql' ? ({ ...store, settings: {} } satisfies PostgresqlServer) : store,
  )
  expect(connectionBudgets({ ...prod, stores: unset })[0]!.supply).toBe(1718 - 15)
})
