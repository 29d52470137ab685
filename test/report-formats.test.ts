import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../src/diagnostic.ts'
import { type LocatedFinding, locate, withoutText } from '../src/report/located.ts'
import { report } from '../src/report/report.ts'
import { readSpec } from '../src/spec/read.ts'

const text = [
  'network:',
  '  subnets:',
  '    가입자: { cidr: 10.0.1.0/24 }',
  '    db: { cidr: 10.0.1.128/25 }',
  '',
].join('\n')
const { source } = readSpec(text)
const overlap: Diagnostic = {
  rule: 'cidr-overlap',
  severity: 'error',
  at: 'network.subnets.db.cidr',
  message: 'db와 가입자 서브넷의 대역이 겹칩니다.',
  found: '10.0.1.128/25',
  allowed: '다른 서브넷과 겹치지 않는 대역',
  suggestion: '10.0.2.0/25를 쓰세요.',
  related: [{ at: 'network.subnets.가입자.cidr', message: '겹치는 대역' }],
  evidence: { source: 'Azure Virtual Network FAQ', asOf: '2026-08-21' },
}
const skipped: Diagnostic = {
  rule: 'check-skipped',
  severity: 'warning',
  at: '',
  message: 'helm이 없어 차트를 검사하지 않았습니다.',
  found: 'helm',
}
const findings = [
  ...locate([overlap], source, 'spec/통신 요금/architecture.yaml'),
  withoutText(skipped, 'spec/통신 요금/architecture.yaml'),
]

test('pretty', async () => {
  expect(`\n${await report(findings, 'pretty')}`).toMatchInlineSnapshot(`
    "
    spec/통신 요금/architecture.yaml:4:17  오류  cidr-overlap
      db와 가입자 서브넷의 대역이 겹칩니다.
        4 │     db: { cidr: 10.0.1.128/25 }
          │                 ^^^^^^^^^^^^^
      발견  10.0.1.128/25
      허용  다른 서브넷과 겹치지 않는 대역
      제안  10.0.2.0/25를 쓰세요.
      관련  겹치는 대역 (3:18)
        3 │     가입자: { cidr: 10.0.1.0/24 }
          │                     ^^^^^^^^^^^
      근거  Azure Virtual Network FAQ (2026-08-21)
      경로  network.subnets.db.cidr

    spec/통신 요금/architecture.yaml:1:1  경고  check-skipped
      helm이 없어 차트를 검사하지 않았습니다.
      발견  helm

    오류 1, 경고 0, 건너뜀 1(helm)
    "
  `)
})

test('pretty in colour is the same text with colours', async () => {
  const coloured = await report(findings, 'pretty', { color: true })
  expect(coloured).toContain('\u001b[31m')
  expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(await report(findings, 'pretty'))
})

test('json', async () => {
  expect(await report(findings, 'json')).toMatchInlineSnapshot(`
    "{
      "ktarch": "1",
      "findings": [
        {
          "rule": "cidr-overlap",
          "severity": "error",
          "file": "spec/통신 요금/architecture.yaml",
          "line": 4,
          "column": 17,
          "endColumn": 30,
          "at": "network.subnets.db.cidr",
          "on": "value",
          "message": "db와 가입자 서브넷의 대역이 겹칩니다.",
          "found": "10.0.1.128/25",
          "allowed": "다른 서브넷과 겹치지 않는 대역",
          "suggestion": "10.0.2.0/25를 쓰세요.",
          "related": [
            {
              "line": 3,
              "column": 18,
              "endColumn": 29,
              "at": "network.subnets.가입자.cidr",
              "message": "겹치는 대역"
            }
          ],
          "evidence": {
            "source": "Azure Virtual Network FAQ",
            "asOf": "2026-08-21"
          }
        },
        {
          "rule": "check-skipped",
          "severity": "warning",
          "file": "spec/통신 요금/architecture.yaml",
          "line": 1,
          "column": 1,
          "endColumn": 2,
          "at": "",
          "on": "value",
          "message": "helm이 없어 차트를 검사하지 않았습니다.",
          "found": "helm",
          "related": []
        }
      ],
      "summary": {
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "skipped": 1,
        "total": 2,
        "shown": 2
      }
    }
    "
  `)
})

