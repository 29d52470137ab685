import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { argoApplication } from '../src/outputs/helm/argo-application.ts'
import { asYaml } from '../src/outputs/helm/chart-values.ts'
import { commonPart, difference } from '../src/outputs/helm/common-part.ts'
import { environmentValues } from '../src/outputs/helm/environment-values.ts'
import { chartValues, helm, semanticVersion } from '../src/outputs/helm/index.ts'
import { cron } from '../src/outputs/helm/store-values.ts'
import { valuesFromOutputs } from '../src/outputs/helm/values-from-outputs.ts'
import { manifestsIn, needs, outputsOf, writeChart } from './helm/chart.ts'
import { architectureFrom, architectureOf, specText, systems } from './tools/specs.ts'

type Tree = { [key: string]: Tree | string | number | string[] }

/** As Helm lays one values file over another: maps merge, everything else is replaced. */
function laidOver(under: Tree, over: Tree): Tree {
  const isMap = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
  const result = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const below = result[key]
    result[key] = isMap(value) && isMap(below) ? laidOver(below, value) : value
  }
  return result
}

/** Empty maps say nothing in values: they may come and go. */
function withoutEmpty(tree: Tree): Tree {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): [string, Tree[string]][] => {
      if (typeof value !== 'object' || Array.isArray(value)) return [[key, value]]
      const rest = withoutEmpty(value)
      return Object.keys(rest).length > 0 ? [[key, rest]] : []
    }),
  )
}

describe('common part and difference', () => {
  const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
    tree: fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom('x', 'y', 1, 0, ''),
        fc.constantFrom(['x'], ['x', 'y'], []) as fc.Arbitrary<string[]>,
        tie('tree') as fc.Arbitrary<Tree>,
      ),
      { maxKeys: 3 },
    ),
  }))

  test('laid over the common part, a difference gives the whole back, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), trees => {
        const common = commonPart(trees) as Tree
        for (const whole of trees) {
          const rest = difference(whole, common) as Tree
          expect(withoutEmpty(laidOver(common, rest))).toEqual(withoutEmpty(whole))
          expect(commonPart([common, rest])).toEqual(expect.not.objectContaining({ leaf: expect.anything() }))
          expect(leaves(rest).filter(leaf => leaves(common).includes(leaf))).toEqual([])
        }
        // Nothing that all say alike is left to the environments.
        const rests = trees.map(whole => leaves(difference(whole, common) as Tree))
        expect(rests[0]!.filter(leaf => rests.every(rest => rest.includes(leaf)))).toEqual([])
      }),
      { numRuns: 2000, seed: 6 },
    )
  })

  test.each(systems)('%s: the files together say what the environment says', system => {
    const architecture = architectureOf(system)
    const { common, rest } = chartValues(architecture)
    for (const environment of architecture.environments) {
      const whole = JSON.parse(JSON.stringify(asYaml(environmentValues(architecture, environment))))
      const together = laidOver(
        JSON.parse(JSON.stringify(common)),
        JSON.parse(JSON.stringify(rest.get(environment.id))),
      )
      expect(withoutEmpty(together)).toEqual(withoutEmpty(whole))
    }
  })

  test('a single environment still has a file of its own', () => {
    const { common, rest } = chartValues(architectureOf('minimal'))
    const [own] = [...rest.values()]
    expect(Object.keys(own!)).toEqual(expect.arrayContaining(['environment', 'namespace', 'ingress']))
    expect(Object.keys(common)).toEqual(expect.arrayContaining(['services', 'commonConfig', 'image']))
    expect(common).not.toHaveProperty('environment')
  })
})

/** Every scalar or list of a tree with its path. */
function leaves(tree: Tree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value)
      ? leaves(value, `${path}.${key}`)
      : [`${path}.${key}=${JSON.stringify(value)}`],
  )
}

