import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'

/* The program as a person or a CI job meets it: a process with arguments, output and an exit code. */

const program = fileURLToPath(new URL('../bin/ktarch.js', import.meta.url))
const spec = (name: string) => fileURLToPath(new URL(`../spec/${name}/architecture.yaml`, import.meta.url))

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ktarch-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function ktarch(args: string[], { cwd = folder, env = {} }: { cwd?: string; env?: Record<string, string> } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  return { code: status, stdout, stderr, all: stdout + stderr }
}

/** A folder of its own with a spec in it, as a user has it. */
function project(name: string, system = 'minimal'): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  cpSync(spec(system), join(path, 'architecture.yaml'))
  return path
}

const filesBelow = (path: string) =>
  existsSync(path)
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry =>
          join(entry.parentPath, entry.name)
            .slice(path.length + 1)
            .replaceAll('\\', '/'),
        )
        .sort()
    : []

describe('generate', () => {
  test('finds the spec upward, writes every output and says so', () => {
    const here = project('upward')
    const below = join(here, 'a/b')
    mkdirSync(below, { recursive: true })
    const { code, stdout } = ktarch(['generate', '--out', join(here, 'generated')], { cwd: below })
    expect(code).toBe(0)
    expect(stdout).toContain('docs/physical-architecture.md')
    const files = filesBelow(join(here, 'generated/minimal'))
    for (const path of [
      'docs/physical-architecture.md',
      'docs/physical-architecture-dev.md',
      'diagrams/physical-architecture-dev.mmd',
      'diagrams/network-dev.mmd',
      'bicep/main.bicep',
      'bicep/main.dev.bicepparam',
      'bicep/bicepconfig.json',
      'helm/minimal/Chart.yaml',
      'helm/minimal/values.yaml',
      'helm/minimal/values-dev.yaml',
      'helm/minimal/values.schema.json',
      '.ktarch-manifest.json',
    ]) {
      expect(files).toContain(path)
    }
    const known =
      /^(docs\/physical-architecture(-dev)?\.md|diagrams\/(physical-architecture|network)-dev\.mmd|bicep\/(main\.bicep|main\.dev\.bicepparam|bicepconfig\.json|modules\/[a-z-]+\.bicep)|helm\/minimal\/(Chart\.yaml|values(-dev)?\.yaml|values\.schema\.json|(\.helmignore)|templates\/.+)|\.ktarch-manifest\.json)$/
    expect(files.filter(path => !known.test(path))).toEqual([])
  })

  test('writes nothing the second time, and --check agrees', () => {
    const here = project('twice')
    ktarch(['generate'], { cwd: here })
    const stamps = () =>
      filesBelow(join(here, 'generated')).map(path => [path, statSync(join(here, 'generated', path)).mtimeMs])
    const before = stamps()
    const { code, stdout } = ktarch(['generate'], { cwd: here })
    expect({ code, stamps: stamps() }).toEqual({ code: 0, stamps: before })
    expect(stdout).toContain('그대로')
    expect(ktarch(['generate', '--check'], { cwd: here }).code).toBe(0)
  })

  test('--check shows the difference and the lines of the spec behind it', () => {
    const here = project('check')
    ktarch(['generate'], { cwd: here })
    const text = readFileSync(join(here, 'architecture.yaml'), 'utf8')
    const address = parse(text).environments.dev.network.subnets
    const cidr: string = Object.values<{ cidr: string }>(address)[0]!.cidr
    writeFileSync(join(here, 'architecture.yaml'), text.replace(cidr, '10.0.99.0/24'))
    const before = filesBelow(join(here, 'generated'))
    const { code, stdout } = ktarch(['generate', '--check'], { cwd: here })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^-.*10\.0\./m)
    expect(stdout).toMatch(/^\+.*10\.0\.99\.0\/24/m)
    const line = text.split('\n').findIndex(line => line.includes(cidr)) + 1
    expect(stdout).toContain(`architecture.yaml:${line}  environments.dev.network.subnets.`)
    expect(filesBelow(join(here, 'generated'))).toEqual(before)
  })

  test('--dry-run writes nothing', () => {
    const here = project('dry')
    const { code, stdout } = ktarch(['generate', '--dry-run'], { cwd: here })
    expect(code).toBe(0)
    expect(stdout).toContain('쓸 예정')
    expect(existsSync(join(here, 'generated'))).toBe(false)
  })

  test('keeps what a person changed, and with --force keeps it beside', () => {
    const here = project('edited')
    ktarch(['generate'], { cwd: here })
    const document = join(here, 'generated/minimal/docs/physical-architecture-dev.md')
    const generated = readFileSync(document, 'utf8')
    writeFileSync(document, `${generated}\n손으로 쓴 메모\n`)
    const kept = ktarch(['generate'], { cwd: here })
    expect(kept.code).toBe(1)
    expect(kept.stderr).toContain('유지: docs/physical-architecture-dev.md')
    expect(readFileSync(document, 'utf8')).toContain('손으로 쓴 메모')
    const forced = ktarch(['generate', '--force'], { cwd: here })
    expect(forced.code).toBe(0)
    expect(readFileSync(document, 'utf8')).toBe(generated)
    expect(readFileSync(`${document}.orig`, 'utf8')).toContain('손으로 쓴 메모')
  })

  test('--only and --env leave everything else alone', () => {
    const here = project('only', 'phonebill')
    ktarch(['generate', '--only', 'helm', '--env', 'prod'], { cwd: here })
    const files = filesBelow(join(here, 'generated/phonebill'))
    expect(files).toContain('helm/phonebill/values-prod.yaml')
    expect(files.filter(path => !path.startsWith('helm/') && path !== '.ktarch-manifest.json')).toEqual([])
    expect(files).not.toContain('helm/phonebill/values-dev.yaml')
    expect(ktarch(['generate', '--env', 'prdo'], { cwd: here })).toMatchObject({ code: 2 })
    expect(ktarch(['generate', '--only', 'terraform'], { cwd: here })).toMatchObject({ code: 2 })
  })

  test('an error in one spec leaves its outputs as they were, and the others are still done', () => {
    const here = join(folder, 'several')
    for (const name of ['good', 'bad']) {
      mkdirSync(join(here, 'spec', name), { recursive: true })
      cpSync(spec('minimal'), join(here, 'spec', name, 'architecture.yaml'))
    }
    const bad = join(here, 'spec/bad/architecture.yaml')
    writeFileSync(bad, readFileSync(bad, 'utf8').replace('id: minimal', 'id: other').replace('services:', 'servces:'))
    const { code, stdout, stderr } = ktarch(['generate'], { cwd: here })
    expect(code).toBe(1)
    expect(stderr).toContain('servces')
    expect(stderr).toContain('services')
    expect(stdout).toContain('minimal: ')
    expect(existsSync(join(here, 'generated/other'))).toBe(false)
    expect(existsSync(join(here, 'generated/minimal'))).toBe(true)
  })

  test('architecture.json works the same as architecture.yaml', () => {
    const yaml = project('yaml')
    const json = join(folder, 'json')
    mkdirSync(json)
    writeFileSync(join(json, 'architecture.json'), JSON.stringify(parse(readFileSync(spec('minimal'), 'utf8'))))
    expect(ktarch(['generate'], { cwd: yaml }).code).toBe(0)
    expect(ktarch(['generate'], { cwd: json }).code).toBe(0)
    for (const path of filesBelow(join(yaml, 'generated'))) {
      expect(readFileSync(join(json, 'generated', path), 'utf8'), path).toBe(
        readFileSync(join(yaml, 'generated', path), 'utf8'),
      )
    }
  })
})

