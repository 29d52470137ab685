import type { Architecture } from '../../model/architecture.ts'
import { cell, code, codeCell, fenced, link, text } from '../../print/markdown.ts'
import type { OutputFile } from '../output.ts'
import { createRenderer, type Template } from '../template.ts'
import { assemble } from './assemble.ts'
import { type Artefacts, isProduction, type Page, pageOf, type Section } from './page.ts'
import { availability, cluster, workloads } from './prod/computing.ts'
import { context, overview } from './prod/overview.ts'
import { policies, routing, serviceDiscovery, topology } from './prod/network.ts'
import { data } from './prod/data.ts'
import { external, messaging } from './prod/messaging.ts'
import { templates } from './templates.generated.ts'

const helpers = { cell, text, code, codeCell, link, fence: fenced }

const production: Section[] = [overview, context, cluster, availability, workloads, topology, routing, policies, serviceDiscovery, data, messaging, external]
const development: Section[] = []

/** The master document and one document an environment. `own` replaces templates by name. */
export function documents(
  architecture: Architecture,
  artefacts: Artefacts,
  own: Readonly<Record<string, Template>> = {},
): OutputFile[] {
  const renderer = createRenderer({ ...templates, ...own }, helpers)
  const render = <Subject>(title: string, sections: Section<Subject>[], subject: Subject) =>
    assemble([
      `# ${text(title)}`,
      ...sections.flatMap(({ template, view }) => {
        const shown = view(subject)
        return shown === null ? [] : [renderer.render(`ko/${template}.md.hbs`, shown)]
      }),
    ])
  return architecture.environments.map(environment => {
    const page: Page = pageOf(architecture, environment, artefacts)
    return {
      path: `docs/physical-architecture-${environment.id}.md`,
      text: render(titleOf(page), isProduction(environment) ? production : development, page),
    }
  })
}

const titleOf = ({ architecture, environment }: Page) =>
  architecture.documents.style === 'azure'
    ? `물리 아키텍처 설계서 - ${environment.name}`
    : `${architecture.system.name} - ${environment.name} 물리아키텍처 설계서`
