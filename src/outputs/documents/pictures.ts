import type { Architecture, Environment } from '../../model/architecture.ts'
import { type Diagram, diagramsOf, diagramText, legendLine } from '../diagrams/index.ts'

/** A diagram as a document shows it: where its file is, its Mermaid text and what its shapes mean. */
export interface Picture {
  title: string
  path: string
  mermaid: string
  legend: string
}

interface Subject {
  architecture: Architecture
  environment: Environment
}

/** The architecture; of a big system the overview of its domains. */
export const architecturePicture = (subject: Subject): Picture =>
  pictureOf(of(subject).find(({ view }) => view === 'architecture')!, '물리 아키텍처 다이어그램')

export const networkPicture = (subject: Subject): Picture =>
  pictureOf(of(subject).find(({ view }) => view === 'network')!, '네트워크 다이어그램')

/** Further diagrams of a big system: one a domain. */
export const otherPictures = (subject: Subject): { title: string; path: string }[] =>
  of(subject)
    .filter(({ view }) => view === 'architecture')
    .slice(1)
    .map(diagram => ({ title: diagram.title, path: pathOf(diagram) }))

const of = ({ architecture, environment }: Subject) => diagramsOf(architecture, environment)
const pathOf = ({ name }: Diagram) => `../diagrams/${name}.mmd`

const pictureOf = (diagram: Diagram, title: string): Picture => ({
  title,
  path: pathOf(diagram),
  mermaid: diagramText(diagram),
  legend: legendLine(diagram),
})