describe('bad input', () => {
  const valid = readFileSync(spec('minimal'), 'utf8')
  const cases: [name: string, content: string | Buffer, code: number, says: RegExp][] = [
    ['empty', '', 1, /비어/],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 0xff, 0xfe]), 1, /UTF-8|바이트/],
    ['UTF-16', Buffer.from(`\ufeff${valid}`, 'utf16le'), 1, /UTF-16/],
    ['not YAML', 'ktarch: "1"\nsystem: { id: a', 1, /:\d+:\d+/],
    ['several documents', `${valid}\n---\n${valid}`, 1, /문서/],
    ['duplicate key', `${valid}\nservices: {}\n`, 1, /services/],
    ['tabs', valid.replace(/\n {2}/, '\n\t'), 1, /탭/],
    ['unknown tag', valid.replace('ktarch: "1"', 'ktarch: !!python/name "1"'), 1, /태그/],
    ['merge key', `${valid}\nx-a: &a { b: 1 }\nx-c: { <<: *a }\n`, 1, /병합 키|<</],
    [
      'anchor bomb',
      `x-a: &a [1,1,1,1,1,1,1,1,1]\n${[...'bcdefghij'].map((name, index) => `x-${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`).join('\n')}\n${valid}`,
      1,
      /별칭/,
    ],
    ['a number where a version belongs', valid.replace(/version: "(1\.\d+)"/, 'version: 1.30'), 1, /1\.30/],
    ['prototype', `${valid}\n__proto__: { a: 1 }\n`, 1, /__proto__/],
  ]
  test.each(cases)('%s: a message with its place, nothing written, no stack', (name, content, code, says) => {
    const here = join(folder, `bad ${name}`)
    mkdirSync(here)
    writeFileSync(join(here, 'architecture.yaml'), content)
    const run = ktarch(['generate'], { cwd: here })
    expect(run.all).toMatch(says)
    expect(run.all).toMatch(/architecture\.yaml(:\d+:\d+)?/)
    expect(run.all).not.toMatch(/\n\s+at .+\(|node:internal/)
    expect(run.code).toBe(code)
    expect(existsSync(join(here, 'generated'))).toBe(false)
  })

  test('a missing file, a folder without a spec, a file that is too large: 3', () => {
    const here = join(folder, 'unreadable')
    mkdirSync(join(here, 'empty'), { recursive: true })
    writeFileSync(join(here, 'large.yaml'), Buffer.alloc(1024 * 1024 + 1, 32))
    for (const argument of ['missing.yaml', 'empty', 'large.yaml']) {
      const run = ktarch(['generate', argument], { cwd: here })
      expect(run).toMatchObject({ code: 3 })
      expect(run.stderr).toContain(argument)
    }
    expect(ktarch(['validate', 'missing.yaml'], { cwd: here })).toMatchObject({ code: 3 })
  })

  test('a folder that cannot be written: 4, naming it', () => {
    const here = project('unwritable')
    writeFileSync(join(here, 'generated'), 'a file where a folder should be')
    const run = ktarch(['generate'], { cwd: here })
    expect(run).toMatchObject({ code: 4 })
    expect(run.stderr).toContain('generated')
  })
})

