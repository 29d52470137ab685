import type { Diagnostic, Position } from '../diagnostic.ts'
import { nearest } from './nearest.ts'
import type { Source } from './source.ts'
import type { Comment } from './tokens.ts'

/** `# ktarch-ignore RULE until:2027-01-31 reason: 이유`, on the line it is about or alone on the line above. */
export interface Suppression {
  rule: string
  /** The last day on which it holds: '2027-01-31'. */
  until: string
  reason: string
  /** The 1-based line whose findings it hides. */
  line: number
  position: Position
}

export interface Suppressions {
  suppressions: Suppression[]
  /** Comments that mean to suppress and cannot. */
  diagnostics: Diagnostic[]
}

/** The suppressions among the comments of a spec. `rules` are the ids that exist. */
export function suppressionsIn(source: Source, rules: readonly string[]): Suppressions {
  const suppressions: Suppression[] = []
  const diagnostics: Diagnostic[] = []
  for (const comment of source.comments.filter(({ text }) => isMeant.test(text))) {
    const position = source.position(comment.offset, comment.offset + comment.text.length)
    const wrong = faultOf(comment, rules)
    if (wrong) diagnostics.push({ rule: 'suppression-form', severity: 'error', at: '', ...wrong, position })
    else suppressions.push({ ...partsOf(comment), line: lineMeant(comment, source), position })
  }
  return { suppressions, diagnostics }
}

/** Findings that no suppression hides, and a finding for each suppression that has ended or hides nothing. */
export function withoutSuppressed(
  diagnostics: readonly Diagnostic[],
  suppressions: readonly Suppression[],
  source: Source,
  asOf: string,
): Diagnostic[] {
  const used = new Set<Suppression>()
  const kept = diagnostics.filter(diagnostic => {
    const { line } = diagnostic.position ?? source.locate(diagnostic.at, diagnostic.on)
    const hiding = suppressions.filter(
      ({ rule, line: meant, until }) => rule === diagnostic.rule && meant === line && asOf <= until,
    )
    for (const suppression of hiding) used.add(suppression)
    return hiding.length === 0
  })
  const idle = suppressions.filter(suppression => !used.has(suppression))
  return [
    ...kept,
    ...idle.map(suppression => (suppression.until < asOf ? ended(suppression, asOf) : unused(suppression))),
  ]
}

const isMeant = /^#+\s*ktarch-[a-z]*/i
const form =
  /^#+\s*ktarch-ignore\s+(?<rule>[a-z][a-z0-9-]*)\s+until:\s*(?<until>\d{4}-\d{2}-\d{2})\s+reason:\s*(?<reason>\S.*)$/
const example = '# ktarch-ignore subnet-fits-nodes until:2027-01-31 reason: 다음 분기에 대역을 넓힌다'

type Fault = Pick<Diagnostic, 'message' | 'found' | 'allowed' | 'suggestion'>

function faultOf({ text }: Comment, rules: readonly string[]): Fault | undefined {
  const parts = form.exec(text.trimEnd())?.groups
  if (!parts)
    return {
      message: `${missingIn(text)} 규칙을 넘기는 주석으로 읽을 수 없습니다.`,
      found: text,
      allowed: `예: ${example}`,
      suggestion: '예와 같은 모양으로 쓰세요.',
    }
  const { rule, until } = parts as { rule: string; until: string }
  if (!isDate(until))
    return { message: '달력에 없는 날짜입니다.', found: until, suggestion: '주석의 until에 있는 날짜를 쓰세요.' }
  if (rules.includes(rule)) return undefined
  const meant = nearest(rule, rules)
  return {
    message: `${rule} 규칙은 없습니다.`,
    found: rule,
    suggestion: meant ? `${meant} 규칙이면 그렇게 고치세요.` : 'ktarch rules로 규칙의 이름을 찾으세요.',
  }
}

function missingIn(text: string): string {
  if (!/^#+\s*ktarch-ignore\b/.test(text)) return '첫 낱말이 ktarch-ignore가 아니라서'
  if (!/\suntil:\s*\d{4}-\d{2}-\d{2}(\s|$)/.test(text)) return '끝나는 날(until:2027-01-31)이 없어'
  if (!/\sreason:\s*\S/.test(text)) return '까닭(reason: …)이 없어'
  return '규칙의 이름, until, reason의 순서가 아니라서'
}

function partsOf({ text }: Comment): Pick<Suppression, 'rule' | 'until' | 'reason'> {
  const { rule, until, reason } = form.exec(text.trimEnd())!.groups as { rule: string; until: string; reason: string }
  return { rule, until, reason }
}

/** A comment behind something is about its own line; one alone is about the next line that holds more than a comment. */
function lineMeant({ offset }: Comment, { text, position }: Source): number {
  const { line, column } = position(offset, offset + 1)
  const lines = text.split('\n')
  if (lines[line - 1]!.slice(0, column - 1).trim() !== '') return line
  const next = lines.findIndex((content, i) => i >= line && !/^\s*(#|$)/.test(content))
  return next < 0 ? line : next + 1
}

/** 2027-02-30 is none. */
function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const ended = ({ rule, until, position }: Suppression, asOf: string): Diagnostic => ({
  rule: 'suppression-expired',
  severity: 'warning',
  at: '',
  message: `${rule} 규칙을 넘기기로 한 기한이 지났습니다.`,
  found: until,
  allowed: `${asOf} 이후`,
  suggestion: '문제를 고치고 주석을 지우거나, 까닭이 그대로면 기한을 다시 정하세요.',
  position,
})

const unused = ({ rule, position }: Suppression): Diagnostic => ({
  rule: 'suppression-unused',
  severity: 'warning',
  at: '',
  message: `이 자리에는 ${rule} 규칙에 걸리는 것이 없습니다.`,
  suggestion: '주석을 지우세요.',
  position,
})