test('sarif', async () => {
  const rules = [{ id: 'cidr-overlap', title: '대역은 서로 겹치지 않는다' }]
  expect(await report(findings, 'sarif', { rules })).toMatchInlineSnapshot(`
    "{
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        {
          "tool": {
            "driver": {
              "name": "ktarch",
              "language": "ko",
              "rules": [
                {
                  "id": "check-skipped",
                  "shortDescription": {
                    "text": "check-skipped"
                  }
                },
                {
                  "id": "cidr-overlap",
                  "shortDescription": {
                    "text": "대역은 서로 겹치지 않는다"
                  }
                }
              ]
            }
          },
          "columnKind": "utf16CodeUnits",
          "results": [
            {
              "ruleId": "cidr-overlap",
              "ruleIndex": 1,
              "level": "error",
              "message": {
                "text": "db와 가입자 서브넷의 대역이 겹칩니다.\\n발견: 10.0.1.128/25\\n허용: 다른 서브넷과 겹치지 않는 대역\\n제안: 10.0.2.0/25를 쓰세요.\\n근거: Azure Virtual Network FAQ (2026-08-21)"
              },
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "spec/%ED%86%B5%EC%8B%A0%20%EC%9A%94%EA%B8%88/architecture.yaml"
                    },
                    "region": {
                      "startLine": 4,
                      "startColumn": 17,
                      "endColumn": 30,
                      "snippet": {
                        "text": "10.0.1.128/25"
                      }
                    },
                    "contextRegion": {
                      "startLine": 4,
                      "snippet": {
                        "text": "    db: { cidr: 10.0.1.128/25 }"
                      }
                    }
                  },
                  "logicalLocations": [
                    {
                      "fullyQualifiedName": "network.subnets.db.cidr"
                    }
                  ]
                }
              ],
              "relatedLocations": [
                {
                  "id": 0,
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "spec/%ED%86%B5%EC%8B%A0%20%EC%9A%94%EA%B8%88/architecture.yaml"
                    },
                    "region": {
                      "startLine": 3,
                      "startColumn": 18,
                      "endColumn": 29,
                      "snippet": {
                        "text": "10.0.1.0/24"
                      }
                    },
                    "contextRegion": {
                      "startLine": 3,
                      "snippet": {
                        "text": "    가입자: { cidr: 10.0.1.0/24 }"
                      }
                    }
                  },
                  "logicalLocations": [
                    {
                      "fullyQualifiedName": "network.subnets.가입자.cidr"
                    }
                  ],
                  "message": {
                    "text": "겹치는 대역"
                  }
                }
              ],
              "partialFingerprints": {
                "ktarch/v1": "ffee14efb089bcc54bc5811cb5f0763e"
              }
            },
            {
              "ruleId": "check-skipped",
              "ruleIndex": 0,
              "level": "warning",
              "message": {
                "text": "helm이 없어 차트를 검사하지 않았습니다.\\n발견: helm"
              },
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "spec/%ED%86%B5%EC%8B%A0%20%EC%9A%94%EA%B8%88/architecture.yaml"
                    },
                    "region": {
                      "startLine": 1,
                      "startColumn": 1,
                      "endColumn": 2
                    }
                  }
                }
              ],
              "partialFingerprints": {
                "ktarch/v1": "0a6ceb9d6682b05a16b6159884935215"
              }
            }
          ]
        }
      ]
    }
    "
  `)
})

test('junit', async () => {
  const files = ['spec/통신 요금/architecture.yaml', 'spec/minimal/architecture.yaml']
  expect(await report(findings, 'junit', { files })).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="ktarch validate">
      <testsuite name="spec/minimal/architecture.yaml" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="spec/minimal/architecture.yaml" name="ktarch"/>
      </testsuite>
      <testsuite name="spec/통신 요금/architecture.yaml" tests="2" failures="1" errors="0" skipped="1">
        <testcase classname="spec/통신 요금/architecture.yaml" name="cidr-overlap network.subnets.db.cidr"><failure type="error" message="db와 가입자 서브넷의 대역이 겹칩니다.">spec/통신 요금/architecture.yaml:4:17
    발견: 10.0.1.128/25
    허용: 다른 서브넷과 겹치지 않는 대역
    제안: 10.0.2.0/25를 쓰세요.
    근거: Azure Virtual Network FAQ (2026-08-21)</failure></testcase>
        <testcase classname="spec/통신 요금/architecture.yaml" name="check-skipped"><skipped message="helm이 없어 차트를 검사하지 않았습니다."/></testcase>
      </testsuite>
    </testsuites>
    "
  `)
})

test('github', async () => {
  expect(await report(findings, 'github')).toMatchInlineSnapshot(`
    "::error file=spec/통신 요금/architecture.yaml,line=4,endLine=4,col=17,endColumn=30,title=cidr-overlap::db와 가입자 서브넷의 대역이 겹칩니다.%0A발견: 10.0.1.128/25%0A허용: 다른 서브넷과 겹치지 않는 대역%0A제안: 10.0.2.0/25를 쓰세요.%0A경로: network.subnets.db.cidr
    ::warning file=spec/통신 요금/architecture.yaml,line=1,endLine=1,col=1,endColumn=2,title=check-skipped::helm이 없어 차트를 검사하지 않았습니다.%0A발견: helm
    오류 1, 경고 0, 건너뜀 1(helm)
    "
  `)
})

test('markdown', async () => {
  expect(await report(findings, 'markdown')).toMatchInlineSnapshot(`
    "**ktarch validate**: 오류 1, 경고 0, 건너뜀 1(helm)

    | 심각도 | 자리 | 규칙 | 내용 | 제안 |
    |---|---|---|---|---|
    | 오류 | \`spec/통신 요금/architecture.yaml:4:17\` | \`cidr-overlap\` | db와 가입자 서브넷의 대역이 겹칩니다.<br>발견: 10.0.1.128/25<br>허용: 다른 서브넷과 겹치지 않는 대역 | 10.0.2.0/25를 쓰세요. |
    | 경고 | \`spec/통신 요금/architecture.yaml:1:1\` | \`check-skipped\` | helm이 없어 차트를 검사하지 않았습니다.<br>발견: helm | - |
    "
  `)
})

