import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { yaml, yamlString } from '../src/print/yaml.ts'

const readAlike = (text: string) => {
  const versions = (['1.1', '1.2'] as const).map(version => parse(text, { version, strict: true, logLevel: 'error' }))
  expect(versions[0]).toEqual(versions[1])
  return versions[0]
}

describe('strings that some YAML reader takes for something else', () => {
  test.each([
    ...['on', 'off', 'yes', 'No', 'y', 'N', 'true', 'NULL', '~', 'null', '=', '<<', '.inf', '-.INF', '.nan'],
    ...['1e3', '0777', '0o17', '0x1F', '0b11', '22:22', '1_000', '+1', '-0', '1.', '.5', '007', '1.30', '12e03'],
    ...['2025-09-09', '2001-12-14t21:59:43.10-05:00', '', ' a', 'a ', 'a: b', 'a #b', 'a:', '- a', '? a', '# a'],
    ...['{{ .Values }}', '{a}', '[a]', '*a', '&a', '!a', '|', '>', '%a', '@a', '`a`', '"a"', "'a'", 'a\nb', 'a\tb'],
    ...[
      '한글',
      '한글: 값',
      '🚀 배포',
      '\u0000',
      '\u0085',
      '\u2028',
      '\ufeff',
      '\u007f',
      '\u009f',
      '\u00a0',
      '---',
      '...',
    ],
    ...['200m', '1.5Gi', '1.0.0', '10.0.0.0/16', '/api/v1', 'Standard_D2s_v3', 'azure.workload.identity/use'],
  ])('%j', text => {
    expect(readAlike(yaml({ value: text, [text]: 1, list: [text, [text]] }))).toEqual({
      value: text,
      [text]: 1,
      list: [text, [text]],
    })
  })

  test.each(['200m', '512Mi', '1.5Gi', '/api/v1', 'auth-service', '요금 조회', 'kubernetes.io/os'])(
    '%s stays plain',
    text => {
      expect(yamlString(text)).toBe(text)
    },
  )
})

test('any value reads back the same', () => {
  const leaf = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  )
  const { value } = fc.letrec<{ value: unknown }>(tie => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
    ),
  }))
  fc.assert(
    fc.property(value, any => {
      // -0 and 0 are one number in YAML.
      const plainValue = JSON.parse(JSON.stringify({ any }))
      expect(readAlike(yaml(plainValue))).toEqual(plainValue)
    }),
    { numRuns: 1500, seed: 6 },
  )
})

test('a comment cannot become content', () => {
  const text = yaml({ a: 1 }, () => '첫 줄\nb: 2\r\nc: 3\u2028d: 4\u0085e: 5\u0000')
  expect(readAlike(text)).toEqual({ a: 1 })
  expect(text).toBe('# 첫 줄\n# b: 2\n# c: 3\n# d: 4\n# e: 5\na: 1\n')
})

test('block style', () => {
  expect(yaml({ a: { b: [], c: {} }, d: ['x', { e: 1, f: undefined }], g: { h: undefined } })).toBe(
    'a:\n  b: []\n  c: {}\nd:\n  - x\n  - e: 1\ng: {}\n',
  )
})
