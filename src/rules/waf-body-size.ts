import { limit, limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const wafBodySize = defineRule({
  id: 'waf-body-size',
  severity: 'error',
  title: 'WAF가 받는 본문과 파일은 한도 안이다',
  *check({ environments }) {
    for (const { gateway } of environments) {
      if (!gateway?.waf) continue
      const { at, rules, maxBodyKB, maxUploadMB } = gateway.waf
      // CRS 3.2 and the Microsoft rule sets run on the newer engine.
      const engine = rules.type === 'OWASP' && rules.version < '3.2' ? 'crs31' : 'crs32'
      const related = [{ at: childPath(at, 'rules'), message: `규칙 집합은 ${rules.type} ${rules.version}입니다.` }]
      const mostBody = limit(`application-gateway.max-body-kb-${engine}`)
      if (maxBodyKB !== null && maxBodyKB > mostBody) {
        yield {
          at: childPath(at, 'maxBody'),
          message: 'WAF가 그렇게 큰 본문을 검사하지 않습니다.',
          found: `${maxBodyKB}KB`,
          allowed: `${mostBody}KB 이하`,
          related,
          evidence: limitEvidence(`application-gateway.max-body-kb-${engine}`),
        }
      }
      const mostUpload = limit(`application-gateway.max-upload-mb-${engine}`)
      if (maxUploadMB !== null && maxUploadMB > mostUpload) {
        yield {
          at: childPath(at, 'maxUpload'),
          message: 'WAF가 그렇게 큰 파일을 받지 않습니다.',
          found: `${maxUploadMB}MB`,
          allowed: `${mostUpload}MB 이하`,
          related,
          evidence: limitEvidence(`application-gateway.max-upload-mb-${engine}`),
        }
      }
    }
  },
})
