import type { Architecture } from '../model/architecture.ts'
import type { OutputFile } from './output.ts'
import type { Template } from './template.ts'

/** The user's own document templates by name ('ko/prod/overview.md.hbs'). */
export type OwnTemplates = Readonly<Record<string, Template>>

export type Output = (architecture: Architecture, own?: OwnTemplates) => OutputFile[]

/** What is made of an architecture, by the folder it is written to. Each part is loaded when it is asked for. */
export const outputs: Record<'docs' | 'diagrams' | 'bicep' | 'helm', () => Promise<Output>> = {
  docs: async () => (await import('./documents/index.ts')).documents,
  diagrams: async () => (await import('./diagrams/index.ts')).diagrams,
  bicep: async () => (await import('./bicep/index.ts')).bicep,
  helm: async () => (await import('./helm/index.ts')).helm,
}

export type OutputName = keyof typeof outputs
export const outputNames = Object.keys(outputs) as OutputName[]
