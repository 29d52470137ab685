import { limitEvidence } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const frontDoorPremium = defineRule({
  id: 'front-door-premium',
  severity: 'error',
  title: 'Front Door의 관리 규칙은 Premium에만 있다',
  *check({ environments }) {
    for (const { frontDoor } of environments) {
      if (frontDoor?.sku !== 'Standard' || !frontDoor.waf) continue
      yield {
        at: childPath(frontDoor.at, 'sku'),
        message: 'Front Door Standard의 WAF에는 관리 규칙 집합이 없습니다.',
        found: frontDoor.sku,
        allowed: 'Premium',
        suggestion: 'sku: Premium으로 올리거나, Front Door의 waf를 지우고 게이트웨이에서 막으십시오.',
        related: [{ at: frontDoor.waf.at, message: 'Front Door의 WAF입니다.' }],
        evidence: limitEvidence('front-door.rule-sets'),
      }
    }
  },
})
