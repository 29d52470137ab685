import { cell, codeCell } from '../print/markdown.ts'
import type { LocatedFinding } from './located.ts'
import { severityNames } from './severity-names.ts'
import { shownOf, summaryLine } from './summary.ts'
import { visible } from './visible.ts'

/** A table for a pull request. */
export function markdown(findings: readonly LocatedFinding[]): string {
  const rows = shownOf(findings).map(row)
  const table = rows.length > 0 ? ['', '| 심각도 | 자리 | 규칙 | 내용 | 제안 |', '|---|---|---|---|---|', ...rows] : []
  return [`**ktarch validate**: ${words(summaryLine(findings))}`, ...table, ''].join('\n')
}

function row({ severity, file, position, rule, message, found, allowed, suggestion }: LocatedFinding): string {
  const place = visible(`${file}:${position.line}:${position.column}`)
  const content = [visible(message), found && `발견: ${visible(found)}`, allowed && `허용: ${visible(allowed)}`]
  const cells = [
    severityNames[severity],
    inCode(place),
    inCode(rule),
    content
      .filter(Boolean)
      .map(part => words(part!))
      .join('<br>'),
    suggestion ? words(visible(suggestion)) : '-',
  ]
  return `| ${cells.join(' | ')} |`
}

/** Text in a cell. What GitHub would make a link by itself, even if escaped, stands as code: the address may be a stranger's. */
const words = (text: string) => (/@|www\.|:\/\/|mailto:|xmpp:/i.test(text) ? inCode(text) : cell(text))

/** Code in a cell, where a bar after a backslash could not be written. */
const inCode = (text: string) => codeCell(text.replaceAll('\\|', '\\ |'))
