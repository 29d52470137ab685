import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allocatable } from '../src/catalog/allocatable.ts'
import { kubernetesVersion, supportedKubernetesVersions } from '../src/catalog/kubernetes-versions.ts'
import { limit, limitNumbers } from '../src/catalog/limits.ts'
import { isValidName, nameRule } from '../src/catalog/names.ts'
import { postgresqlSku, postgresqlSkus, postgresqlStorage, postgresqlVersion } from '../src/catalog/postgresql.ts'
import { monthlyPrice } from '../src/catalog/prices.ts'
import { redisSku, redisSuccessor } from '../src/catalog/redis.ts'
import { region } from '../src/catalog/regions.ts'
import { roleId } from '../src/catalog/roles.ts'
import { catalogTables, searchTable, tables } from '../src/catalog/tables.ts'
import { isBurstable, vmPrice, vmSize, vmSizes } from '../src/catalog/vm-sizes.ts'

describe('tables', () => {
  test('every .json file is listed', () => {
    const files = readdirSync(new URL('../src/catalog/', import.meta.url)).filter(file => file.endsWith('.json'))
    expect(catalogTables().map(({ name }) => `${name}.json`)).toEqual(files.sort())
  })

  test.each(Object.entries(tables))(
    '%s: rows fit the columns, keys are unique, origin and date are named',
    (_, table) => {
      expect(table.rows.filter(row => row.length !== table.columns.length)).toEqual([])
      expect(new Set(table.rows.map(([key]) => key)).size).toBe(table.rows.length)
      expect(table.source).not.toBe('')
      expect(table.asOf).toMatch(/^\d{4}-\d\d-\d\d$/)
    },
  )

  test.each(['end', 'ltsEnd', 'retires', 'date', 'asOf'])('column %s holds ISO dates', column => {
    for (const table of Object.values(tables)) {
      const at = table.columns.indexOf(column)
      const dates = at < 0 ? [] : table.rows.map(row => row[at]).filter(cell => cell !== null)
      expect(dates.filter(date => !/^\d{4}-\d\d-\d\d$/.test(String(date)))).toEqual([])
    }
  })

  test('search looks into every cell, in any case', () => {
    expect(searchTable(tables['redis-skus']!, 'premium_p2').map(([sku]) => sku)).toEqual(['Premium_P2'])
  })
})

describe('look-ups', () => {
  test('a VM size', () => {
    expect(vmSize('Standard_D4s_v3')).toMatchObject({ vcpu: 4, memoryGiB: 16, koreacentral: 0.246 })
    expect(vmSize('Standard_D4')).toBeUndefined()
    expect(vmPrice('Standard_D4s_v3', 'westus')).toBeNull()
    expect(vmSizes().filter(({ vcpu, memoryGiB }) => vcpu <= 0 || memoryGiB <= 0)).toEqual([])
  })

  test('the B series is burstable, nothing else is', () => {
    expect([isBurstable('Standard_B2ms'), isBurstable('Standard_D2s_v3')]).toEqual([true, false])
  })

  test('Kubernetes versions and their ends', () => {
    expect(kubernetesVersion('1.36.2')?.end).toBe('2027-06-30')
    expect(supportedKubernetesVersions('2025-10-29').map(({ version }) => version)).toEqual(['1.31', '1.32', '1.33'])
  })

  test('PostgreSQL', () => {
    expect(postgresqlSku('Standard_D4s_v3')).toMatchObject({ tier: 'GeneralPurpose', vcores: 4, maxConnections: 1718 })
    expect(postgresqlStorage(512)?.tiers).toBe('P20 P30 P40 P50')
    expect(postgresqlVersion('16')?.end).toBe('2028-11-09')
    const letters = { B: 'Burstable', D: 'GeneralPurpose', E: 'MemoryOptimized' } as Record<string, string>
    expect(postgresqlSkus().filter(({ sku, tier }) => letters[sku.charAt('Standard_'.length)] !== tier)).toEqual([])
  })

  test('Redis', () => {
    expect(redisSku('Premium_P2')?.memoryGB).toBe(13)
    expect(redisSuccessor('Premium_P2')).toBe('Balanced_B10')
  })

  test('regions', () => {
    expect(region('koreasouth')).toMatchObject({ zones: 0, pair: 'koreacentral', restricted: true })
  })

  test('names', () => {
    expect(isValidName('secret', 'jwt_signing_key')).toBe(false)
    expect(isValidName('secret', 'jwt-signing-key')).toBe(true)
    expect(isValidName('registry', 'phonebill-dev')).toBe(false)
    expect(nameRule('key-vault')?.max).toBe(24)
    for (const row of tables.names!.rows) expect(() => new RegExp(String(row[6]))).not.toThrow()
  })

  test('roles, limits, prices', () => {
    expect(roleId('AcrPull')).toBe('7f951dda-4ed3-4680-a7ca-43fe172d538d')
    expect(limit('vnet.reserved-per-subnet')).toBe(5)
    expect(limitNumbers('service-bus.units')).toEqual([1, 2, 4, 8, 16])
    expect(() => limit('no-such-limit')).toThrow()
    expect(monthlyPrice('agw.waf_v2.fixed')).toBeCloseTo(262.8)
  })
})

describe('allocatable, as the AKS page computes it', () => {
  test('8 GB with 30 pods leaves 7.25 GB', () => {
    expect(allocatable(2, 8, 30)).toEqual({ cpu: 1900, memory: 8 * 1024 - 650 - 100 })
  })

  test('4 GB with 70 pods reserves a quarter', () => {
    expect(allocatable(2, 4, 70).memory).toBe(4096 - 1024 - 100)
  })
})
