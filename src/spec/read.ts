import type { Diagnostic, IdPath } from '../diagnostic.ts'
import { decodeSpec } from './bytes.ts'
import { forbiddenCharacter } from './characters.ts'
import { compose } from './compose.ts'
import type { FixableDiagnostic } from './fixes.ts'
import { plainValueOf } from './plain.ts'
import { checkSchema } from './schema-check.ts'
import { type Source, sourceOf } from './source.ts'
import { type Fault, tokenize } from './tokens.ts'
import type { Spec } from './types.ts'

export interface SpecReading {
  /** Null where the text is not a spec; then `diagnostics` holds at least one error. */
  spec: Spec | null
  source: Source
  diagnostics: FixableDiagnostic[]
}

/** From the bytes of an architecture.yaml (or .json, which is YAML 1.2) to a spec that meets the schema. Never throws. */
export function readSpec(bytes: Uint8Array | string): SpecReading {
  const { text, diagnostic: undecodable } = decodeSpec(bytes)
  const bare = sourceOf(text)
  if (undecodable) return refused(bare, [undecodable])

  const hidden = forbiddenCharacter(bare)
  if (hidden) return refused(bare, [hidden])

  const tokenized = tokenize(text)
  if (!('tokens' in tokenized)) return refused(bare, [located(tokenized, bare)])

  const { document, faults } = compose(tokenized, text)
  const source = sourceOf(text, document, tokenized.comments)
  if (faults.length > 0)
    return refused(
      source,
      faults.map(fault => located(fault, source)),
    )
  if (!document?.contents) return refused(source, [empty(source)])

  const { value, diagnostics } = plainValueOf(document, source)
  if (value === null && diagnostics.length === 0) return refused(source, [empty(source)])
  if (diagnostics.some(({ rule }) => rule === 'yaml-limit')) return refused(source, diagnostics)
  const findings = [...diagnostics, ...withoutEchoes(checkSchema(value, source), diagnostics)]
  return findings.length > 0 ? refused(source, findings) : { spec: value as unknown as Spec, source, diagnostics: [] }
}

const refused = (source: Source, diagnostics: FixableDiagnostic[]): SpecReading => ({ spec: null, source, diagnostics })

function located({ from, to, ...fault }: Fault, source: Source): Diagnostic {
  return { ...fault, severity: 'error', at: '', position: source.position(from, to) }
}

const empty = (source: Source): Diagnostic => ({
  rule: 'empty-value',
  severity: 'error',
  at: '',
  message: '파일이 비어 있습니다.',
  suggestion: 'ktarch, system, services, environments 키를 쓰세요.',
  position: source.position(0, 1),
})

/** What the reader refused already, the schema need not refuse again. */
function withoutEchoes(findings: readonly FixableDiagnostic[], reported: readonly Diagnostic[]): FixableDiagnostic[] {
  const places = new Set<IdPath>(reported.map(({ at }) => at))
  return findings.filter(({ at }) => !places.has(at))
}
