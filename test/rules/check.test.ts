import { expect, test } from 'vitest'
import { check, rules } from '../../src/rules/index.ts'
import { architectureOf } from '../tools/specs.ts'
import { findingsWith } from './laid-over.ts'

test('a rule that fails is a finding of its own, and the others still run', () => {
  const architecture = architectureOf('minimal')
  const broken = { ...architecture, stores: null as never }
  const found = check(broken)
  const crashed = found.filter(({ rule }) => rule === 'rule-crashed')
  expect(crashed.length).toBeGreaterThan(0)
  expect(crashed.length).toBeLessThan(rules.length)
  expect(crashed[0]).toMatchObject({ severity: 'error', at: '' })
  expect(crashed.map(({ message }) => message).join(' ')).toContain('store-unused')
})

test('what two environments inherit from defaults is found once', () => {
  const architecture = architectureOf('phonebill')
  const found = check({ ...architecture, asOf: '2030-01-01' }).filter(({ rule }) => rule === 'kubernetes-version-ended')
  expect(found.map(({ at }) => architecture.origin(at))).toEqual(['defaults.cluster.version'])
})

test('rules judge by the date of the document, not by today', () => {
  const architecture = architectureOf('phonebill')
  const ended = (asOf: string) =>
    check({ ...architecture, asOf }).some(({ rule }) => rule === 'kubernetes-version-ended')
  expect([ended('2027-06-30'), ended('2027-07-01')]).toEqual([false, true])
})

test('every finding stands on evidence where it rests on a fact of the catalog', () => {
  const found = check({ ...architectureOf('phonebill'), asOf: '2030-01-01' })
  const factual = found.filter(({ rule }) => /version|retir|sku|sla|region|list|capacity/.test(rule))
  expect(factual.filter(({ evidence }) => !evidence?.source || !/^\d{4}-\d\d-\d\d$/.test(evidence.asOf))).toEqual([])
})

test('a remedy is offered where there is only one', () => {
  const found = findingsWith({
    environments: { prod: { stores: { 'main-db': { sku: 'GP_Standard_D4s_v3' } } } },
  })
  expect(found.map(({ rule, fix }) => ({ rule, fix }))).toEqual([
    { rule: 'postgresql-sku-known', fix: { on: 'value', value: 'Standard_D4s_v3' } },
  ])
})

test('a written security rule may not stand where the closing one does', () => {
  const rules = { last: { from: 'Internet', ports: 22, priority: 4096 } }
  const found = findingsWith({ environments: { prod: { network: { subnets: { application: { rules } } } } } })
  expect(found.map(({ rule, at }) => ({ rule, at }))).toEqual([
    { rule: 'rule-priority-unique', at: 'environments.prod.network.subnets.application.rules.last.priority' },
  ])
})

test('a system behind a VPN may not have addresses of the virtual network', () => {
  const found = findingsWith({
    services: { 'order-service': { calls: ['bank'] } },
    externals: { bank: { name: '은행' } },
    environments: {
      prod: { externals: { bank: { kind: 'real', reach: 'vpn', host: 'bank.example.com', cidr: '10.0.9.0/24' } } },
    },
  })
  expect(found.map(({ rule, at }) => ({ rule, at }))).toEqual([
    { rule: 'cidr-overlap', at: 'environments.prod.externals.bank.cidr' },
  ])
})
