import type { Architecture, Environment } from '../../model/architecture.ts'
import { type Parameters, parametersOf } from '../bicep/parameters.ts'
import { type Diagram, diagramsOf } from '../diagrams/index.ts'
import type { ChartValues } from '../helm/chart-values.ts'
import { environmentValues } from '../helm/environment-values.ts'
import { type Words, wordsOf } from './dialect.ts'

/** What a section is about: one environment of the system, in the words of its document. */
export interface Page {
  architecture: Architecture
  environment: Environment
  words: Words
  /** Values of main.<env>.bicepparam, to quote from. */
  parameters: Parameters
  diagrams: Diagram[]
  /** Values of the chart in this environment. */
  values: ChartValues
}

/** A part of a document: a template and what it may show. A view of null leaves the section out. */
export interface Section<Subject = Page> {
  /** Below templates/documents/ko: 'prod/network'. */
  template: string
  view: (subject: Subject) => object | null
}

/** Checks that what a section gives is what its view says. */
export const section = <View extends object, Subject = Page>(
  template: string,
  view: (subject: Subject) => View | null,
): Section<Subject> => ({ template, view })

export const pageOf = (architecture: Architecture, environment: Environment): Page => ({
  architecture,
  environment,
  words: wordsOf(architecture.documents.style, isProduction(environment)),
  parameters: parametersOf(architecture, environment),
  diagrams: diagramsOf(architecture, environment),
  values: environmentValues(architecture, environment),
})

/**
 * Which of the two guides' trees describes an environment: one that promises recovery (RTO or RPO), or whose databases and caches are
 * all managed services, is described as production; any other as development. Its name does not matter.
 */
export function isProduction({ targets, stores }: Environment): boolean {
  const databases = stores.filter(({ definition }) => definition.engine !== 'blob')
  const managed = databases.length > 0 && databases.every(({ hosting }) => hosting !== 'pod')
  return targets.rto !== null || targets.rpo !== null || managed
}
