import type { LocatedFinding } from './located.ts'
import { place } from './pretty.ts'
import { shownOf, skippedRule } from './summary.ts'
import { visible } from './visible.ts'

/** JUnit XML: a suite for each file, a case for each finding; a file without findings is one passed case. */
export function junit(findings: readonly LocatedFinding[], files: readonly string[]): string {
  const shown = new Set(shownOf(findings))
  const names = [...new Set([...files, ...findings.map(({ file }) => file)])].sort()
  const suites = names.map(file =>
    suite(
      file,
      findings.filter(finding => finding.file === file),
      shown,
    ),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="ktarch validate">',
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function suite(file: string, findings: readonly LocatedFinding[], shown: ReadonlySet<LocatedFinding>): string {
  const cases = findings.filter(finding => shown.has(finding)).map(testCase)
  const more = findings.length - cases.length
  if (more > 0) cases.push(unshown(file, more))
  const skipped = findings.filter(finding => finding.rule === skippedRule && shown.has(finding)).length
  const failures = cases.length - skipped
  if (cases.length === 0) cases.push(`    <testcase classname=${quoted(file)} name="ktarch"/>`)
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`
  return [`  <testsuite name=${quoted(file)} ${counts}>`, ...cases, '  </testsuite>'].join('\n')
}

/** A file whose findings are not all shown must not look as if it had passed. */
const unshown = (file: string, more: number) =>
  `    <testcase classname=${quoted(file)} name="ktarch"><failure type="error" message="이 파일에 ${more}개가 더 있습니다."/></testcase>`

function testCase(finding: LocatedFinding): string {
  const { rule, severity, at, message, found, allowed, suggestion, evidence } = finding
  const details = [
    place(finding),
    found && `발견: ${found}`,
    allowed && `허용: ${allowed}`,
    suggestion && `제안: ${suggestion}`,
    evidence && `근거: ${evidence.source} (${evidence.asOf})`,
  ]
  const body = details
    .filter(Boolean)
    .map(line => escaped(line!))
    .join('\n')
  const outcome =
    rule === skippedRule
      ? `<skipped message=${quoted(message)}/>`
      : `<failure type="${severity}" message=${quoted(message)}>${body}</failure>`
  return `    <testcase classname=${quoted(finding.file)} name=${quoted(at === '' ? rule : `${rule} ${at}`)}>${outcome}</testcase>`
}

const quoted = (text: string) => `"${escaped(text)}"`

const escaped = (text: string) =>
  visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
