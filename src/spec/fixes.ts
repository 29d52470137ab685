import type { Diagnostic } from '../diagnostic.ts'
import type { Edit } from './edit.ts'
import { scalarText } from './scalar-text.ts'
import type { Source } from './source.ts'

/** The right key or value, where there is only one and it cannot change what was meant. */
export interface Fix {
  on: 'key' | 'value'
  /** The text that the key or value is to be; with `verbatim` the YAML itself: true, 8080, [main-db]. */
  value: string
  verbatim?: boolean
}

export type FixableDiagnostic = Diagnostic & { fix?: Fix }

/** The edits that mend what can be mended safely, in the quotes that stand there now. */
export function fixesFor(findings: readonly FixableDiagnostic[], source: Source): Edit[] {
  return findings.flatMap(({ at, fix, position: known }) => {
    const span = fix && source.span(at, fix.on)
    const position = known ?? (span && source.position(...span))
    if (!fix || !position) return []
    const before = source.text.slice(position.offset, position.offset + position.length)
    if (!known && before.length !== span![1] - span![0]) return []
    return [{ position, text: fix.verbatim ? fix.value : scalarText(fix.value, before) }]
  })
}
