import { expect, test } from 'vitest'
import type { Diagnostic } from '../src/diagnostic.ts'
import { readSpec } from '../src/spec/read.ts'
import { suppressionsIn, withoutSuppressed } from '../src/spec/suppressions.ts'

const rules = ['cidr-overlap', 'zone-spread']
const overlap: Diagnostic = { rule: 'cidr-overlap', severity: 'error', at: 'subnets.db.cidr', message: '겹칩니다.' }

/** What is left of one finding at `subnets.db.cidr`, as 'rule line', on 2026-11-22. */
function left(text: string, findings: Diagnostic[] = [overlap]): string[] {
  const { source } = readSpec(text)
  const { suppressions, diagnostics } = suppressionsIn(source, rules)
  return [...diagnostics, ...withoutSuppressed(findings, suppressions, source, '2026-11-22')].map(
    ({ rule, at, on, position }) => `${rule} ${(position ?? source.locate(at, on)).line}`,
  )
}

const comment = '# ktarch-ignore cidr-overlap until:2027-01-31 reason: 이사하는 동안'

test('behind the value', () => {
  expect(left(`subnets:\n  db: { cidr: 10.0.0.0/24 }  ${comment}\n`)).toEqual([])
})

test('on the line above, also with other comments between', () => {
  expect(left(`subnets:\n  ${comment}\n  db: { cidr: 10.0.0.0/24 }\n`)).toEqual([])
  expect(left(`subnets:\n  ${comment}\n\n  # 데이터\n  db: { cidr: 10.0.0.0/24 }\n`)).toEqual([])
})

test('at the line of the key whose value is a map below', () => {
  const onMap: Diagnostic = { ...overlap, at: 'subnets' }
  expect(left(`subnets:  ${comment}\n  db: { cidr: 10.0.0.0/24 }\n`, [onMap])).toEqual([])
})

test('not for another line, nor for another rule', () => {
  expect(left(`${comment}\nsubnets:\n  db: { cidr: 10.0.0.0/24 }\n`)).toEqual([
    'cidr-overlap 3',
    'suppression-unused 1',
  ])
  const other: Diagnostic = { ...overlap, rule: 'zone-spread' }
  expect(left(`subnets:\n  db: { cidr: 10.0.0.0/24 }  ${comment}\n`, [other])).toEqual([
    'zone-spread 2',
    'suppression-unused 2',
  ])
})

test('on its last day, not after it', () => {
  const until = (date: string) => `subnets:\n  db: { cidr: 10.0.0.0/24 }  ${comment.replace('2027-01-31', date)}\n`
  expect(left(until('2026-11-22'))).toEqual([])
  expect(left(until('2026-11-21'))).toEqual(['cidr-overlap 2', 'suppression-expired 2'])
})

test('what hides nothing is itself a finding', () => {
  expect(left(`subnets:\n  db: { cidr: 10.0.0.0/24 }  ${comment}\n`, [])).toEqual(['suppression-unused 2'])
})

test('one comment hides each finding of its rule on the line', () => {
  expect(
    left(`subnets:\n  db: { cidr: 10.0.0.0/24 }  ${comment}\n`, [overlap, { ...overlap, at: 'subnets.db' }]),
  ).toEqual([])
})

test('a # inside a value is no comment', () => {
  expect(left(`x-a: "${comment}"\nx-b: |\n  ${comment}\n`, [])).toEqual([])
})

test.each([
  [
    '# ktarch-ignore cidr-overlap reason: 이사',
    '끝나는 날(until:2027-01-31)이 없어 규칙을 넘기는 주석으로 읽을 수 없습니다.',
  ],
  ['# ktarch-ignore cidr-overlap until:2027-01-31', '까닭(reason: …)이 없어 규칙을 넘기는 주석으로 읽을 수 없습니다.'],
  [
    '# ktarch-ignore cidr-overlap until:2027-01-31 reason:',
    '까닭(reason: …)이 없어 규칙을 넘기는 주석으로 읽을 수 없습니다.',
  ],
  [
    '# ktarch-ignore until:2027-01-31 reason: 이사',
    '규칙의 이름, until, reason의 순서가 아니라서 규칙을 넘기는 주석으로 읽을 수 없습니다.',
  ],
  ['# ktarch-disable cidr-overlap', '첫 낱말이 ktarch-ignore가 아니라서 규칙을 넘기는 주석으로 읽을 수 없습니다.'],
  ['# ktarch-ignore cidr-overlap until:2027-02-30 reason: 이사', '달력에 없는 날짜입니다.'],
  ['# ktarch-ignore cidr-overlpa until:2027-01-31 reason: 이사', 'cidr-overlpa 규칙은 없습니다.'],
])('%s', (text, message) => {
  const { suppressions, diagnostics } = suppressionsIn(readSpec(`x-a: 1 ${text}\n`).source, rules)
  expect(suppressions).toEqual([])
  expect(diagnostics).toMatchObject([{ rule: 'suppression-form', message, position: { line: 1, column: 8 } }])
})

test('a rule that is nearly right is named', () => {
  const { diagnostics } = suppressionsIn(
    readSpec('x-a: 1 # ktarch-ignore cidr-overlpa until:2027-01-31 reason: 이사').source,
    rules,
  )
  expect(diagnostics[0]!.suggestion).toBe('cidr-overlap 규칙이면 그렇게 고치세요.')
})