describe('validate', () => {
  test('shows each slip at its line and column, with the source line and the nearest name', () => {
    const here = project('slip')
    const path = join(here, 'architecture.yaml')
    const text = readFileSync(path, 'utf8').replace('system:', 'sytem:')
    writeFileSync(path, text)
    const { code, stdout } = ktarch(['validate'], { cwd: here })
    expect(code).toBe(1)
    const line = text.split('\n').findIndex(line => line.startsWith('sytem:')) + 1
    expect(stdout).toContain(`architecture.yaml:${line}:1`)
    expect(stdout).toContain('system')
    expect(stdout).toContain('^^^^^')
    expect(stdout).toMatch(/오류 \d+, 경고 \d+, 건너뜀 0/)
  })

  test.each(['json', 'sarif', 'junit', 'github', 'markdown', 'pretty'])('speaks %s', format => {
    const here = project(`format ${format}`)
    const { code, stdout } = ktarch(['validate', '--format', format], { cwd: here })
    expect(code).toBe(0)
    if (format === 'json' || format === 'sarif') expect(() => JSON.parse(stdout)).not.toThrow()
    if (format === 'junit') expect(stdout).toContain('<testsuites')
  })

  test('notices outputs that no longer say what the spec says', () => {
    const here = project('stale')
    ktarch(['generate'], { cwd: here })
    expect(ktarch(['validate'], { cwd: here }).code).toBe(0)
    const path = join(here, 'architecture.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/name: [^\n{}]+/, 'name: 바뀐 이름'))
    const stale = ktarch(['validate'], { cwd: here })
    expect(stale.code).toBe(1)
    expect(stale.stdout).toContain('docs/physical-architecture.md')
    expect(ktarch(['validate', '--no-artefacts'], { cwd: here }).code).toBe(0)
  })

  test('--fix mends what has one remedy and leaves every other byte as it was', () => {
    const here = project('fix')
    const path = join(here, 'architecture.yaml')
    const original = readFileSync(path, 'utf8')
    writeFileSync(path, original.replace('environments:', 'enviroments:'))
    const shown = ktarch(['validate', '--fix', '--dry-run'], { cwd: here })
    expect(shown.stdout).toMatch(/^-enviroments:.*\n\+environments:/m)
    expect(readFileSync(path, 'utf8')).toContain('enviroments:')
    expect(ktarch(['validate', '--fix'], { cwd: here }).code).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe(original)
  })

  test('a comment sets a finding aside, a configuration changes how severe it is', () => {
    const here = project('aside', 'phonebill')
    const count = () =>
      JSON.parse(ktarch(['validate', '--format', 'json'], { cwd: here }).stdout).findings as {
        rule: string
        severity: string
      }[]
    const of = (rule: string) => count().filter(finding => finding.rule === rule)
    expect(of('composite-sla').length).toBe(1)
    writeFileSync(join(here, 'ktarch.config.yaml'), 'rules: { composite-sla: error }\n')
    expect(of('composite-sla')[0]!.severity).toBe('error')
    const path = join(here, 'architecture.yaml')
    const text = readFileSync(path, 'utf8')
    const line = text.split('\n').findIndex(line => /availability: 99\.9%/.test(line))
    const lines = text.split('\n')
    lines[line] += ' # ktarch-ignore composite-sla until:2099-12-31 reason: 계약으로 보장받는다'
    writeFileSync(path, lines.join('\n'))
    expect(of('composite-sla')).toEqual([])
    writeFileSync(join(here, 'ktarch.config.yaml'), 'rules: { composite-slo: error }\n')
    expect(ktarch(['validate'], { cwd: here })).toMatchObject({ code: 2 })
  })

  test('refuses options that mean nothing', () => {
    const here = project('options')
    expect(ktarch(['validate', '--format', 'xml'], { cwd: here })).toMatchObject({ code: 2 })
    expect(ktarch(['validate', '--as-of', 'tomorrow'], { cwd: here })).toMatchObject({ code: 2 })
    expect(ktarch(['validate', '--max-warnings', '-1'], { cwd: here })).toMatchObject({ code: 2 })
    expect(ktarch(['validate', '--max-warnings', '0'], { cwd: project('strict', 'phonebill') })).toMatchObject({
      code: 1,
    })
  })
})

describe('the other commands', () => {
  test('resolve prints an environment after defaults and overlays', () => {
    const { code, stdout } = ktarch(['resolve', '--env', 'prod', spec('phonebill')])
    expect(code).toBe(0)
    const environment = parse(stdout)
    expect(environment.region).toBe('koreacentral')
    expect(environment.services['auth-service'].tag).toBeDefined()
    expect(stdout).not.toContain('${')
    expect(ktarch(['resolve', '--env', 'nowhere', spec('phonebill')])).toMatchObject({ code: 2 })
  })

  test('schema prints the schema', () => {
    const { code, stdout } = ktarch(['schema'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual(
      JSON.parse(readFileSync(new URL('../schemas/architecture.schema.json', import.meta.url), 'utf8')),
    )
  })

  test('why answers with the lines of the spec', () => {
    const here = project('why')
    ktarch(['generate'], { cwd: here })
    const values = join(here, 'generated/minimal/bicep/main.dev.bicepparam')
    const text = readFileSync(values, 'utf8').split('\n')
    const cidr = parse(readFileSync(join(here, 'architecture.yaml'), 'utf8')).environments.dev.network.subnets
    const wanted = Object.values<{ cidr: string }>(cidr)[0]!.cidr
    const line = text.findIndex(line => line.includes(wanted)) + 1
    const { code, stdout } = ktarch(['why', `${values}:${line}`], { cwd: here })
    expect(code).toBe(0)
    expect(stdout).toMatch(/architecture\.yaml:\d+ {2}environments\.dev\.network\.subnets\.[a-z-]+\.cidr/)
    expect(ktarch(['why', 'nowhere'], { cwd: here })).toMatchObject({ code: 2 })
  })

  test('rules, explain and catalog work offline', () => {
    const rules = JSON.parse(ktarch(['rules', '--json']).stdout).rules as { id: string }[]
    expect(rules.length).toBeGreaterThan(15)
    for (const { id } of [rules[0]!, rules.at(-1)!, { id: 'reference' }, { id: 'artefact' }, { id: 'schema-type' }]) {
      expect(ktarch(['explain', id]).stdout, id).toContain('## 왜')
    }
    expect(ktarch(['explain', 'subnet-capacity', '--lang', 'en']).stdout).toMatch(/[a-z]{4}/)
    expect(ktarch(['explain', 'subnet-capacty'])).toMatchObject({ code: 2 })
    expect(ktarch(['explain', 'subnet-capacty']).stderr).toContain('subnet-capacity')
    expect(ktarch(['catalog', 'vm-sizes', '--search', 'D4s_v5']).stdout).toContain('Standard_D4s_v5')
  })

  test('a team overrides a document template; a misspelt field is named with its line', () => {
    const here = project('own templates')
    expect(ktarch(['templates', 'list']).stdout).toContain('ko/dev/overview.md.hbs')
    expect(ktarch(['templates', 'copy', 'ko/dev/overview.md.hbs', '--to', 'own'], { cwd: here })).toMatchObject({
      code: 0,
    })
    const own = join(here, 'own/ko/dev/overview.md.hbs')
    const ours = readFileSync(own, 'utf8')
    writeFileSync(own, `${ours}\n우리 팀의 한 줄\n`)
    expect(ktarch(['generate', '--templates', 'own'], { cwd: here }).code).toBe(0)
    expect(readFileSync(join(here, 'generated/minimal/docs/physical-architecture-dev.md'), 'utf8')).toContain(
      '우리 팀의 한 줄',
    )
    writeFileSync(own, `${ours}\n{{text no_such_field}}\n`)
    const misspelt = ktarch(['generate', '--templates', 'own'], { cwd: here })
    expect(misspelt.code).toBe(2)
    expect(misspelt.stderr).toMatch(/ko\/dev\/overview\.md\.hbs:\d+: .*no_such_field/)
    expect(ktarch(['templates', 'copy', 'ko/dev/overveiw.md.hbs', '--to', 'x'], { cwd: here })).toMatchObject({
      code: 2,
    })
  })

  test('wrong use ends with 2 and says what would be right', () => {
    expect(ktarch(['generat'])).toMatchObject({ code: 2 })
    expect(ktarch(['generat']).stderr).toContain('generate')
    expect(ktarch(['generate', '--outt', 'x'])).toMatchObject({ code: 2 })
    expect(ktarch(['--help'])).toMatchObject({ code: 0 })
    expect(ktarch(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('a reader that closes the pipe is not an error', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" schema | head -1`], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
