import type { Diagnostic, Severity } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { nearest } from '../spec/nearest.ts'

/** How severe a rule is meant to be: in a team, or in one of its environments. */
export type Strictness = Severity | 'off'

/** What a `ktarch.config.yaml` may say. */
export interface Configuration {
  rules: Record<string, Strictness>
  /** Environment id → what differs there. */
  environments: Record<string, Record<string, Strictness>>
  /** Folder of the team's own document templates, relative to the configuration; null for none. */
  templates: string | null
}

export const noConfiguration: Configuration = { rules: {}, environments: {}, templates: null }

const strictnesses = ['error', 'warning', 'info', 'off']

/** Reads a configuration; `wrong` says in Korean what it holds that means nothing, one sentence each. */
export function configurationFrom(
  value: unknown,
  ruleIds: readonly string[],
): { configuration: Configuration; wrong: string[] } {
  const wrong: string[] = []
  const root = mapping(value, '', ['rules', 'environments', 'templates'], wrong)
  const rulesIn = (part: unknown, path: string): Record<string, Strictness> => {
    const rules = mapping(part, path, ruleIds, wrong)
    for (const [rule, strictness] of Object.entries(rules)) {
      if (!strictnesses.includes(strictness as string)) {
        wrong.push(`${path}.${rule}: ${strictnesses.join(', ')} 가운데 하나를 쓰세요. 받은 값: ${String(strictness)}`)
      }
    }
    return rules as Record<string, Strictness>
  }
  const environments = Object.entries(mapping(root.environments, 'environments', null, wrong)).map(([id, part]) => {
    const path = `environments.${id}`
    return [id, rulesIn(mapping(part, path, ['rules'], wrong).rules, `${path}.rules`)] as const
  })
  const { templates = null } = root
  if (templates !== null && typeof templates !== 'string') wrong.push('templates: 폴더의 경로를 쓰세요.')
  return {
    configuration: {
      rules: rulesIn(root.rules, 'rules'),
      environments: Object.fromEntries(environments),
      templates: templates as string | null,
    },
    wrong,
  }
}

function mapping(
  value: unknown,
  path: string,
  known: readonly string[] | null,
  wrong: string[],
): Record<string, unknown> {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) {
    wrong.push(`${path || '설정'}: 키와 값의 묶음이어야 합니다.`)
    return {}
  }
  for (const key of Object.keys(value)) {
    if (known === null || known.includes(key)) continue
    const meant = nearest(key, known)
    const kind = path.endsWith('rules') ? '규칙은' : '키는'
    wrong.push(
      `${path ? `${path}.` : ''}${key}: 그런 ${kind} 없습니다.${meant ? ` ${particle(meant, '을/를')} 뜻한 것인지 확인하세요.` : ''}`,
    )
  }
  return value as Record<string, unknown>
}

/** Findings as severe as the team wants them; those switched off are gone. Errors of reading and resolving are not up for choice. */
export function asConfigured(findings: readonly Diagnostic[], { rules, environments }: Configuration): Diagnostic[] {
  return findings.flatMap(finding => {
    const environment = /^environments\.([^.]+)/.exec(finding.at)?.[1]
    const strictness = (environment && environments[environment]?.[finding.rule]) ?? rules[finding.rule]
    if (strictness === 'off') return []
    return [strictness ? { ...finding, severity: strictness } : finding]
  })
}
