import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'
import type { Architecture, Environment } from '../../src/model/architecture.ts'
import { outputsFile } from '../../src/outputs/helm/argo-application.ts'
import { helm } from '../../src/outputs/helm/index.ts'
import { valuesFromOutputs } from '../../src/outputs/helm/values-from-outputs.ts'
import { findTool } from '../tools/find-tool.ts'

export interface Manifest {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> }
  // Tests read deep into manifests of many kinds; a wrong path fails as undefined.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  [key: string]: any
}

export interface Chart {
  folder: string
  release: string
}

/** The chart of a system on disk, as `ktarch generate` and `ktarch values` would leave it. */
export function writeChart(architecture: Architecture): Chart {
  const root = mkdtempSync(join(tmpdir(), 'ktarch-helm-'))
  for (const { path, text } of helm(architecture)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const folder = join(root, 'helm', architecture.system.id)
  for (const environment of architecture.environments) {
    const { text, diagnostics } = valuesFromOutputs(architecture, environment, outputsOf(environment))
    if (text === null) throw new Error(JSON.stringify(diagnostics))
    writeFileSync(join(folder, outputsFile(environment.id)), text)
  }
  return { folder, release: architecture.system.id }
}

/** What a deployment of the environment would print. */
export function outputsOf(environment: Environment) {
  const hosts = environment.stores.flatMap(store => [
    [store.id, store.host],
    ...(store.hosting === 'azure-postgresql' ? store.replicas.map(({ id, host }) => [`${store.id}/${id}`, host]) : []),
  ])
  const outputs = {
    tenantId: '00000000-0000-0000-0000-000000000001',
    keyVaultName: environment.keyVault?.name,
    registryLoginServer: environment.registry?.loginServer,
    identityClientIds: Object.fromEntries(environment.services.map(({ id }) => [id, `client-of-${id}`])),
    storeHosts: Object.fromEntries(hosts),
    serviceBusHost: environment.messaging?.host,
    applicationInsightsConnectionString: 'InstrumentationKey=00000000-0000-0000-0000-000000000003',
  }
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value }]))
}

export const valueFiles = ({ folder }: Chart, { id }: Environment) =>
  [`values-${id}.yaml`, outputsFile(id)].flatMap(name => ['--values', join(folder, name)])

/** What `helm template` prints for an environment. */
export function render(chart: Chart, environment: Environment, ...options: string[]): string {
  return run('helm', [
    'template',
    chart.release,
    chart.folder,
    '--namespace',
    environment.namespace,
    ...valueFiles(chart, environment),
    ...options,
  ])
}

/** The documents of rendered manifests, read as Kubernetes reads them: by YAML 1.1. */
export function manifestsOf(rendered: string): Manifest[] {
  return parseAllDocuments(rendered, { version: '1.1', logLevel: 'error' })
    .map(document => {
      if (document.errors.length > 0) throw document.errors[0]
      return document.toJS() as Manifest | null
    })
    .filter(document => document !== null)
}

export const manifestsIn = (chart: Chart, environment: Environment, ...options: string[]) =>
  manifestsOf(render(chart, environment, ...options))

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Fails with the list of faults when a manifest breaks the schema of its kind in this version of Kubernetes. */
export function kubeconform(rendered: string, version: string): void {
  const file = '{{.ResourceKind}}{{.KindSuffix}}.json'
  const schemas = [
    here(`../../.cache/tools/kubernetes-schemas/{{.NormalizedKubernetesVersion}}/${file}`),
    here(`../kubernetes-schemas/${file}`),
  ]
  const options = [
    '-strict',
    '-kubernetes-version',
    `${version}.0`,
    ...schemas.flatMap(path => ['-schema-location', path]),
  ]
  run('kubeconform', options, rendered)
}

/** Whether these programs are here: without them a test is skipped, but in CI their absence is an error. */
export const needs = (...tools: string[]) => tools.every(tool => findTool(tool) !== null)

/** What is made when it is first asked for, and then kept. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Runs a tool and returns what it prints; throws with all it said when it fails. */
export function run(tool: string, args: string[], input?: string): string {
  const path = findTool(tool)
  if (path === null) throw new Error(`${tool} is missing; scripts/ci-tools.sh installs it`)
  const { status, stdout, stderr, error } = spawnSync(path, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (error) throw error
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')}\n${stdout}${stderr}`)
  return stdout
}

/** Compiles a shell script without running it. */
export const shellSyntax = (script: string) => execFileSync('sh', ['-n'], { input: script })
