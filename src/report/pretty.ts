import { codeFrame } from './code-frame.ts'
import type { LocatedFinding } from './located.ts'
import type { Paint } from './paint.ts'
import { severityNames } from './severity-names.ts'
import { shownOf, summaryLine } from './summary.ts'
import { visible, visibleAtStart } from './visible.ts'

/** Findings for a person at a terminal. */
export function pretty(findings: readonly LocatedFinding[], paint: Paint): string {
  const blocks = shownOf(findings).map(finding => block(finding, paint))
  return [...blocks, `${summaryLine(findings)}\n`].join('\n')
}

function block(finding: LocatedFinding, paint: Paint): string {
  const { severity, rule, message, position, lineText, at, found, allowed, suggestion, related, evidence } = finding
  const lines = [
    `${paint.strong(place(finding))}  ${paint.severity(severity, severityNames[severity])}  ${rule}`,
    `  ${visibleAtStart(message)}`,
    ...(lineText === null ? [] : frame(lineText, position, text => paint.severity(severity, text), paint)),
    ...detail('발견', found),
    ...detail('허용', allowed),
    ...detail('제안', suggestion),
    ...related.flatMap(other => [
      `  관련  ${visible(other.message)} (${other.position.line}:${other.position.column})`,
      ...(other.lineText === null ? [] : frame(other.lineText, other.position, paint.faint, paint)),
    ]),
    ...detail('근거', evidence && `${evidence.source} (${evidence.asOf})`),
    ...detail('경로', at).map(paint.faint),
  ]
  return `${lines.join('\n')}\n`
}

export const place = ({ file, position }: LocatedFinding) =>
  `${visibleAtStart(file)}:${position.line}:${position.column}`

function frame(
  lineText: string,
  position: LocatedFinding['position'],
  mark: (text: string) => string,
  paint: Paint,
): string[] {
  const { source, gutter, marks } = codeFrame(lineText, position)
  return [`    ${source}`, `    ${paint.faint(gutter)}${mark(marks)}`]
}

const detail = (label: string, text: string | undefined) => (text ? [`  ${label}  ${visible(text)}`] : [])
