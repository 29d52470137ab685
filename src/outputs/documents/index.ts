import type { Architecture } from '../../model/architecture.ts'
import { cell, code, codeCell, fenced, link, strong, table, text } from '../../print/markdown.ts'
import type { OutputFile } from '../output.ts'
import { createRenderer, type Renderer, type Template } from '../template.ts'
import { assemble } from './assemble.ts'
import { allDecisions, calculations, decisions, masterCalculations, masterSources, sources } from './closing/index.ts'
import * as dev from './dev/index.ts'
import * as master from './master/index.ts'
import { isProduction, pageOf, type Section } from './page.ts'
import { availability, cluster, workloads } from './prod/computing.ts'
import { context } from './prod/context.ts'
import { cost } from './prod/cost.ts'
import { data } from './prod/data.ts'
import { delivery } from './prod/delivery.ts'
import { growth } from './prod/growth.ts'
import { external, messaging } from './prod/messaging.ts'
import { monitoring } from './prod/monitoring.ts'
import { policies, routing, serviceDiscovery, topology } from './prod/network.ts'
import { operations } from './prod/operations.ts'
import { overview } from './prod/overview.ts'
import { recovery } from './prod/recovery.ts'
import { security } from './prod/security.ts'
import { summary } from './prod/summary.ts'
import { templates } from './templates.generated.ts'
import { documentTitle, masterTitle } from './titles.ts'

const closing: Section[] = [decisions, calculations, sources]

const production: Section[] = [
  overview,
  context,
  cluster,
  availability,
  workloads,
  topology,
  routing,
  policies,
  serviceDiscovery,
  data,
  messaging,
  external,
  security,
  monitoring,
  delivery,
  recovery,
  cost,
  operations,
  growth,
  summary,
  ...closing,
]
const development: Section[] = [
  dev.overview,
  dev.context,
  dev.computing,
  dev.network,
  dev.data,
  messaging,
  external,
  dev.security,
  dev.policies,
  dev.monitoring,
  dev.delivery,
  dev.cost,
  dev.operations,
  dev.summary,
  ...closing,
]

const index: Section<Architecture>[] = [
  master.overview,
  master.environments,
  master.network,
  master.data,
  master.security,
  master.operations,
  master.cost,
  master.plans,
  master.levels,
  allDecisions,
  masterCalculations,
  masterSources,
]

/** The master document and one document an environment. `own` replaces templates by name. */
export function documents(architecture: Architecture, own: Readonly<Record<string, Template>> = {}): OutputFile[] {
  const renderer = createRenderer(
    { ...templates, ...own },
    { cell, table, text, strong, code, codeCell, link, fence: fenced },
  )
  return [
    { path: 'docs/physical-architecture.md', text: write(renderer, masterTitle(architecture), index, architecture) },
    ...architecture.environments.map(environment => ({
      path: `docs/physical-architecture-${environment.id}.md`,
      text: write(
        renderer,
        documentTitle(architecture, environment),
        isProduction(environment) ? production : development,
        pageOf(architecture, environment),
      ),
    })),
  ]
}

function write<Subject>(renderer: Renderer, title: string, sections: Section<Subject>[], subject: Subject): string {
  return assemble([
    `# ${text(title)}`,
    ...sections.flatMap(({ template, view }) => {
      const shown = view(subject)
      return shown === null ? [] : [renderer.render(`ko/${template}.md.hbs`, shown)]
    }),
  ])
}
