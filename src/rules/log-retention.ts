import { limitEvidence, limitNumbers } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const logRetention = defineRule({
  id: 'log-retention',
  severity: 'error',
  title: 'Log Analytics의 보존은 30일에서 730일이다',
  *check({ environments }) {
    const [least = 0, most = 0] = limitNumbers('log-analytics.keep-days')
    for (const { monitoring } of environments) {
      const { keepDays } = monitoring
      if (!monitoring.logAnalytics || (keepDays >= least && keepDays <= most)) continue
      yield {
        at: childPath(monitoring.at, 'keep'),
        message: 'Log Analytics가 받지 않는 보존 기간입니다.',
        found: `${keepDays}일`,
        allowed: `${least}일~${most}일`,
        related: [{ at: childPath(monitoring.at, 'logAnalytics'), message: 'Log Analytics를 씁니다.' }],
        evidence: limitEvidence('log-analytics.keep-days'),
      }
    }
  },
})
