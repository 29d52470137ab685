import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Environment } from '../src/model/architecture.ts'
import { documents } from '../src/outputs/documents/index.ts'
import { type Manifest, manifestsIn, needs, once, writeChart } from './helm/chart.ts'
import { architectureOf, systems } from './tools/specs.ts'

/* What an architect signs is what Helm installs: tables and excerpts of the documents against rendered manifests. */

describe.runIf(needs('helm')).each(systems)('%s', system => {
  const architecture = architectureOf(system)
  const chart = writeChart(architecture)
  const files = documents(architecture)

  describe.each(architecture.environments)('$id', environment => {
    const document = files.find(({ path }) => path.endsWith(`physical-architecture-${environment.id}.md`))!.text
    const { tables, fences } = partsOf(document)
    const manifests = once(() => manifestsIn(chart, environment))
    const workload = (name: string) =>
      manifests().find(({ kind, metadata }) => workloads.has(kind) && metadata.name === name)!
    const serviceNamed = (name: string) =>
      environment.services.find(({ definition, id }) => definition.name === name || id === name)

    test('resources and replicas of every service', () => {
      const rows = tables
        .filter(({ columns }) => columns.includes('Replicas') && columns.includes('CPU Requests'))
        .flatMap(rowsOf)
      expect(rows.length).toBe(environment.services.length)
      for (const row of rows) {
        const service = serviceNamed(row.서비스 ?? row.서비스명!)!
        const { spec } = workload(service.id)
        expect(spec.template.spec.containers[0].resources).toEqual({
          requests: { cpu: row['CPU Requests'], memory: row['Memory Requests'] },
          limits: { cpu: row['CPU Limits'], memory: row['Memory Limits'] },
        })
        const hpa = manifests().find(
          ({ kind, metadata }) => kind === 'HorizontalPodAutoscaler' && metadata.name === service.id,
        )
        expect(Number(row.Replicas)).toBe(hpa?.spec.minReplicas ?? spec.replicas)
        if (row.HPA && hpa) expect(row.HPA).toBe(`${hpa.spec.minReplicas}-${hpa.spec.maxReplicas}`)
      }
    })

    test('addresses and ports of service discovery', () => {
      const addresses = tables.flatMap(rowsOf).flatMap(row =>
        Object.values(row)
          .filter(cell => cell.includes('.svc.cluster.local'))
          .map(address => ({ address, row })),
      )
      expect(addresses.length).toBeGreaterThan(0)
      for (const { address, row } of addresses) {
        const [, name, namespace, port] = /^([^.]+)\.([^.]+)\.svc\.cluster\.local(?::(\d+))?$/.exec(address)!
        const service = manifests().find(({ kind, metadata }) => kind === 'Service' && metadata.name === name)!
        expect(service.metadata.namespace).toBe(namespace)
        const promised = port ?? row.포트
        if (promised !== undefined) expect(service.spec.ports[0].port).toBe(Number(promised))
      }
    })

    test('every network policy by its name', () => {
      const rows = tables.filter(({ columns }) => columns.includes('정책 이름')).flatMap(rowsOf)
      const rendered = manifests().filter(
        ({ kind, metadata }) => kind === 'NetworkPolicy' && !metadata.annotations?.['helm.sh/hook'],
      )
      if (environment.network.podTraffic === 'deny') {
        expect(rows.map(row => row['정책 이름']).sort()).toEqual(rendered.map(({ metadata }) => metadata.name).sort())
      }
    })

    test('excerpts of manifests stand in the manifests', () => {
      const excerpts = fences
        .map(text => parse(text) as Manifest | null)
        .filter(value => value?.kind && value.metadata?.name)
      if (hasRanges(environment)) expect(excerpts.length).toBeGreaterThan(0)
      for (const excerpt of excerpts) {
        const manifest = manifests().find(
          ({ kind, metadata }) => kind === excerpt!.kind && metadata.name === excerpt!.metadata.name,
        )
        expect(manifest, `${excerpt!.kind} ${excerpt!.metadata.name}`).toBeDefined()
        expect(
          contained(excerpt, manifest),
          `${JSON.stringify(excerpt, null, 1)} in ${JSON.stringify(manifest, null, 1)}`,
        ).toBe(true)
      }
    })
  })
})

const workloads = new Set(['Deployment', 'Rollout', 'StatefulSet', 'Job', 'CronJob'])
const hasRanges = ({ services }: Environment) => services.some(({ autoscale }) => autoscale)

interface Table {
  columns: string[]
  rows: string[][]
}

/** The tables of a document as plain cells, and its YAML blocks. */
function partsOf(markdown: string): { tables: Table[]; fences: string[] } {
  const tables: Table[] = []
  const fences: string[] = []
  const visit = (node: Node) => {
    if (node.type === 'table') {
      const [columns = [], ...rows] = node.children!.map(row => row.children!.map(plain))
      tables.push({ columns, rows })
    } else if (node.type === 'code' && node.lang === 'yaml') fences.push(node.value!)
    else node.children?.forEach(visit)
  }
  visit(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node)
  return { tables, fences }
}

interface Node {
  type: string
  value?: string
  lang?: string | null
  children?: Node[]
}

const plain = (node: Node): string => node.value ?? (node.children ?? []).map(plain).join('')

const rowsOf = ({ columns, rows }: Table): Record<string, string>[] =>
  rows.map(row => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])))

/** Whether everything an excerpt says stands in the whole; lists in any order, since each rule stands for itself. */
function contained(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part))
    return Array.isArray(whole) && part.every(item => whole.some(other => contained(item, other)))
  if (typeof part === 'object' && part !== null) {
    return (
      typeof whole === 'object' &&
      whole !== null &&
      Object.entries(part).every(([key, value]) => contained(value, (whole as Record<string, unknown>)[key]))
    )
  }
  return part === whole
}
