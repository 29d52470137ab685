import type { Architecture, Environment } from '../../model/architecture.ts'
import type { OutputFile } from '../output.ts'
import { architectureDiagram } from './architecture-diagram.ts'
import type { Diagram } from './diagram.ts'
import { domainsOf, servicesInADiagram } from './domains.ts'
import { diagramText } from './flowchart.ts'
import { networkDiagram } from './network-diagram.ts'
import { overviewDiagram } from './overview-diagram.ts'

export type { Diagram } from './diagram.ts'
export { diagramText } from './flowchart.ts'
export { legendLine } from './legend.ts'

/** The diagrams of every environment as Mermaid files. */
export function diagrams(architecture: Architecture): OutputFile[] {
  return architecture.environments
    .flatMap(environment => diagramsOf(architecture, environment))
    .map(diagram => ({ path: `diagrams/${diagram.name}.mmd`, text: diagramText(diagram) }))
}

/** An environment's diagrams: the architecture (of a big system an overview, then each domain), then the network. */
export function diagramsOf(architecture: Architecture, environment: Environment): Diagram[] {
  return [...architectureDiagrams(architecture, environment), networkDiagram(architecture, environment)]
}

function architectureDiagrams(architecture: Architecture, environment: Environment): Diagram[] {
  if (environment.services.length <= servicesInADiagram)
    return [architectureDiagram(architecture, environment, null, [])]
  const domains = domainsOf(environment)
  return [
    overviewDiagram(architecture, environment, domains),
    ...domains.map(domain => architectureDiagram(architecture, environment, domain, domains)),
  ]
}
