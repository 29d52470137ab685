import { limitEvidence, limitWords } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import type { Environment, Waf } from '../model/architecture.ts'
import { defineRule } from './rule.ts'

export const wafRuleSet = defineRule({
  id: 'waf-rule-set',
  severity: 'error',
  title: 'WAF의 규칙 집합은 그 서비스에 있는 것이다',
  *check({ environments, spec }) {
    for (const { waf, fact } of environments.flatMap(wafs)) {
      const known = limitWords(fact)
      const found = `${waf.rules.type}_${waf.rules.version}`
      if (known.includes(found) || !isWritten(waf, spec)) continue
      yield {
        at: childPath(waf.at, 'rules'),
        message: 'WAF가 모르는 규칙 집합입니다.',
        found: `${waf.rules.type} ${waf.rules.version}`,
        allowed: known.map(name => name.replace(/_(?=[0-9.]+$)/, ' ')).join(', '),
        evidence: limitEvidence(fact),
      }
    }
  },
})

/** Front Door has rule sets of its own; a default that speaks of the gateway's is not the author's word. */
const isWritten = ({ at }: Waf, spec: object) => {
  const value = at.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], spec)
  return typeof value === 'object' && value !== null && 'rules' in value
}

const wafs = ({ frontDoor, gateway }: Environment) => [
  ...(gateway?.waf ? [{ waf: gateway.waf, fact: 'application-gateway.rule-sets' }] : []),
  ...(frontDoor?.waf ? [{ waf: frontDoor.waf, fact: 'front-door.rule-sets' }] : []),
]
