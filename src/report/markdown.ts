import { cell, codeCell } from '../print/markdown.ts'
import type { LocatedFinding } from './located.ts'
import { severityNames } from './severity-names.ts'
import { shownOf, summaryLine } from './summary.ts'
import { visible } from './visible.ts'

/** A table for a pull request. */
export function markdown(findings: readonly LocatedFinding[]): string {
  const rows = shownOf(findings).map(row)
  const table = rows.length > 0 ? ['', '| 심각도 | 자리 | 규칙 | 내용 | 제안 |', '|---|---|---|---|---|', ...rows] : []
  return [`**ktarch validate**: ${cell(summaryLine(findings))}`, ...table, ''].join('\n')
}

function row({ severity, file, position, rule, message, found, allowed, suggestion }: LocatedFinding): string {
  const place = visible(`${file}:${position.line}:${position.column}`)
  const content = [visible(message), found && `발견: ${visible(found)}`, allowed && `허용: ${visible(allowed)}`]
  const cells = [
    severityNames[severity],
    codeCell(place),
    codeCell(rule),
    content
      .filter(Boolean)
      .map(part => cell(part!))
      .join('<br>'),
    suggestion ? cell(visible(suggestion)) : '-',
  ]
  return `| ${cells.join(' | ')} |`
}
