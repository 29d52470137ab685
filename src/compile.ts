import { type Diagnostic, hasErrors } from './diagnostic.ts'
import type { Architecture } from './model/architecture.ts'
import { resolve } from './model/resolve.ts'
import { type OutputName, type OwnTemplates, outputNames, outputs } from './outputs/index.ts'
import type { OutputFile } from './outputs/output.ts'
import { asConfigured, type Configuration, noConfiguration } from './rules/configuration.ts'
import { check, rules } from './rules/index.ts'
import { readSpec } from './spec/read.ts'
import type { Source } from './spec/source.ts'
import { suppressionsIn, withoutSuppressed } from './spec/suppressions.ts'
import type { Spec } from './spec/types.ts'

export interface Reading {
  /** As written; null when the text is no spec. */
  spec: Spec | null
  /** null when the text is no spec, or names what is not there. */
  architecture: Architecture | null
  source: Source
  diagnostics: Diagnostic[]
}

export interface Compilation extends Reading {
  /** [] when there are errors: a design that cannot work is not written down. */
  files: OutputFile[]
}

/** From the bytes of an architecture.yaml to every file generated from it. Writes nothing, and depends on nothing but the bytes. */
export async function compile(
  bytes: Uint8Array | string,
  only: readonly OutputName[] = outputNames,
  examination: Examination = {},
): Promise<Compilation> {
  const reading = examine(bytes, examination)
  if (!reading.architecture || hasErrors(reading.diagnostics)) return { ...reading, files: [] }
  return { ...reading, files: await generate(reading.architecture, only, examination.ownTemplates) }
}

export interface Examination {
  /** The date rules judge by; that of the spec's last history entry when not given. */
  asOf?: string | undefined
  configuration?: Configuration | undefined
  ownTemplates?: OwnTemplates | undefined
}

/** The same up to the findings: what `ktarch validate` needs. */
export function examine(
  bytes: Uint8Array | string,
  { asOf, configuration = noConfiguration }: Examination = {},
): Reading {
  const { spec, source, diagnostics } = readSpec(bytes)
  if (!spec) return { spec, architecture: null, source, diagnostics }

  const resolution = resolve(spec)
  if (!resolution.architecture) return { spec, architecture: null, source, diagnostics: resolution.diagnostics }

  const architecture = asOf ? { ...resolution.architecture, asOf } : resolution.architecture
  const findings = asConfigured(check(architecture), configuration).map(finding => written(finding, architecture))
  return {
    spec,
    architecture,
    source,
    diagnostics: [...resolution.diagnostics, ...unsuppressed(findings, source, architecture.asOf)],
  }
}

/** Findings the author has not set aside with a comment, and those about such comments. */
function unsuppressed(findings: Diagnostic[], source: Source, asOf: string): Diagnostic[] {
  const ids = rules.map(({ id }) => id)
  const { suppressions, diagnostics } = suppressionsIn(source, ids)
  return [...diagnostics, ...withoutSuppressed(findings, suppressions, source, asOf)]
}

/** Every file of the outputs asked for, in the order of their paths. */
export async function generate(
  architecture: Architecture,
  only: readonly OutputName[] = outputNames,
  ownTemplates?: OwnTemplates,
): Promise<OutputFile[]> {
  const makers = await Promise.all(only.map(name => outputs[name]()))
  return makers.flatMap(make => make(architecture, ownTemplates)).sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Rules speak of the resolved system; a reader looks for the line that was written, perhaps under `defaults`. */
function written(finding: Diagnostic, { origin }: Architecture): Diagnostic {
  const related = finding.related?.map(place => ({ ...place, at: origin(place.at) }))
  return { ...finding, at: origin(finding.at), ...(related ? { related } : {}) }
}
