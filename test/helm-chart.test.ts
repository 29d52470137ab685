import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { argoApplication } from '../src/outputs/helm/argo-application.ts'
import { kubeconform, manifestsIn, needs, render, run, valueFiles, writeChart } from './helm/chart.ts'
import { checkovExceptions, kubeScoreExceptions } from './helm/policy-exceptions.ts'
import { architectureOf, systems } from './tools/specs.ts'

/* The real tools look at the chart of every worked system, in every environment. */

const cases = systems.flatMap(system => {
  const architecture = architectureOf(system)
  const chart = writeChart(architecture)
  return architecture.environments.map(environment => ({
    name: `${system} ${environment.id}`,
    architecture,
    environment,
    chart,
  }))
})

const tools = needs('helm', 'kubeconform', 'kube-score', 'checkov')

describe.runIf(tools).each(cases)('$name', ({ architecture, environment, chart }) => {
  test('helm lint --strict', () => {
    const said = run('helm', ['lint', '--strict', chart.folder, ...valueFiles(chart, environment)])
    expect(said).toContain('0 chart(s) failed')
    expect(said).not.toMatch(/\[(WARNING|ERROR)\]/)
  })

  test('kube-score finds only what has a reason', () => {
    // Its own list of Kubernetes versions ends earlier than ours; it decides only which API versions are outdated.
    const ignored = Object.keys(kubeScoreExceptions).flatMap(check => ['--ignore-test', check])
    const options = [
      'score',
      '--kubernetes-version',
      'v1.32',
      '--output-format',
      'ci',
      '--exit-one-on-warning',
      ...ignored,
      '-',
    ]
    run('kube-score', options, asDeployments(render(chart, environment)))
  })

  test('every pod keeps the Pod Security Standard that its namespace enforces', () => {
    expect(environment.cluster.podSecurity).toBe('restricted')
    for (const { kind, metadata, spec } of manifestsIn(chart, environment)) {
      const pod = kind === 'Pod' ? spec : (spec?.jobTemplate?.spec ?? spec)?.template?.spec
      if (pod?.containers) expect(breachesOfRestricted(pod), `${kind} ${metadata.name}`).toEqual([])
    }
  })

  test('names are unique, labels and namespace are everywhere', () => {
    const manifests = manifestsIn(chart, environment)
    const names = manifests.map(({ kind, metadata }) => `${kind}/${metadata.name}`)
    expect(new Set(names).size).toBe(names.length)
    for (const { kind, metadata } of manifests) {
      expect(metadata.labels).toMatchObject({
        'app.kubernetes.io/part-of': architecture.system.id,
        'app.kubernetes.io/managed-by': 'Helm',
      })
      expect(metadata.namespace).toBe(
        ['StorageClass', 'VolumeSnapshotClass'].includes(kind) ? undefined : environment.namespace,
      )
    }
  })
})

/* Compiling the schemas and starting the policies takes long: once for all. */

const versions = [...new Set(cases.map(({ environment }) => environment.cluster.version))]
test.runIf(tools).each(versions)(
  'kubeconform -strict, Kubernetes %s',
  version => {
    const here = cases.filter(({ environment }) => environment.cluster.version === version)
    const applications = here.map(({ architecture, environment }) => argoApplication(architecture, environment))
    kubeconform(
      [...here.map(({ chart, environment }) => render(chart, environment)), ...applications].join('\n---\n'),
      version,
    )
  },
  120_000,
)

test.runIf(tools)(
  'checkov finds only what has a reason',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'ktarch-rendered-'))
    for (const { name, chart, environment } of cases) {
      writeFileSync(join(folder, `${name.replace(' ', '-')}.yaml`), asDeployments(render(chart, environment)))
    }
    const skipped = Object.keys(checkovExceptions).join(',')
    const options = ['--directory', folder, '--framework', 'kubernetes', '--quiet', '--compact', '--skip-download']
    const said = JSON.parse(run('checkov', [...options, '--skip-check', skipped, '--output', 'json']))
    expect(said.summary).toMatchObject({ failed: 0, parsing_errors: 0 })
    expect(said.summary.passed).toBeGreaterThan(1000)
  },
  120_000,
)

describe.runIf(tools)('helm lint on the chart as it is fetched, without an environment', () => {
  test.each(systems)('%s', system => {
    const { folder } = cases.find(({ name }) => name.startsWith(system))!.chart
    expect(run('helm', ['lint', '--strict', folder])).toContain('0 chart(s) failed')
  })

  test('installing it so is refused in words', () => {
    const { folder, release } = cases[0]!.chart
    expect(() => run('helm', ['template', release, folder])).toThrow('values-<환경>.yaml을 -f로 함께 주세요')
  })
})

/** The policies know no Rollout; but for its strategy it is a Deployment. */
function asDeployments(rendered: string): string {
  return rendered
    .replaceAll('apiVersion: argoproj.io/v1alpha1\nkind: Rollout', 'apiVersion: apps/v1\nkind: Deployment')
    .replaceAll(/ {2}strategy:\n {4}blueGreen:\n(?: {6}.*\n)+/g, '')
    .replaceAll('  progressDeadlineAbort: true\n', '')
    .replaceAll('apiVersion: argoproj.io/v1alpha1\n    kind: Rollout', 'apiVersion: apps/v1\n    kind: Deployment')
}

interface Pod {
  hostNetwork?: boolean
  hostPID?: boolean
  hostIPC?: boolean
  securityContext?: { runAsNonRoot?: boolean; runAsUser?: number; seccompProfile?: { type: string } }
  volumes?: Record<string, unknown>[]
  containers: {
    ports?: { hostPort?: number }[]
    securityContext?: {
      privileged?: boolean
      allowPrivilegeEscalation?: boolean
      capabilities?: { drop?: string[]; add?: string[] }
    }
  }[]
}

/** Source: kubernetes.io, Pod Security Standards, profile restricted (v1.36). */
function breachesOfRestricted(pod: Pod): string[] {
  const volumeKinds = [
    'configMap',
    'csi',
    'downwardAPI',
    'emptyDir',
    'ephemeral',
    'persistentVolumeClaim',
    'projected',
    'secret',
  ]
  const { securityContext, containers } = pod
  const checks: [string, boolean][] = [
    ['host namespaces', !pod.hostNetwork && !pod.hostPID && !pod.hostIPC],
    ['runs as non-root', securityContext?.runAsNonRoot === true && securityContext.runAsUser !== 0],
    ['seccomp profile', securityContext?.seccompProfile?.type === 'RuntimeDefault'],
    [
      'volume types',
      (pod.volumes ?? []).every(volume =>
        Object.keys(volume).every(key => key === 'name' || volumeKinds.includes(key)),
      ),
    ],
    ['host ports', containers.every(({ ports }) => (ports ?? []).every(({ hostPort }) => hostPort === undefined))],
    ['privileged', containers.every(({ securityContext }) => !securityContext?.privileged)],
    [
      'privilege escalation',
      containers.every(({ securityContext }) => securityContext?.allowPrivilegeEscalation === false),
    ],
    [
      'capabilities',
      containers.every(
        ({ securityContext }) =>
          securityContext?.capabilities?.drop?.includes('ALL') && securityContext.capabilities.add === undefined,
      ),
    ],
  ]
  return checks.flatMap(([name, kept]) => (kept ? [] : [name]))
}
