import { expect, test } from 'vitest'
import { listPrices } from '../../src/model/list-price.ts'
import { architectureOf } from '../tools/specs.ts'

const priceOf = (system: 'phonebill' | 'kt-event-marketing', of: string) => {
  const prod = architectureOf(system).environments.find(({ id }) => id === 'prod')!
  return listPrices(prod).find(price => price.of === of)
}

test('nodes at their number at the start, in their own region', () => {
  expect(priceOf('phonebill', 'cluster.pools.apps')).toMatchObject({ region: 'koreacentral', reservable: true })
  expect(priceOf('phonebill', 'cluster.pools.apps')?.monthly).toBeCloseTo(3 * 0.246 * 730)
})

test('a Redis cache is shards × (a primary and its replicas)', () => {
  expect(priceOf('phonebill', 'stores.cache')?.monthly).toBeCloseTo(3 * 2 * 0.555 * 730)
  expect(priceOf('kt-event-marketing', 'stores.cache')?.monthly).toBeCloseTo(1 * 4 * 0.555 * 730)
})

test('a database with a standby is two servers, each replica one more, each with its storage', () => {
  // Standard_D4s_v3 twice and once more for recovery; the price of the read replica's D2s_v3 is unknown.
  const servers = 3 * 0.39 * 730
  const storage = 4 * 1024 * 0.138
  expect(priceOf('kt-event-marketing', 'stores.main-db')?.monthly).toBeCloseTo(servers + storage)
})

test('what the catalog has no price for has no list price', () => {
  expect(priceOf('phonebill', 'keyVault')).toBeUndefined()
})
