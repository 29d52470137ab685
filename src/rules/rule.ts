import type { Diagnostic, Severity } from '../diagnostic.ts'
import type { Architecture } from '../model/architecture.ts'

/** What a rule says about one place; the rule's id and severity are added by `check`. */
export type Finding = Omit<Diagnostic, 'rule' | 'severity' | 'position'>

export interface Rule {
  /** Names the file, its page and the finding: 'cidr-overlap'. */
  id: string
  severity: Severity
  /** Korean, a few words: the heading of the page. */
  title: string
  check(architecture: Architecture): Iterable<Finding>
}

export const defineRule = (rule: Rule) => rule
