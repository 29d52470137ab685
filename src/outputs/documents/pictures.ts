import { type Diagram, diagramText, legendLine } from '../diagrams/index.ts'
import type { Page } from './page.ts'

/** A diagram as a document shows it: where its file is, its Mermaid text and what its shapes mean. */
export interface Picture {
  title: string
  path: string
  mermaid: string
  legend: string
}

/** The architecture; of a big system the overview of its domains. */
export const architecturePicture = ({ diagrams }: Page): Picture =>
  pictureOf(diagrams.find(({ view }) => view === 'architecture')!, '물리 아키텍처 다이어그램')

export const networkPicture = ({ diagrams }: Page): Picture =>
  pictureOf(diagrams.find(({ view }) => view === 'network')!, '네트워크 다이어그램')

/** Further diagrams of a big system: one a domain. */
export const otherPictures = ({ diagrams }: Page): { title: string; path: string }[] =>
  diagrams
    .filter(({ view }) => view === 'architecture')
    .slice(1)
    .map(diagram => ({ title: diagram.title, path: pathOf(diagram) }))

const pathOf = ({ name }: Diagram) => `../diagrams/${name}.mmd`

const pictureOf = (diagram: Diagram, title: string): Picture => ({
  title,
  path: pathOf(diagram),
  mermaid: diagramText(diagram),
  legend: legendLine(diagram),
})
