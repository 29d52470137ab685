import type { LocatedFinding } from './located.ts'
import { shownOf, summaryOf } from './summary.ts'
import { visibleJson } from './visible.ts'

/** Findings for another program; schemas/findings.schema.json says what each key holds. */
export function json(findings: readonly LocatedFinding[]): string {
  const envelope = {
    ktarch: '1',
    findings: shownOf(findings).map(
      ({ rule, severity, file, at, on, message, found, allowed, suggestion, position, related, evidence }) => ({
        rule,
        severity,
        file,
        ...place(position),
        at,
        on: on ?? 'value',
        message,
        found,
        allowed,
        suggestion,
        related: related.map(other => ({ ...place(other.position), at: other.at, message: other.message })),
        evidence,
      }),
    ),
    summary: summaryOf(findings),
  }
  return `${visibleJson(envelope)}\n`
}

const place = ({ line, column, length }: LocatedFinding['position']) => ({ line, column, endColumn: column + length })
