import { retirement, retirementEvidence } from '../catalog/retirements.ts'
import { defineRule } from './rule.ts'

export const logTable = defineRule({
  id: 'log-table',
  severity: 'error',
  title: '질의는 있는 로그 테이블을 본다',
  *check({ environments, asOf }) {
    const retired = retirement('eol-434')
    for (const { monitoring } of environments) {
      for (const { id, query } of monitoring.queries) {
        const table = /\bContainerLogs?\b(?!V2)/.exec(query)?.[0]
        if (table === undefined) continue
        yield {
          at: `${monitoring.at}.queries.${id}`,
          message:
            table === 'ContainerLogs'
              ? 'ContainerLogs라는 테이블은 없습니다.'
              : `ContainerLog 테이블은 ${retired?.date}에 ${asOf > (retired?.date ?? '') ? '퇴역했습니다' : '퇴역합니다'}.`,
          found: table,
          allowed: 'ContainerLogV2',
          evidence: retirementEvidence('eol-434'),
        }
      }
    }
  },
})