describe('files of the chart', () => {
  const files = helm(architectureOf('phonebill'))
  const text = (name: string) => files.find(({ path }) => path === `helm/phonebill/${name}`)!.text

  test('exactly those that are promised', () => {
    const names = files.map(({ path }) => path.replace('helm/phonebill/', ''))
    expect(names.filter(name => !name.startsWith('templates/'))).toEqual([
      'Chart.yaml',
      'values.yaml',
      'values-dev.yaml',
      'values-prod.yaml',
      'values.schema.json',
    ])
    expect(names).toEqual(
      expect.arrayContaining(['templates/_helpers.tpl', 'templates/NOTES.txt', 'templates/tests/connection.yaml']),
    )
  })

  test('templates are the same for every system, and tpl is in none', () => {
    const templates = (system: 'phonebill' | 'minimal') =>
      helm(architectureOf(system))
        .filter(({ path }) => path.includes('/templates/'))
        .map(({ path, text }) => [path.replace(/^helm\/[^/]+/, ''), text])
    expect(templates('minimal')).toEqual(templates('phonebill'))
    for (const [, template] of templates('minimal')) expect(template).not.toMatch(/\{\{[^}]*\btpl\b/)
  })

  test('every section and service of values.yaml has a comment that helm-docs reads', () => {
    const lines = text('values.yaml').split('\n')
    const uncommented = lines.filter((line, index) => {
      const isSection = /^\w+:/.test(line)
      const isService =
        /^ {2}[a-z-]+:$/.test(line) && lines.slice(0, index).findLast(other => /^\w+:/.test(other)) === 'services:'
      return (isSection || isService) && !lines[index - 1]?.trim().startsWith('# --')
    })
    expect(uncommented).toEqual([])
  })

  test('the schema describes in Korean and knows the services', () => {
    const schema = JSON.parse(text('values.schema.json'))
    expect(Object.keys(schema.properties.services.properties)).toEqual([
      'auth-service',
      'bill-inquiry-service',
      'product-change-service',
      'kos-mock-service',
    ])
    expect(schema.additionalProperties).toBe(false)
    expect(schema.properties).toMatchObject({ global: { type: 'object' }, enabled: { type: 'boolean' } })
  })

  test('one changed fact changes one value', () => {
    const before = helm(architectureOf('phonebill'))
    const after = helm(architectureFrom(specText('phonebill').replace('replicas: 3..15', 'replicas: 3..17')))
    const changed = after.flatMap(({ path, text }, index) => {
      const old = before[index]!.text.split('\n')
      return text.split('\n').flatMap((line, n) => (line === old[n] ? [] : [`${path}: ${old[n]} → ${line}`]))
    })
    expect(changed).toEqual(['helm/phonebill/values-prod.yaml:       maxReplicas: 15 →       maxReplicas: 17'])
  })

  test.each([
    ['1.1', '1.1.0'],
    ['2', '2.0.0'],
    ['3.4.5', '3.4.5'],
    ['1.2.3.4', '1.2.3'],
    ['초안', '0.1.0'],
  ])('document revision %s is chart version %s', (revision, version) => {
    expect(semanticVersion(revision)).toBe(version)
  })

  test.each([
    [86_400, '0 2 * * *'],
    [7 * 86_400, '0 2 * * 0'],
    [2 * 86_400, '0 2 */2 * *'],
    [30 * 86_400, '0 2 1 * *'],
    [3600, '0 * * * *'],
    [6 * 3600, '0 */6 * * *'],
    [900, '*/15 * * * *'],
  ])('a backup every %d seconds is the schedule %s', (seconds, schedule) => {
    expect(cron(seconds)).toBe(schedule)
  })
})

describe('variables', () => {
  const architecture = architectureOf('phonebill')
  const [dev, prod] = architecture.environments.map(environment => environmentValues(architecture, environment))

  test('the common map holds nothing of a database', () => {
    for (const values of [dev, prod]) {
      expect(Object.keys(values!.commonConfig).filter(name => /^(DB|REDIS)_/.test(name))).toEqual([])
    }
  })

  test('services of one Redis use different databases, and prefixes where it is a cluster', () => {
    const spaces = (values: typeof dev, variable: string) =>
      Object.values(values!.services).flatMap(({ env }) => (env?.[variable] === undefined ? [] : [env[variable]]))
    expect(spaces(dev, 'REDIS_DATABASE')).toEqual(['0', '1', '2'])
    expect(spaces(prod, 'REDIS_DATABASE')).toEqual(['0', '0', '0'])
    expect(new Set(spaces(prod, 'REDIS_KEY_PREFIX')).size).toBe(3)
  })

  test('reading goes to the replica where there is one', () => {
    const env = (values: typeof dev) => values!.services['bill-inquiry-service']!.env!
    expect(env(dev)).not.toHaveProperty('DB_READ_HOST')
    expect(env(prod).DB_READ_HOST).toBe(
      'psql-phonebill-prod-read.postgres.database.azure.com'.replace(
        'psql-phonebill-prod',
        env(prod).DB_HOST!.split('.')[0]!,
      ),
    )
  })

  test('no secret has a value anywhere', () => {
    const secrets = new Set(architecture.secrets.map(({ id }) => id))
    for (const values of [dev, prod]) {
      const references = Object.values(values!.services).flatMap(({ secrets }) => Object.values(secrets ?? {}))
      expect(references.every(reference => secrets.has(reference))).toBe(true)
    }
  })
})

describe('values from deployment outputs', () => {
  const architecture = architectureOf('kt-event-marketing')
  const prod = architecture.environments.find(({ id }) => id === 'prod')!

  test('what only the deployment knows', () => {
    const { text, diagnostics } = valuesFromOutputs(architecture, prod, outputsOf(prod))
    expect(diagnostics).toEqual([])
    expect(parse(text!)).toMatchObject({
      keyVault: { name: prod.keyVault!.name, tenantId: '00000000-0000-0000-0000-000000000001' },
      image: { registry: prod.registry!.loginServer },
      services: {
        'user-service': {
          identity: { clientId: 'client-of-user-service' },
          env: { APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=client-of-user-service' },
        },
      },
    })
  })

  test('plain values are read as well as those the command line wraps', () => {
    const wrapped = outputsOf(prod)
    const plain = Object.fromEntries(Object.entries(wrapped).map(([name, { value }]) => [name, value]))
    expect(valuesFromOutputs(architecture, prod, plain)).toEqual(valuesFromOutputs(architecture, prod, wrapped))
  })

  test('each missing output is named once, in Korean, and nothing is written', () => {
    const { text, diagnostics } = valuesFromOutputs(architecture, prod, {
      tenantId: { value: '' },
      identityClientIds: {},
    })
    expect(text).toBeNull()
    const named = diagnostics.map(({ found }) => found)
    expect(new Set(named).size).toBe(named.length)
    expect(named).toEqual(
      expect.arrayContaining(['registryLoginServer', 'keyVaultName', 'tenantId', 'identityClientIds.user-service']),
    )
    expect(diagnostics.find(({ found }) => found === 'keyVaultName')!.message).toBe(
      '배포 출력에 keyVaultName이 없습니다.',
    )
    expect(diagnostics.find(({ found }) => found === 'tenantId')!.message).toContain('비어 있거나')
  })

  test('an environment that asks Azure for nothing needs no output', () => {
    const minimal = architectureOf('minimal')
    const bare = { ...minimal.environments[0]!, registry: null }
    expect(valuesFromOutputs(minimal, bare, {}).diagnostics).toEqual([])
  })
})

test.runIf(needs('helm'))('NOTES say how to reach what was installed, and which secrets it wants', () => {
  const architecture = architectureOf('phonebill')
  const chart = writeChart(architecture)
  // Helm prints notes only when it talks to a cluster: render them as the value of a ConfigMap.
  const template = readFileSync(join(chart.folder, 'templates/NOTES.txt'), 'utf8')
  const map = 'kind: ConfigMap\nmetadata: { name: notes }\ndata: { notes: {{ include "test.notes" . | quote }} }'
  writeFileSync(join(chart.folder, 'templates/notes.yaml'), `{{- define "test.notes" }}${template}{{ end }}\n${map}\n`)
  const dev = architecture.environments[0]!
  const notes: string = manifestsIn(chart, dev, '--show-only', 'templates/notes.yaml')[0]!.data.notes
  expect(notes).toContain('http://dev.phonebill.example.com/api/v1/auth')
  expect(notes).toContain('auth-service.phonebill-dev.svc.cluster.local:8080')
  expect(notes).toContain('create secret generic secret-common')
  expect(notes).toContain('--from-file=database-password=./database-password')
  expect(notes).toContain('create configmap postgresql-scripts --from-file=init-schema.sql --from-file=sample-data.sql')
  expect(notes).toContain('helm rollback phonebill')
  expect(notes).not.toMatch(/<no value>|%!/)
})

test.each(systems)('Argo CD keeps every environment of %s at its own values', system => {
  const architecture = architectureOf(system)
  for (const environment of architecture.environments) {
    const application = parse(argoApplication(architecture, environment))
    expect(application.spec.source.helm.valueFiles[0]).toBe(`values-${environment.id}.yaml`)
    expect(application.spec.destination.namespace).toBe(environment.namespace)
    const { folder } = writeChart(architecture)
    expect(() => readFileSync(join(folder, application.spec.source.helm.valueFiles[0]))).not.toThrow()
  }
})
