import { expect, test } from 'vitest'
import { examine } from '../src/compile.ts'
import { asConfigured, configurationFrom } from '../src/rules/configuration.ts'
import { specText } from './tools/specs.ts'

const known = ['system-pool-size', 'feature-retiring']
const finding = (at: string) => ({ rule: 'system-pool-size', severity: 'warning' as const, at, message: '' })

test('a team chooses how severe a rule is, everywhere and in one environment', () => {
  const { configuration, wrong } = configurationFrom(
    { rules: { 'system-pool-size': 'error' }, environments: { dev: { rules: { 'system-pool-size': 'off' } } } },
    known,
  )
  expect(wrong).toEqual([])
  const findings = [finding('environments.dev.cluster'), finding('environments.prod.cluster')]
  expect(asConfigured(findings, configuration).map(({ at, severity }) => [at, severity])).toEqual([
    ['environments.prod.cluster', 'error'],
  ])
})

test('what a configuration cannot mean is said, with the nearest that it can', () => {
  const { wrong } = configurationFrom(
    { rules: { 'system-pool-sise': 'info', 'feature-retiring': 'loud' }, rule: {} },
    known,
  )
  expect(wrong).toEqual([
    'rule: 그런 키는 없습니다. rules를 뜻한 것인지 확인하세요.',
    'rules.system-pool-sise: 그런 규칙은 없습니다. system-pool-size를 뜻한 것인지 확인하세요.',
    'rules.feature-retiring: error, warning, info, off 가운데 하나를 쓰세요. 받은 값: loud',
  ])
})

test('it takes part in an examination', () => {
  const before = examine(specText('phonebill')).diagnostics.map(({ rule }) => rule)
  expect(before).toContain('feature-retiring')
  const configuration = { rules: { 'feature-retiring': 'off' as const }, environments: {}, templates: null }
  const after = examine(specText('phonebill'), { configuration }).diagnostics.map(({ rule }) => rule)
  expect(after).not.toContain('feature-retiring')
  expect(after.length).toBe(before.filter(rule => rule !== 'feature-retiring').length)
})
