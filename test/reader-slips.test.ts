import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { locate } from '../src/report/located.ts'
import { plainPaint } from '../src/report/paint.ts'
import { pretty } from '../src/report/pretty.ts'
import { readSpec } from '../src/spec/read.ts'

const board = readFileSync(new URL('fixtures/reader/board.yaml', import.meta.url), 'utf8')

/** What a person sees who replaced one piece of a good spec. */
function afterReplacing(right: string, wrong: string): string {
  if (!board.includes(right)) throw new Error(`the fixture has no ${right}`)
  const { source, diagnostics } = readSpec(board.replace(right, () => wrong))
  return `\n${pretty(locate(diagnostics, source, 'board/architecture.yaml'), plainPaint)}`
}

test('the fixture itself is right', () => {
  expect(readSpec(board).diagnostics).toEqual([])
})

test('a misspelt key', () => {
  expect(afterReplacing('replicas: 2', 'replicsa: 2')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:44:24  오류  schema-unknown-key
      replicsa 키는 여기에 쓸 수 없습니다.
        44 │       board-service: { replicsa: 2, pool: system, tag: "1.0.0", cpu: 100m..500m, memory: 256Mi..512Mi }
           │                        ^^^^^^^^
      발견  replicsa
      허용  enabled, replicas, cpu, memory, scale, pdb, probes, pool, tag, env, secrets, dbPool, metrics, nodePort, spread, rollout, grace, schedule, storage, storageClass, mountPath, mock
      제안  replicas 키로 고치세요.
      경로  environments.dev.services.board-service.replicsa

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a version without quotes', () => {
  expect(afterReplacing('version: "1.30"', 'version: 1.30')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:31:16  오류  schema-type
      version 값은 글자여야 합니다.
        31 │       version: 1.30
           │                ^^^^
      발견  1.30 (숫자)
      허용  예: "1.36"
      제안  1.30은 숫자 1.3으로 읽힙니다. 따옴표로 감싸세요: "1.30"
      경로  environments.dev.cluster.version

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a key without a value', () => {
  expect(afterReplacing('replicas: 2', 'replicas:')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:44:24  오류  empty-value
      replicas 키에 값이 없습니다.
        44 │       board-service: { replicas:, pool: system, tag: "1.0.0", cpu: 100m..500m, memory: 256Mi..512Mi }
           │                        ^^^^^^^^
      제안  값을 쓰세요. 기본값을 쓰려면 이 키를 지우고, 상속한 항목을 끄려면 enabled: false를 쓰세요.
      경로  environments.dev.services.board-service.replicas

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a number without its unit', () => {
  expect(afterReplacing('keep: 7d', 'keep: 7')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:46:154  오류  schema-type
      keep 값에 단위가 없습니다.
        46 │ …thod: disk-snapshot, every: 24h, keep: 7 } }
           │                                         ^
      발견  7 (숫자)
      허용  예: 7d
      제안  단위를 붙여 쓰세요: 7ms, 7s, 7min, 7h, 7d, 7mo, 7y
      경로  environments.dev.stores.main-db.backup.keep

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a unit of another family', () => {
  expect(afterReplacing('cpu: 100m..500m', 'cpu: 0.1..0.5')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:44:70  오류  schema-value
      cpu 값의 형식이 맞지 않습니다.
        44 │       board-service: { replicas: 2, pool: system, tag: "1.0.0", cpu: 0.1..0.5, memory: 256Mi..512Mi }
           │                                                                      ^^^^^^^^
      발견  0.1..0.5
      허용  예: 200m..1000m
      제안  형식에 맞게 고치세요. Pod 하나의 CPU 요청..제한.
      경로  environments.dev.services.board-service.cpu

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a word that is not among the choices', () => {
  expect(afterReplacing('tier: Free', 'tier: Fre')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:32:13  오류  schema-value
      tier 값은 정해진 것 가운데 하나여야 합니다.
        32 │       tier: Fre
           │             ^^^
      발견  Fre
      허용  Free, Standard, Premium
      제안  Free로 고치세요.
      경로  environments.dev.cluster.tier

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('another kind of hosting', () => {
  expect(afterReplacing('hosting: pod', 'hosting: azure-postgres')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:46:27  오류  schema-value
      hosting 값은 정해진 것 가운데 하나여야 합니다.
        46 │       main-db: { hosting: azure-postgres, image: postgres, cpu: 100m..500…
           │                           ^^^^^^^^^^^^^^
      발견  azure-postgres
      허용  pod, azure-postgresql, azure-redis, azure-managed-redis, azure-storage
      제안  azure-postgresql로 고치세요.
      경로  environments.dev.stores.main-db.hosting

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a key that belongs to another kind of hosting', () => {
  expect(afterReplacing('storage: 10Gi', 'storage: 10Gi, ha: zone-redundant')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:46:103  오류  schema-unknown-key
      ha 키는 여기에 쓸 수 없습니다.
        46 │ …, memory: 256Mi..512Mi, storage: 10Gi, ha: zone-redundant, backup: { method: dis…
           │                                         ^^
      발견  ha
      허용  hosting, enabled, image, cpu, memory, storage, storageClass, settings, maxMemory, backup, seed
      제안  hosting 값이 azure-postgresql, azure-managed-redis일 때만 쓰는 키입니다. 키를 지우거나 hosting 값을 고치세요.
      경로  environments.dev.stores.main-db.ha

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a comma in an amount', () => {
  expect(afterReplacing('monthly: $1450', 'monthly: $1,450')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:52:54  오류  yaml
      { } 안의 쉼표가 숫자를 둘로 나누었습니다.
        52 │         node: { of: [cluster.pools.system], monthly: $1,450 }
           │                                                      ^^^^^^
      발견  $1,450
      제안  쉼표 없이 쓰세요: $1450
      경로  environments.dev.cost.items.node.monthly

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a name with capitals', () => {
  expect(afterReplacing('board-service: { replicas', 'Board_Service: { replicas')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:44:7  오류  schema-key-name
      Board_Service 키의 이름은 쓸 수 없는 모양입니다.
        44 │       Board_Service: { replicas: 2, pool: system, tag: "1.0.0", cpu: 100m..500m, memory: 256Mi..512Mi }
           │       ^^^^^^^^^^^^^
      발견  Board_Service
      허용  이름표: 영문 소문자로 시작하고 소문자, 숫자, 붙임표만 쓰며 2자에서 40자까지다.
      제안  board-service 키로 고치세요.
      경로  environments.dev.services.Board_Service

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a missing key', () => {
  expect(afterReplacing('name: 공지 게시판, ', '')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:3:1  오류  schema-missing-key
      name 키가 빠졌습니다.
        3 │ system: { id: notice-board, summary: 공지를 쓰고 읽는 작은 서비스 }
          │ ^^^^^^
      허용  예: 통신요금 관리 서비스
      제안  name 키를 쓰세요. 문서의 제목과 문장에 적을 이름.
      경로  system.name

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a key written twice', () => {
  expect(afterReplacing('zones: [1]', 'zones: [1]\n    region: koreasouth')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:29:5  오류  duplicate-key
      region 키가 두 번 있습니다. 처음은 27번째 줄입니다.
        29 │     region: koreasouth
           │     ^^^^^^
      제안  하나만 남기세요.
      관련  처음 쓴 곳 (27:13)
        27 │     region: koreacentral
           │             ^^^^^^^^^^^^
      경로  environments.dev.region

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('yes instead of true', () => {
  expect(afterReplacing('private: true', 'private: yes')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:33:16  오류  schema-type
      private 값은 true나 false여야 합니다.
        33 │       private: yes
           │                ^^^
      발견  yes (글자)
      허용  예: true
      제안  true로 고치세요.
      경로  environments.dev.cluster.private

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('one value where a list belongs', () => {
  expect(afterReplacing('uses: [main-db]', 'uses: main-db')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:14:11  오류  schema-type
      uses 값은 목록이어야 합니다.
        14 │     uses: main-db
           │           ^^^^^^^
      발견  main-db (글자)
      허용  예: ["main-db", "cache"]
      제안  대괄호로 감싸세요: [main-db]
      경로  services.board-service.uses

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a number out of its range', () => {
  expect(afterReplacing('users: 10', 'users: -10')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:26:23  오류  schema-value
      users 값이 범위를 벗어났습니다.
        26 │     targets: { users: -10, availability: 95% }
           │                       ^^^
      발견  -10
      허용  0 이상 1000000000 이하
      제안  범위 안의 값으로 고치세요.
      경로  environments.dev.targets.users

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('an item twice in a list', () => {
  expect(afterReplacing('zones: [1]', 'zones: [1, 2, 1]')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:28:19  오류  schema-value
      목록에 같은 항목이 두 번 있습니다.
        28 │     zones: [1, 2, 1]
           │                   ^
      발견  1
      제안  하나만 남기세요.
      관련  같은 항목 (28:13)
        28 │     zones: [1, 2, 1]
           │             ^
      경로  environments.dev.zones.2

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a tab before a key', () => {
  expect(afterReplacing('    zones: [1]', '\t\tzones: [1]')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:28:1  오류  yaml
      탭으로 들여 썼습니다.
        28 │     zones: [1]
           │ ^^^^
      제안  탭을 공백으로 바꾸세요. 한 층에 두 칸씩 들여 씁니다.

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a colon inside a value', () => {
  expect(afterReplacing('role: 공지 게시', 'role: 공지: 게시')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:12:11  오류  yaml
      한 줄에 “키: 값”이 두 번 있습니다.
        12 │     role: 공지: 게시
           │           ^^
      제안  값에 콜론이 들어 있으면 값 전체를 따옴표로 감싸고, 아래층이면 줄을 바꾸어 두 칸 들여 쓰세요.

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a bracket that is not closed', () => {
  expect(afterReplacing('uses: [main-db]', 'uses: [main-db')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:14:11  오류  yaml
      여기서 연 괄호 [ 하나가 닫히지 않았습니다.
        14 │     uses: [main-db
           │           ^
      제안  값의 끝에 ] 하나를 쓰세요.

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a quote that is not closed', () => {
  expect(afterReplacing('version: "16"', 'version: "16')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:17:61  오류  yaml
      여기서 연 따옴표 " 하나가 닫히지 않았습니다.
        17 │   main-db: { name: PostgreSQL, engine: postgresql, version: "16, database: board, password: database-password }
           │                                                             ^
      제안  값의 끝에 " 하나를 쓰세요.

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('a key one column too far', () => {
  expect(afterReplacing('    region: koreacentral', '     region: koreacentral')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:27:6  오류  yaml
      들여쓰기가 맞지 않습니다.
        27 │      region: koreacentral
           │      ^^^^^^
      제안  같은 층의 키는 같은 칸에서 시작하고, 아래층은 두 칸 더 들여 쓰세요.

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})

test('no blank after the colon', () => {
  expect(afterReplacing('region: koreacentral', 'region:koreacentral')).toMatchInlineSnapshot(`
    "
    board/architecture.yaml:27:5  오류  yaml
      키는 한 줄에 있어야 하고 바로 뒤에 콜론(:)이 와야 합니다.
        27 │     region:koreacentral
           │     ^^^^^^^^^^^^^^^^^^^
      제안  앞뒤 줄에 콜론이 빠졌거나 들여쓰기가 다르지 않은지 확인하세요.

    오류 1, 경고 0, 건너뜀 0
    "
  `)
})
