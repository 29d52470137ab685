import type { LocatedFinding } from './located.ts'
import { visible } from './visible.ts'

/** Findings printed at most, in every format; the summary counts all. */
export const mostShown = 100

/** The rule of a finding that says: this was not checked. */
export const skippedRule = 'check-skipped'

export interface Summary {
  errors: number
  warnings: number
  infos: number
  /** Checks that did not run. */
  skipped: number
  /** Findings in all, of which `shown` are printed. */
  total: number
  shown: number
}

export function summaryOf(findings: readonly LocatedFinding[]): Summary {
  const count = (wanted: (finding: LocatedFinding) => boolean) => findings.filter(wanted).length
  return {
    errors: count(({ severity }) => severity === 'error'),
    warnings: count(({ severity, rule }) => severity === 'warning' && rule !== skippedRule),
    infos: count(({ severity, rule }) => severity === 'info' && rule !== skippedRule),
    skipped: count(({ rule }) => rule === skippedRule),
    total: findings.length,
    shown: Math.min(findings.length, mostShown),
  }
}

/** '오류 2, 경고 1, 건너뜀 1(helm)'; what was not looked at is named. */
export function summaryLine(findings: readonly LocatedFinding[]): string {
  const { errors, warnings, infos, skipped, total, shown } = summaryOf(findings)
  const names = findings.filter(({ rule }) => rule === skippedRule).map(({ found, at }) => visible(found ?? at))
  const counts = [`오류 ${errors}`, `경고 ${warnings}`, ...(infos > 0 ? [`참고 ${infos}`] : [])]
  const skippedPart = `건너뜀 ${skipped}${names.length > 0 ? `(${[...new Set(names)].join(', ')})` : ''}`
  const hiddenPart = total > shown ? ` – ${total}개 가운데 처음 ${shown}개만 보입니다` : ''
  return `${[...counts, skippedPart].join(', ')}${hiddenPart}`
}

/** What is printed: errors first when not all can be. */
export function shownOf(findings: readonly LocatedFinding[]): LocatedFinding[] {
  if (findings.length <= mostShown) return [...findings]
  const rank = { error: 0, warning: 1, info: 2 }
  const kept = new Set(findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]).slice(0, mostShown))
  return findings.filter(finding => kept.has(finding))
}
