import { limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { duration } from '../print/korean.ts'
import { defineRule } from './rule.ts'

/** OneMin and FiveMins, in seconds. */
const windows = [60, 300]

export const wafRateLimit = defineRule({
  id: 'waf-rate-limit',
  severity: 'error',
  title: 'WAF의 속도 제한은 1분이나 5분마다 센다',
  *check({ environments }) {
    for (const waf of environments.flatMap(wafs)) {
      if (!waf.rateLimit || windows.includes(waf.rateLimit.per)) continue
      yield {
        at: childPath(waf.at, 'rateLimit'),
        message: 'WAF는 그 시간마다 요청을 세지 않습니다.',
        found: `${waf.rateLimit.count} / ${duration(waf.rateLimit.per)}`,
        allowed: '1분(예: 100/min) 또는 5분',
        suggestion: `${Math.max(1, Math.round((waf.rateLimit.count * 60) / waf.rateLimit.per))}/min으로 적으십시오.`,
        evidence: limitEvidence('application-gateway.rule-sets'),
      }
    }
  },
})

const wafs = ({ frontDoor, gateway }: Environment) => [frontDoor?.waf, gateway?.waf].filter(waf => waf != null)