describe('without findings', () => {
  test('every format says so', async () => {
    expect(await report([], 'pretty')).toBe('오류 0, 경고 0, 건너뜀 0\n')
    expect(await report([], 'github')).toBe('오류 0, 경고 0, 건너뜀 0\n')
    expect(await report([], 'markdown')).toBe('**ktarch validate**: 오류 0, 경고 0, 건너뜀 0\n')
    expect(JSON.parse(await report([], 'json'))).toMatchObject({ findings: [], summary: { total: 0 } })
    expect(JSON.parse(await report([], 'sarif')).runs[0].results).toEqual([])
    expect(await report([], 'junit', { files: ['a.yaml'] })).toContain(
      '<testsuite name="a.yaml" tests="1" failures="0"',
    )
  })
})

describe('against the schemas', () => {
  const findingsSchema = JSON.parse(readFileSync(new URL('../schemas/findings.schema.json', import.meta.url), 'utf8'))
  const sarifSchema = officialSarifSchema()
  const validFindings = new Ajv2020({ strict: false }).compile(findingsSchema)
  const validSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarifSchema)

  test.each(Object.entries({ some: findings, none: [], many: many(250) }))('%s', async (_, list) => {
    validFindings(JSON.parse(await report(list, 'json')))
    expect(validFindings.errors).toBeNull()
    validSarif(JSON.parse(await report(list, 'sarif')))
    expect(validSarif.errors).toBeNull()
  })

  test('the schemas refuse what is not a report', () => {
    expect(validFindings({ ktarch: '2', findings: [], summary: {} })).toBe(false)
    expect(validSarif({ version: '2.1.0', runs: [{ results: [{}] }] })).toBe(false)
  })
})

describe('a hundred findings are shown, all are counted', () => {
  const list = many(250)

  test.each([
    ['pretty', /^spec\/x\.yaml:/gm],
    ['json', /"rule"/g],
    ['sarif', /"ruleId"/g],
    ['github', /^::warning/gm],
    ['markdown', /^\| 경고/gm],
  ] as const)('%s', async (format, entry) => {
    expect((await report(list, format)).match(entry)).toHaveLength(100)
  })

  test('the summary says how many there are', async () => {
    expect(await report(list, 'pretty')).toContain('오류 0, 경고 250, 건너뜀 0 – 250개 가운데 처음 100개만 보입니다')
  })

  test('errors come before warnings when not all can be shown', async () => {
    const withError = [...list, ...locate([overlap], source, 'spec/y.yaml')]
    expect(await report(withError, 'github')).toContain('::error file=spec/y.yaml')
  })

  test('junit does not let a file pass whose findings are not shown', async () => {
    const other = many(1).map(finding => ({ ...finding, file: 'spec/z.yaml' }))
    const xml = await report([...list, ...other], 'junit', { files: ['spec/x.yaml', 'spec/z.yaml'] })
    expect(xml).toContain(
      '<testcase classname="spec/z.yaml" name="ktarch"><failure type="error" message="이 파일에 1개가 더 있습니다."/>',
    )
  })
})

test('fingerprints stay when lines move, and differ between findings', async () => {
  const moved = readSpec(`# 새 줄\n\n${text}`).source
  const fingerprint = async (list: LocatedFinding[]) =>
    JSON.parse(await report(list, 'sarif')).runs[0].results.map(
      (result: { partialFingerprints: object }) => result.partialFingerprints,
    )
  const before = await fingerprint(locate([overlap], source, 'a.yaml'))
  expect(await fingerprint(locate([overlap], moved, 'a.yaml'))).toEqual(before)
  const three = await fingerprint(locate([overlap, overlap, { ...overlap, rule: 'other' }], source, 'a.yaml'))
  expect(new Set(three.map((print: object) => JSON.stringify(print))).size).toBe(3)
})

function many(count: number): LocatedFinding[] {
  const warning: Diagnostic = { rule: 'some-rule', severity: 'warning', at: 'network', message: '무엇인가 이상합니다.' }
  return locate(Array(count).fill(warning), source, 'spec/x.yaml')
}

/** OASIS's schema says draft-04, whose only difference here is how a schema names itself. */
function officialSarifSchema() {
  const file = new URL('../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url)
  const { $schema: _draft4, id, ...schema } = JSON.parse(readFileSync(file, 'utf8'))
  return { $id: id, ...schema }
}
