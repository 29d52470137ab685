import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Architecture, Environment, Workload } from '../src/model/architecture.ts'
import { chartValues } from '../src/outputs/helm/index.ts'
import { manifestsIn, needs, once, render, writeChart } from './helm/chart.ts'
import { architectureFrom } from './tools/specs.ts'

/* Any text of a spec arrives in the manifests as it is: nothing of it is read as YAML, and nothing as a template. */

/** Strings that some reader of YAML or of templates would take for something else. */
const known = [
  ...['on', 'off', 'yes', 'no', 'y', 'n', 'true', 'False', 'null', '~', '', ' ', '=', '<<', '.inf', '-.INF', '.NaN'],
  ...[
    '1e3',
    '1E+3',
    '0777',
    '0o17',
    '0x1F',
    '0b1',
    '22:22',
    '1_000',
    '+1',
    '-0',
    '.5',
    '007',
    '1.30',
    '9007199254740993',
  ],
  ...['2026-11-22', '2001-12-14t21:59:43.10-05:00', '한글', '한글: 값', '🚀 배포 🇰🇷', 'é́', '\u202eabc', '\ufeffbom'],
  ...[
    '{{ .Values.system }}',
    '{{- fail "x" }}',
    '{{',
    '}}',
    '{{/*',
    '`',
    '$(HOME)x',
    '${HOME}',
    '%s',
    '\\n',
    '\\u0041',
  ],
  ...[
    'a: b',
    'a #b',
    '- a',
    '? a',
    '# a',
    '|',
    '>',
    '*a',
    '&a',
    '!a',
    '@a',
    '[a',
    '{a',
    "it's",
    '"q"',
    'a\nb',
    'a\r\nb',
    'tab\t',
  ],
  ...[
    '---',
    '...',
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u2029',
    '\ufffe',
    'x'.repeat(500),
  ],
]

/** Half of a surrogate pair is no text: it cannot come out of a UTF-8 file. */
const text = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...known) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...known), fc.string(), fc.constantFrom(...known)).map(parts => parts.join('')),
  },
)
/** Text of a field that may not be empty or blank. */
const words = text.map(string => `${string}x`)
/** A path: no blanks, begins with a slash. */
const path = text.map(string => `/${string.replaceAll(/\s/gu, '')}`)

const perMap = 60
const map = (of: fc.Arbitrary<string>) =>
  fc
    .array(of, { minLength: perMap, maxLength: perMap })
    .map(values => Object.fromEntries(values.map((value, n) => [`V${n}`, value])))

/** What is written into one environment: free text in every place that takes some. */
const texts = fc.record({
  env: fc.array(map(text), { minLength: 3, maxLength: 3 }),
  settings: map(words),
  annotations: map(text),
  names: fc.array(words, { minLength: 20, maxLength: 20 }),
  paths: fc.uniqueArray(path, { minLength: 20, maxLength: 20 }),
  levels: map(words),
  lists: fc.array(words, { minLength: 12, maxLength: 12 }),
})
type Texts = typeof texts extends fc.Arbitrary<infer T> ? T : never

/** Each chart carries some 500 strings, so a few charts are thousands of runs. */
const charts = 4

const spec = readFileSync(new URL('./helm/branches/architecture.yaml', import.meta.url), 'utf8')

