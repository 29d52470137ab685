import { describe, expect, test } from 'vitest'
import type { Environment } from '../src/model/architecture.ts'
import { alertValues } from '../src/outputs/bicep/alerts.ts'
import { frontDoorValue, gatewayValue } from '../src/outputs/bicep/edge.ts'
import { maintenanceWindow } from '../src/outputs/bicep/maintenance.ts'
import { operatorValues } from '../src/outputs/bicep/operator-values.ts'
import { atLeast, camelCase, constantCase, isoDuration } from '../src/outputs/bicep/units.ts'
import { architectureNamed } from './bicep/deployed.ts'

const inside = () => structuredClone(architectureNamed('everything').environments[0]!) as Environment

test('durations take the largest unit that fits', () => {
  expect([30, 90, 600, 3600, 90_000, 86_400, 604_800].map(isoDuration)).toEqual([
    'PT30S',
    'PT90S',
    'PT10M',
    'PT1H',
    'PT25H',
    'P1D',
    'P7D',
  ])
})

test('a wish becomes the next thing on offer', () => {
  expect([1, 60, 61, 10_000].map(wish => atLeast(wish, [60, 300, 900]))).toEqual([60, 60, 300, 900])
})

test('ids become names of Bicep and of environment variables', () => {
  expect(['main-db', 'cache', 'a-1-b'].map(camelCase)).toEqual(['mainDb', 'cache', 'a1B'])
  expect(constantCase('jwt-signing-key')).toBe('JWT_SIGNING_KEY')
})

describe('the maintenance window', () => {
  const window = (day: string, time: string, timeZone = 'Asia/Seoul') => {
    const environment = inside()
    environment.timeZone = timeZone
    environment.settings.operations = { maintenance: { day: day as 'Sunday', time } }
    return maintenanceWindow(environment)
  }

  test('of a Sunday night in Seoul is a Saturday evening in UTC', () => {
    expect(window('Sunday', '02:00..04:00')).toEqual({
      day: 'Sunday',
      start: '02:00',
      hours: 2,
      utcOffset: '+09:00',
      utc: { day: 'Saturday', dayNumber: 6, hour: 17, minute: 0 },
    })
  })

  test('may cross midnight and the end of the week', () => {
    expect(window('Saturday', '23:30..01:00')).toMatchObject({
      hours: 2,
      utc: { day: 'Saturday', hour: 14, minute: 30 },
    })
    expect(window('Saturday', '22:00..02:00', 'America/Sao_Paulo')).toMatchObject({
      utcOffset: '-03:00',
      utc: { day: 'Sunday', dayNumber: 0, hour: 1 },
    })
  })

  test('of a zone with summer time stays in UTC', () => {
    expect(window('Monday', '02:00..03:00', 'Europe/Berlin')).toMatchObject({
      utcOffset: '+00:00',
      utc: { day: 'Monday', hour: 2 },
    })
  })

  test('is none where the spec says none', () => {
    const environment = inside()
    environment.settings.operations = {}
    expect(maintenanceWindow(environment)).toBeNull()
  })
})

describe('alerts', () => {
  test('become platform metrics, queries or health alerts', () => {
    expect(alertValues(inside())).toMatchObject({
      channels: {
        team: {
          emails: ['ops@example.com'],
          sms: [{ countryCode: '82', phoneNumber: '1000000000' }],
          webhooks: ['hook'],
        },
      },
      metricAlerts: {
        cpu: {
          target: 'cluster',
          metric: 'node_cpu_usage_percentage',
          threshold: 80,
          evaluationFrequency: 'PT1M',
          windowSize: 'PT5M',
        },
        'db-disk': { target: 'main-db', metric: 'storage_percent', threshold: 85 },
        'cache-memory': { target: 'cache', metric: 'usedmemorypercentage' },
        nodes: { metric: 'kube_node_status_condition', threshold: 0 },
      },
      queryAlerts: {
        errors: { target: 'applicationInsights', threshold: 5 },
        slow: { threshold: 500, query: expect.stringContaining('cloud_RoleName == "order-service"') },
        restarts: { target: 'workspace', windowSize: 'PT10M', query: expect.stringContaining('orders-inside') },
      },
      healthAlerts: { health: { channels: ['team'] } },
    })
  })

  test('are none where no channel is one that Azure reaches', () => {
    const environment = inside()
    environment.monitoring.channels = [{ id: 'team', at: '', email: null, slack: 'orders', teams: null, sms: null }]
    expect(alertValues(environment)).toBeUndefined()
  })
})

test('a rate keeps its meaning in the periods that Azure counts in', () => {
  const environment = inside()
  environment.gateway!.waf!.rateLimit = { count: 10, per: 1 }
  environment.frontDoor!.waf!.rateLimit = { count: 3600, per: 3600 }
  expect(gatewayValue(environment)).toMatchObject({ waf: { rateLimit: { threshold: 600, duration: 'OneMin' } } })
  expect(frontDoorValue(environment)).toMatchObject({ waf: { rateLimit: { threshold: 300, durationInMinutes: 5 } } })
})

test('the operator is asked for what the design cannot hold', () => {
  expect(operatorValues(inside())).toEqual([
    { variable: 'ADMIN_GROUP_OBJECT_ID', purpose: '관리자 Entra ID 그룹의 개체 ID', secret: false },
    { variable: 'ADMIN_GROUP_NAME', purpose: '관리자 Entra ID 그룹의 이름', secret: false },
    { variable: 'HUB_VNET_ID', purpose: '피어링할 네트워크 hub의 리소스 ID', secret: false },
    { variable: 'DB_PASSWORD', purpose: 'PostgreSQL 접근', secret: true },
    { variable: 'JWT_KEY', purpose: '토큰 서명', secret: true },
    { variable: 'HOOK', purpose: 'Teams 알림', secret: true },
    {
      variable: 'CERTIFICATE_IN_VAULT',
      purpose: '처음 배포할 때만 false: 인증서 site-cert를 Key Vault에 넣기 전',
      secret: false,
    },
  ])
})
