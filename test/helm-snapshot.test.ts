import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { manifestsIn, needs, writeChart } from './helm/chart.ts'
import { findTool } from './tools/find-tool.ts'
import { architectureOf } from './tools/specs.ts'

/* The backup task of a store on a disk, run as it is rendered, against an API server that only remembers. */

interface Call {
  method: string
  url: string
  token: string
  body: { metadata: { name: string; labels: Record<string, string> }; spec: object } | null
}

test.runIf(needs('helm', 'openssl', 'python3'))(
  'takes a snapshot and removes what is older than it keeps',
  async () => {
    const { task, script } = rendered()
    const folder = certified()
    writeFileSync(join(folder, 'token'), 'token-of-the-account')
    writeFileSync(join(folder, 'snapshot.py'), script)

    const { calls, close, port } = await apiServer(folder, [
      snapshot('new', 1),
      snapshot('edge', 6.9),
      snapshot('old', 7.1),
      snapshot('older', 30),
    ])
    const environment = Object.fromEntries(
      task.env.map(({ name, value }: { name: string; value: string }) => [name, value]),
    )
    const { stdout } = await promisify(execFile)(findTool('python3')!, [join(folder, 'snapshot.py')], {
      env: {
        ...environment,
        SERVICE_ACCOUNT_DIR: folder,
        KUBERNETES_SERVICE_HOST: '127.0.0.1',
        KUBERNETES_SERVICE_PORT: String(port),
        PYTHONIOENCODING: 'utf-8',
      },
    })
    close()

    const path = '/apis/snapshot.storage.k8s.io/v1/namespaces/phonebill-dev/volumesnapshots'
    const [created, listed, ...removed] = calls
    expect(created).toMatchObject({ method: 'POST', url: path, token: 'Bearer token-of-the-account' })
    expect(created!.body!.metadata.name).toMatch(/^data-postgresql-0-\d{8}-\d{6}$/)
    expect(created!.body!.spec).toEqual({
      volumeSnapshotClassName: 'phonebill-dev-postgresql-backup',
      source: { persistentVolumeClaimName: 'data-postgresql-0' },
    })
    expect(created!.body!.metadata.labels).toEqual({ 'ktarch/claim': 'data-postgresql-0' })
    expect(listed).toMatchObject({ method: 'GET', url: `${path}?labelSelector=ktarch%2Fclaim%3Ddata-postgresql-0` })
    expect(removed.map(({ method, url }) => `${method} ${url}`)).toEqual([`DELETE ${path}/old`, `DELETE ${path}/older`])
    expect(stdout).toContain('삭제: older')
  },
)

/** The task of the development database of phonebill, and what its role allows. */
function rendered() {
  const architecture = architectureOf('phonebill')
  const dev = architecture.environments.find(({ id }) => id === 'dev')!
  const manifests = manifestsIn(writeChart(architecture), dev)
  const find = (kind: string) =>
    manifests.find(manifest => manifest.kind === kind && manifest.metadata.name === 'postgresql-backup')!
  expect(find('Role').rules).toEqual([
    { apiGroups: ['snapshot.storage.k8s.io'], resources: ['volumesnapshots'], verbs: ['create', 'list', 'delete'] },
  ])
  const classes = manifests.filter(({ kind }) => kind === 'VolumeSnapshotClass')
  expect(classes.map(({ metadata }) => metadata.name)).toEqual(['phonebill-dev-postgresql-backup'])
  const pod = find('CronJob').spec.jobTemplate.spec.template.spec
  expect(pod.containers[0].command).toEqual(['python3', '/scripts/snapshot.py'])
  return { task: pod.containers[0], script: find('ConfigMap').data['snapshot.py'] as string }
}

const snapshot = (name: string, days: number) => ({
  metadata: { name, creationTimestamp: new Date(Date.now() - days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z') },
})

/** A folder with a certificate for 127.0.0.1, where a pod finds its account. */
function certified(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ktarch-account-'))
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'ca.crt')]
  execFileSync(
    findTool('openssl')!,
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...subject, ...files],
    { stdio: 'pipe' },
  )
  return folder
}

async function apiServer(folder: string, items: object[]) {
  const calls: Call[] = []
  const keys = { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'ca.crt')) }
  const server = createServer(keys, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const sent = Buffer.concat(chunks).toString()
      const body = sent === '' ? null : JSON.parse(sent)
      calls.push({ method: request.method!, url: request.url!, token: request.headers.authorization!, body })
      response.end(JSON.stringify(request.method === 'GET' ? { items } : (body ?? {})))
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return { calls, port: (server.address() as AddressInfo).port, close: () => server.close() }
}
