import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSpec } from '../src/spec/read.ts'

/** What the first finding of each bad file is: its rule, its line and column, and words of its message. */
const verdicts: Record<string, string> = {
  'a-list.yaml': 'schema-type 1:1 파일의 맨 위층은 맵이어야 합니다.',
  'a-word.yaml': 'schema-type 1:1 파일의 맨 위층은 맵이어야 합니다.',
  'alias-as-key.yaml': 'yaml-feature 3:8 키는 글자여야 합니다.',
  'alias-bomb.yaml': 'yaml-limit 6:10 별칭(*)을 펼친 값이 너무 많습니다.',
  'alias-of-itself.yaml': 'yaml 2:14 별칭 *a 안에 자기 자신이 들어 있습니다.',
  'at-sign.yaml': 'yaml 2:6 따옴표 없는 값의 첫 글자로 @ 문자를 쓸 수 없습니다.',
  'backtick.yaml': 'yaml 2:6 따옴표 없는 값의 첫 글자로 ` 문자를 쓸 수 없습니다.',
  'bad-escape.yaml': 'yaml 2:9 큰따옴표 안의 역슬래시(\\) 표기가 잘못되었습니다.',
  'bad-indent.yaml': 'yaml 4:4 들여쓰기가 맞지 않습니다.',
  'bidi-escaped.yaml': 'hidden-character 2:6 글자의 방향을 바꾸어 보이는 것과 다르게 읽히는 문자가 있습니다.',
  'bidi.yaml': 'hidden-character 2:3 글자의 방향을 바꾸어 보이는 것과 다르게 읽히는 문자가 있습니다.',
  'binary-tag.yaml': 'yaml-feature 2:6 YAML 태그는 쓸 수 없습니다.',
  'constructor-key.yaml': 'yaml-feature 2:8 constructor 키는 쓸 수 없습니다.',
  'cp949.yaml': 'encoding 2:17 파일의 처음에서 28바이트 뒤에 UTF-8이 아닌 바이트가 있습니다.',
  'deep-blocks.yaml': 'yaml-limit 1:131 파일이 한 시스템의 설계보다 너무 크거나 복잡합니다.',
  'duplicate-key-in-braces.yaml': 'duplicate-key 2:14 b 키가 두 번 있습니다. 처음은 2번째 줄입니다.',
  'duplicate-key-nfd.yaml': 'duplicate-key 4:3 가 키가 두 번 있습니다. 처음은 3번째 줄입니다.',
  'duplicate-key-number.yaml': 'duplicate-key 4:3 1 키가 두 번 있습니다. 처음은 3번째 줄입니다.',
  'duplicate-key-quoted.yaml': 'duplicate-key 2:1 ktarch 키가 두 번 있습니다. 처음은 1번째 줄입니다.',
  'duplicate-key.yaml': 'duplicate-key 3:1 system 키가 두 번 있습니다. 처음은 2번째 줄입니다.',
  'empty-item.yaml': 'empty-value 4:4 목록에 빈 항목이 있습니다.',
  'empty-value.yaml': 'empty-value 2:1 system 키에 값이 없습니다.',
  'empty.yaml': 'empty-value 1:1 파일이 비어 있습니다.',
  'escape-in-quotes.yaml': 'hidden-character 2:9 화면에 나오지 않는 제어 문자가 있습니다.',
  'escape.yaml': 'hidden-character 2:7 화면에 나오지 않는 제어 문자가 있습니다.',
  'gzip.yaml': 'encoding 1:2 파일의 처음에서 1바이트 뒤에 UTF-8이 아닌 바이트가 있습니다.',
  'half-a-surrogate.yaml': 'hidden-character 2:6 화면에 나오지 않는 제어 문자가 있습니다.',
  'hangul-filler-key.yaml': 'hidden-character 2:1 이름에 보이지 않는 문자나 특수한 공백이 있습니다.',
  'huge-number.yaml': 'yaml-feature 2:6 정확하게 읽을 수 없는 숫자입니다.',
  'ideographic-space-key.yaml': 'hidden-character 2:1 이름에 보이지 않는 문자나 특수한 공백이 있습니다.',
  'infinite.yaml': 'yaml-feature 2:6 정확하게 읽을 수 없는 숫자입니다.',
  'json-with-trailing-text.json': 'yaml 1:17 여기에 올 수 없는 글자가 있습니다.',
  'latin-1.yaml': 'encoding 2:10 파일의 처음에서 21바이트 뒤에 UTF-8이 아닌 바이트가 있습니다.',
  'list-as-key.yaml': 'yaml-feature 2:3 키는 글자여야 합니다.',
  'merge-key.yaml': 'yaml-feature 4:3 병합 키(<<)는 쓸 수 없습니다.',
  'no-colon.yaml': 'yaml 2:1 키는 한 줄에 있어야 하고 바로 뒤에 콜론(:)이 와야 합니다.',
  'no-key.yaml': 'empty-value 2:7 콜론 앞에 키가 없습니다.',
  'non-specific-tag.yaml': 'yaml-feature 2:6 YAML 태그는 쓸 수 없습니다.',
  'not-a-number.yaml': 'yaml-feature 2:6 정확하게 읽을 수 없는 숫자입니다.',
  'nul.yaml': 'hidden-character 2:8 화면에 나오지 않는 제어 문자가 있습니다.',
  'null.yaml': 'empty-value 1:1 파일이 비어 있습니다.',
  'number-as-key.yaml': 'yaml-feature 2:8 8080은 글자가 아니라 숫자로 읽히는 키입니다.',
  'only-a-comment.yaml': 'empty-value 1:1 파일이 비어 있습니다.',
  'only-blanks.yaml': 'empty-value 1:1 파일이 비어 있습니다.',
  'percent.yaml': 'yaml 2:6 따옴표 없는 값의 첫 글자로 % 문자를 쓸 수 없습니다.',
  'png.yaml': 'encoding 1:1 파일이 첫 바이트부터 UTF-8이 아닙니다.',
  'proto-key.yaml': 'yaml-feature 2:1 __proto__ 키는 쓸 수 없습니다.',
  'python-tag.yaml': 'yaml-feature 2:6 YAML 태그는 쓸 수 없습니다.',
  'several-documents.yaml': 'yaml-feature 2:1 한 파일에 YAML 문서가 둘 이상 있습니다.',
  'tabs.yaml': 'yaml 3:1 탭으로 들여 썼습니다.',
  'tag-directive.yaml': 'yaml-feature 1:1 YAML 지시문은 쓸 수 없습니다.',
  'tilde.yaml': 'empty-value 2:1 x-a 키에 값이 없습니다.',
  'too-deep.yaml': 'yaml-limit 2:70 파일이 한 시스템의 설계보다 너무 크거나 복잡합니다.',
  'too-many-aliases.yaml': 'yaml-limit 3:407 파일이 한 시스템의 설계보다 너무 크거나 복잡합니다.',
  'true-as-key.yaml': 'yaml-feature 2:8 true는 글자가 아니라 참거짓 값으로 읽히는 키입니다.',
  'truncated-character.yaml': 'encoding 2:8 파일의 처음에서 21바이트 뒤에 UTF-8이 아닌 바이트가 있습니다.',
  'two-values.yaml': 'yaml 2:7 한 줄에 “키: 값”이 두 번 있습니다.',
  'unclosed-bracket.yaml': 'yaml 2:16 여기서 연 괄호 [ 하나가 닫히지 않았습니다.',
  'unclosed-quote.yaml': 'yaml 1:9 여기서 연 따옴표 " 하나가 닫히지 않았습니다.',
  'undefined-alias.yaml': 'yaml 2:6 앞에 앵커 &nothing 표시가 없는 별칭 *nothing 표시입니다.',
  'unknown-directive.yaml': 'yaml-feature 1:1 YAML 지시문은 쓸 수 없습니다.',
  'unknown-tag.yaml': 'yaml-feature 2:6 YAML 태그는 쓸 수 없습니다.',
  'utf-16-be.yaml': 'encoding 1:1 파일이 첫 바이트부터 UTF-8이 아닙니다.',
  'utf-16-le.yaml': 'encoding 1:1 파일이 첫 바이트부터 UTF-8이 아닙니다.',
  'utf-16-without-mark.yaml': 'encoding 1:1 파일이 첫 바이트부터 UTF-8이 아닙니다.',
  'verbatim-tag.yaml': 'yaml-feature 2:6 YAML 태그는 쓸 수 없습니다.',
  'version-as-key.yaml': 'yaml-feature 4:5 1.0은 글자가 아니라 숫자로 읽히는 키입니다.',
  'version-as-number.yaml': 'schema-type 1:9 ktarch 값은 글자여야 합니다.',
  'very-deep.yaml': 'yaml-limit 1:66 파일이 한 시스템의 설계보다 너무 크거나 복잡합니다.',
  'yaml-1.1.yaml': 'yaml-feature 1:1 YAML 1.2만 읽습니다.',
  'zero-width-key.yaml': 'hidden-character 2:1 이름에 보이지 않는 문자나 특수한 공백이 있습니다.',
}

const folder = new URL('fixtures/reader/bad/', import.meta.url)

test('every bad file has its verdict', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(verdicts).sort())
})

describe.each(Object.entries(verdicts))('%s', (name, verdict) => {
  const bytes = readFileSync(new URL(name, folder))

  test('is refused at the right place', () => {
    const { spec, source, diagnostics } = readSpec(bytes)
    const [first] = diagnostics
    const { line, column } = first!.position ?? source.locate(first!.at, first!.on)
    expect(`${first!.rule} ${line}:${column} ${first!.message}`).toBe(verdict)
    expect(spec).toBeNull()
  })

  test('costs little', () => {
    const start = process.cpuUsage()
    readSpec(bytes)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000)
  })
})
