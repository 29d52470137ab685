import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  kubeconform,
  manifestsOf,
  needs,
  once,
  render,
  run,
  shellSyntax,
  valueFiles,
  writeChart,
} from './helm/chart.ts'
import { architectureFrom } from './tools/specs.ts'

/* Branches that the worked systems do not take, rendered, checked and kept as goldens to be read. */

const architecture = architectureFrom(
  readFileSync(new URL('./helm/branches/architecture.yaml', import.meta.url), 'utf8'),
)
const chart = writeChart(architecture)
const cases = architecture.environments.map(environment => ({
  id: environment.id,
  environment,
  rendered: once(() => render(chart, environment)),
}))

describe.runIf(needs('helm', 'kubeconform'))('branches', () => {
  test.each(cases)('$id is what the golden says', async ({ id, rendered }) => {
    await expect(rendered()).toMatchFileSnapshot(`./helm/branches/${id}.yaml`)
  })

  test('kubeconform -strict', () => {
    kubeconform(cases.map(({ rendered }) => rendered()).join('\n---\n'), '1.36')
  }, 120_000)

  test.each(cases)('helm lint --strict: $id', ({ environment }) => {
    expect(run('helm', ['lint', '--strict', chart.folder, ...valueFiles(chart, environment)])).toContain(
      '0 chart(s) failed',
    )
  })

  test('every template renders something in one of the environments', () => {
    const used = cases.flatMap(({ rendered }) =>
      [...rendered().matchAll(/^# Source: branches\/templates\/(.+)$/gm)].map(([, name]) => name),
    )
    const all = run('find', [`${chart.folder}/templates`, '-name', '*.yaml'])
      .trim()
      .split('\n')
      .map(path => path.slice(`${chart.folder}/templates/`.length))
    // The namespace is made only where the installation asks for it: below.
    expect(all.filter(name => !used.includes(name))).toEqual(['namespace.yaml'])
  })

  describe('what only the installation says', () => {
    const gateway = cases.find(({ id }) => id === 'gateway')!.environment
    const routing = cases.find(({ id }) => id === 'routing')!.environment

    test('a namespace with its labels', () => {
      const rendered = render(
        chart,
        gateway,
        '--set',
        'namespace.create=true',
        '--show-only',
        'templates/namespace.yaml',
      )
      kubeconform(rendered, '1.36')
      expect(manifestsOf(rendered)[0]!.metadata).toMatchObject({
        name: gateway.namespace,
        labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
      })
    })

    test('TLS by a Secret, on a Gateway and on an Ingress', () => {
      const only = (name: string) => ['--set', 'ingress.tlsSecret=web-tls', '--show-only', `templates/${name}.yaml`]
      const rendered = `${render(chart, gateway, ...only('gateway'))}\n---\n${render(chart, routing, ...only('ingress'))}`
      kubeconform(rendered, '1.36')
      const manifests = manifestsOf(rendered)
      const listeners = manifests.find(({ kind }) => kind === 'Gateway')!.spec.listeners
      expect(listeners[1]).toMatchObject({ protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'web-tls' }] } })
      expect(manifests.find(({ metadata }) => metadata.name === 'branches-redirect')).toBeDefined()
      expect(manifests.find(({ kind }) => kind === 'Ingress')!.spec.tls).toEqual([{ secretName: 'web-tls' }])
    })

    test('image tags: for one service before all, a digest with @', () => {
      const rendered = render(chart, gateway, '--set', 'image.tag=9.0', '--set', 'services.web.image.tag=sha256:abc')
      const images = manifestsOf(rendered)
        .filter(({ kind }) => kind === 'Deployment')
        .map(({ spec }) => spec.template.spec.containers[0].image.replace(/^.*\//, ''))
      expect(images.sort()).toEqual(['mailer:9.0', 'orders:9.0', 'web@sha256:abc'])
    })

    test('a service switched off leaves nothing behind', () => {
      const rendered = render(chart, gateway, '--set', 'services.ledger.enabled=false')
      expect(manifestsOf(rendered).filter(({ metadata }) => /ledger/.test(metadata.name))).toEqual([])
    })

    test('a value of 0 over a default', () => {
      const rendered = render(chart, gateway, '--set', 'services.orders.terminationGracePeriodSeconds=0')
      const orders = manifestsOf(rendered).find(
        ({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'orders',
      )!
      expect(orders.spec.template.spec.terminationGracePeriodSeconds).toBe(0)
    })

    test.each([
      ['services.orderz.image.tag=1', 'orderz'],
      ['services.orders.replica=1', 'replica'],
      ['podSecurity=strict', 'podSecurity'],
      ['surprise=1', 'surprise'],
    ])('--set %s is refused', (assignment, word) => {
      expect(() => render(chart, gateway, '--set', assignment)).toThrow(word)
    })

    test('values of a parent chart are admitted', () => {
      expect(render(chart, gateway, '--set', 'global.region=kr', '--set', 'enabled=true')).toContain('kind: Deployment')
    })
  })

  test('scripts of tasks compile', () => {
    const containers = cases
      .flatMap(({ rendered }) => manifestsOf(rendered()))
      .flatMap(({ spec }) => [
        spec?.containers,
        spec?.template?.spec?.containers,
        spec?.jobTemplate?.spec?.template?.spec?.containers,
      ])
      .flatMap(list => list ?? [])
    const scripts = containers.filter(({ command }) => command?.[0] === '/bin/sh').map(({ args }) => args[0] as string)
    expect(scripts.length).toBeGreaterThan(3)
    for (const script of new Set(scripts)) shellSyntax(script)
  })
})
