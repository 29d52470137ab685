import type { Severity } from '../diagnostic.ts'
import type { LocatedFinding } from './located.ts'
import { shownOf, summaryLine } from './summary.ts'
import { visible } from './visible.ts'

/** Log commands of GitHub Actions: each finding becomes an annotation at its line. Only we start a line with '::'. */
export function github(findings: readonly LocatedFinding[]): string {
  return [...shownOf(findings).map(annotation), summaryLine(findings), ''].join('\n')
}

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' }

function annotation({
  rule,
  severity,
  file,
  position,
  message,
  found,
  allowed,
  suggestion,
  at,
}: LocatedFinding): string {
  const { line, column, length } = position
  const properties = { file, line, endLine: line, col: column, endColumn: column + length, title: rule }
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`)
  const parts = [
    message,
    found && `발견: ${found}`,
    allowed && `허용: ${allowed}`,
    suggestion && `제안: ${suggestion}`,
    at && `경로: ${at}`,
  ]
  const text = parts
    .filter(Boolean)
    .map(part => data(visible(part!)))
    .join('%0A')
  return `::${commands[severity]} ${written.join(',')}::${text}`
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string) => data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
