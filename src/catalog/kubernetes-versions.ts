import table from './kubernetes-versions.json' with { type: 'json' }
import { evidenceOf, lookUp } from './table.ts'

export interface KubernetesVersion {
  /** 1.36 */
  version: string
  /** Month of general availability on AKS: 2026-06. */
  ga: string
  /** ISO date of the last day of standard support. */
  end: string
  /** ISO date of the last day of long-term support, which needs the Premium tier. */
  ltsEnd: string | null
  /** The dates were still a plan when the page was read. */
  planned: boolean
}

export const kubernetesVersionEvidence = evidenceOf(table)

const versions = lookUp<KubernetesVersion>(table)

/** The entry of a version as written: '1.36' or '1.36.2'. */
export const kubernetesVersion = (version: string) => versions.find(version.split('.').slice(0, 2).join('.'))

export const kubernetesVersions = () => versions.all()

/** Versions that are out and in standard support at an ISO date, oldest first. */
export const supportedKubernetesVersions = (date: string) =>
  kubernetesVersions().filter(({ ga, end }) => ga <= date.slice(0, 7) && date <= end)
