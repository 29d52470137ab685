import { describe, expect, test } from 'vitest'
import { locate } from '../src/report/located.ts'
import { redact } from '../src/report/redact.ts'
import { formats, report } from '../src/report/report.ts'
import { readSpec } from '../src/spec/read.ts'

/** Lines as people paste them, and what may be seen of them. None of the secrets is real. */
const lines: [string, string][] = [
  ['password: "P@ssw0rd!2026"', 'password: "*************"'],
  ['password: P@ssw0rd 2026 # 임시', 'password: ************* # 임시'],
  ['{ engine: redis, password: Zx9!kk, name: Redis }', '{ engine: redis, password: ******, name: Redis }'],
  ['DB_PASSWORD: "h7Gt!!"', 'DB_PASSWORD: "******"'],
  ['apiKey: 9f86d081!', 'apiKey: *********'],
  ['clientSecret: Abc8Q~0123456789abcdefghijklmnopqrstuv', 'clientSecret: **************************************'],
  ['note: ghp_0123456789abcdefghijABCDEFGHIJ012345', 'note: ****************************************'],
  ['note: AKIAIOSFODNN7EXAMPLE 입니다', 'note: ******************** 입니다'],
  ['url: postgres://app:hunter22@db.example.com/app', 'url: postgres://app:********@db.example.com/app'],
  ['x: "Endpoint=sb://a/;SharedAccessKey=abcDEF123="', 'x: "Endpoint=sb://a/;SharedAccessKey=**********"'],
  ['jwt: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc_DEF-123', `jwt: ${'*'.repeat(60)}`],
]

test.each(lines)('%s', (line, seen) => {
  expect(redact(line)).toBe(seen)
})

test.each([
  'password: database-password',
  'credentials: kos-api-credentials',
  'secrets:',
  'purpose: PostgreSQL 접근',
  'vm: Standard_D4s_v3',
  'schedule: 0 2 * * *',
  'resource: /subscriptions/x/resourceGroups/rg-phonebill-prod',
])('nothing is hidden in %s', line => {
  expect(redact(line)).toBe(line)
})

describe('a secret typed where its name belongs', () => {
  const secret = 'S3cr3t!Pa55'
  const text = `stores:\n  main-db: { engine: postgresql, password: "${secret}", nmae: x }\n`
  const { source, diagnostics } = readSpec(text)
  const findings = locate(diagnostics, source, 'architecture.yaml')

  test('is found', () => {
    expect(findings.map(({ at }) => at)).toContain('stores.main-db.password')
  })

  test.each(formats)('is not printed as %s', async format => {
    expect(await report(findings, format, { files: ['architecture.yaml'] })).not.toContain(secret)
  })
})