describe
  .runIf(needs('helm'))
  .each(fc.sample(texts, { numRuns: charts, seed: 77 }).map((texts, run) => ({ texts, run })))(
  'chart $run',
  ({ texts }) => {
    const architecture = withTexts(architectureFrom(spec), texts)
    const chart = writeChart(architecture)
    const environment = (id: string) => architecture.environments.find(environment => environment.id === id)!
    const manifests = {
      pods: once(() => manifestsIn(chart, environment('pods'))),
      gateway: once(() => manifestsIn(chart, environment('gateway'))),
      routing: once(() => manifestsIn(chart, environment('routing'))),
    }
    const find = (id: keyof typeof manifests, kind: string, name: string) =>
      manifests[id]().find(manifest => manifest.kind === kind && manifest.metadata.name === name)!

    test('values files read back as the values', () => {
      const { common, rest } = chartValues(architecture)
      const read = (name: string) => {
        const content = readFileSync(join(chart.folder, name), 'utf8')
        const versions = (['1.1', '1.2'] as const).map(version => parse(content, { version, logLevel: 'error' }))
        expect(versions[0]).toEqual(versions[1])
        return versions[0]
      }
      expect(read('values.yaml')).toEqual(plain(common))
      for (const [id, values] of rest) expect(read(`values-${id}.yaml`)).toEqual(plain(values))
      expect(read('Chart.yaml')).toMatchObject({ description: wellFormed(architecture.system.summary!) })
    })

    test('nothing stands in a manifest that a reader of YAML may refuse', () => {
      for (const environment of architecture.environments) {
        expect(render(chart, environment)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/)
      }
    })

    test('variables of services and of all', () => {
      for (const id of ['pods', 'gateway', 'routing'] as const) {
        expect(find(id, 'ConfigMap', 'cm-orders').data).toMatchObject(each(texts.env[0]!))
        expect(find(id, 'ConfigMap', 'cm-web').data).toMatchObject(each(texts.env[1]!))
        const levels = Object.entries(texts.levels).map(([name, value]) => [`LOG_LEVEL_${name}`, wellFormed(value)])
        expect(find(id, 'ConfigMap', 'cm-common').data).toMatchObject(Object.fromEntries(levels))
      }
    })

    test('settings of stores, in both families of images', () => {
      const settings = Object.entries(each(texts.settings))
      for (const id of ['pods', 'routing'] as const) {
        const database = find(id, 'StatefulSet', 'postgresql').spec.template.spec.containers[0].args as string[]
        expect(database.filter(arg => /^V\d+=/.test(arg))).toEqual(settings.map(([name, value]) => `${name}=${value}`))
        const cache = find(id, 'StatefulSet', 'redis').spec.template.spec.containers[0].args as string[]
        expect(cache.slice(cache.indexOf('--V0'), cache.indexOf('--V0') + 2 * perMap)).toEqual(
          settings.flatMap(([name, value]) => [`--${name}`, value]),
        )
      }
    })

    test('annotations, hosts, routes', () => {
      expect(find('gateway', 'Gateway', 'branches').metadata.annotations).toMatchObject(each(texts.annotations))
      expect(find('pods', 'Ingress', 'branches').metadata.annotations).toMatchObject(each(texts.annotations))
      const promised = [...texts.paths.map(wellFormed)].sort(byBytes).reverse()
      const ingress = find('pods', 'Ingress', 'branches').spec.rules[0]
      expect(ingress.host).toBe(wellFormed(texts.names[0]!))
      expect(ingress.http.paths.map(({ path }: { path: string }) => path)).toEqual(promised)
      const route = find('gateway', 'HTTPRoute', 'branches').spec
      expect(route.hostnames).toEqual([wellFormed(texts.names[0]!)])
      expect(
        route.rules.map(({ matches }: { matches: { path: { value: string } }[] }) => matches[0]!.path.value),
      ).toEqual(promised)
    })

    test('probes and metrics', () => {
      const web = find('pods', 'Deployment', 'web').spec.template
      expect(web.metadata.annotations['prometheus.io/path']).toBe(wellFormed(texts.paths[1]!))
      const services = ['mailer', 'orders', 'web']
      const probed = services.map(name => find('gateway', 'Deployment', name).spec.template.spec.containers[0])
      expect(probed.map(({ startupProbe }) => startupProbe.httpGet.path)).toEqual(
        texts.paths.slice(4, 7).map(wellFormed),
      )
      expect(probed.map(({ readinessProbe }) => readinessProbe.httpGet.path)).toEqual(
        texts.paths.slice(7, 10).map(wellFormed),
      )
      expect(probed.map(({ livenessProbe }) => livenessProbe.httpGet.path)).toEqual(
        texts.paths.slice(10, 13).map(wellFormed),
      )
      expect(find('gateway', 'ServiceMonitor', 'web').spec.endpoints[0].path).toBe(wellFormed(texts.paths[1]!))
    })

    test('images, schedules, mounts, classes, taints, pools', () => {
      const [, image, tag, schedule, className, key, value, pool, zone] = texts.names.map(wellFormed) as string[]
      const web = find('pods', 'Deployment', 'web').spec.template.spec
      expect(web.containers[0].image).toBe(`${image}:${tag}`)
      expect(web.tolerations).toContainEqual({ key, operator: 'Equal', value, effect: 'NoExecute' })
      expect(web.nodeSelector).toEqual({ 'kubernetes.azure.com/agentpool': pool })
      expect(find('pods', 'CronJob', 'report').spec).toMatchObject({ schedule, timeZone: zone })
      const ledger = find('pods', 'StatefulSet', 'ledger').spec
      expect(ledger.volumeClaimTemplates[0].spec.storageClassName).toBe(className)
      expect(ledger.template.spec.containers[0].volumeMounts).toContainEqual({
        name: 'data',
        mountPath: wellFormed(texts.paths[3]!),
      })
    })

    test('namespace labels, roles, seeds, secrets', () => {
      const lists = texts.lists.map(wellFormed)
      const namespace = manifestsIn(chart, environment('gateway'), '--set', 'namespace.create=true').find(
        ({ kind }) => kind === 'Namespace',
      )!
      expect(namespace.metadata.labels!['app.kubernetes.io/part-of']).toBe('branches')
      const [rule] = find('pods', 'Role', 'reader').rules
      expect(rule).toMatchObject({ resources: [lists[0]], verbs: lists.slice(1, 4) })
      const init = find('routing', 'Job', 'postgresql-init').spec.template.spec.containers[0]
      expect(init.args.slice(2)).toEqual(lists.slice(4, 8))
      expect(init.env).toContainEqual({ name: 'ACCOUNTS', value: lists.slice(8, 10).join(' ') })
      expect(init.env).toContainEqual({ name: 'CHECK', value: lists.slice(10, 12).join(' ') })
      expect(find('routing', 'StorageClass', 'extra').parameters.skuName).toBe(lists[0])
    })
  },
)

