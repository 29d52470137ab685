import table from './names.json' with { type: 'json' }
import { evidenceOf, lookUp } from './table.ts'

/** What Azure demands of the name of one kind of resource. */
export interface NameRule {
  /** resource-group, cluster, key-vault … */
  kind: string
  /** Microsoft.KeyVault/vaults */
  type: string
  /** The Cloud Adoption Framework's short name: kv. */
  abbreviation: string | null
  /** Where the name must be unique. */
  scope: 'global' | 'subscription' | 'resourceGroup' | 'region' | 'parent' | 'scope'
  min: number
  max: number
  pattern: string
  source: string
}

export const nameEvidence = evidenceOf(table)

const rules = lookUp<NameRule>(table)

export const nameRule = (kind: string) => rules.find(kind)

/** Whether Azure accepts a name for a kind; a kind without a rule accepts every name. */
export function isValidName(kind: string, name: string): boolean {
  const rule = nameRule(kind)
  return !rule || (name.length >= rule.min && name.length <= rule.max && expression(rule.pattern).test(name))
}

const expressions = new Map<string, RegExp>()

function expression(pattern: string): RegExp {
  const known = expressions.get(pattern) ?? new RegExp(pattern)
  expressions.set(pattern, known)
  return known
}