/** A system with these texts in its model, wherever the chart takes text; kinds, numbers and ids stay. */
function withTexts(architecture: Architecture, texts: Texts): Architecture {
  const [host, image, tag, schedule, className, key, value, pool, zone] = texts.names as [string, ...string[]]
  return {
    ...architecture,
    system: { ...architecture.system, name: texts.names[10]!, summary: texts.names[11]! },
    services: architecture.services.map(service => ({ ...service, name: texts.names[12]!, role: texts.names[13]! })),
    stores: architecture.stores.map(store => ({ ...store, name: texts.names[14]!, purpose: texts.names[15]! })),
    environments: architecture.environments.map(
      (environment): Environment => ({
        ...environment,
        name: texts.names[16]!,
        timeZone: zone!,
        ingress: { ...environment.ingress, host, annotations: texts.annotations },
        monitoring: { ...environment.monitoring, logs: { ...environment.monitoring.logs, levels: texts.levels } },
        cluster: {
          ...environment.cluster,
          pools: environment.cluster.pools.map(other => ({
            ...other,
            name: pool!,
            taints: [{ key: key!, value: value!, effect: 'NoExecute' as const, text: '' }],
          })),
        },
        registry: null,
        roles: [
          {
            id: 'reader',
            at: '',
            can: [{ resource: texts.lists[0]!, verbs: texts.lists.slice(1, 4) }],
            to: 'services',
          },
        ],
        storageClasses: [{ id: 'extra', at: '', disk: texts.lists[0]!, purpose: null, usedBy: [] }],
        services: environment.services.map(service => ({
          ...service,
          definition: { ...service.definition, routes: service.id === 'web' ? texts.paths : service.definition.routes },
          image: image!,
          tag: tag!,
          env: texts.env[['orders', 'web'].indexOf(service.id)] ?? texts.env[2]!,
          metrics: texts.paths[1]!,
          probes: probesOf(service.id, texts.paths),
          schedule: service.schedule === null ? null : schedule!,
          storage: service.storage && { ...service.storage, class: className!, mountPath: texts.paths[3]! },
        })),
        stores: environment.stores.map(store =>
          store.hosting === 'pod'
            ? {
                ...store,
                settings: texts.settings,
                seed: {
                  scripts: texts.lists.slice(4, 8),
                  accounts: texts.lists.slice(8, 10),
                  data: null,
                  check: texts.lists.slice(10, 12),
                },
              }
            : store,
        ),
      }),
    ),
  }
}

/** The probes of mailer, orders and web each have a path of their own. */
function probesOf(service: string, paths: string[]): Workload['probes'] {
  const index = Math.max(0, ['mailer', 'orders', 'web'].indexOf(service))
  return {
    startup: { ...probe, path: paths[4 + index]! },
    readiness: { ...probe, path: paths[7 + index]! },
    liveness: { ...probe, path: paths[10 + index]! },
  }
}

const probe = { kind: 'http', path: '/', delay: 1, period: 1, timeout: 1, failures: 1 } as const

const wellFormed = (string: string) => string.replaceAll(/[\ud800-\udfff]/gu, '\ufffd')
const each = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, wellFormed(value)]))
/** As Go sorts strings: by UTF-8 bytes. */
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** As a YAML reader sees a value that was printed: without undefined, well-formed. */
const plain = (value: object) =>
  JSON.parse(JSON.stringify(value), (_, leaf) => (typeof leaf === 'string' ? wellFormed(leaf) : leaf))
