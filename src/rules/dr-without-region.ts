import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const drWithoutRegion = defineRule({
  id: 'dr-without-region',
  severity: 'error',
  title: '재해복구 지역을 가리키면 그 지역이 정해져 있다',
  *check({ environments }) {
    for (const { at, drRegion, settings } of environments) {
      if (drRegion) continue
      for (const [id, store] of Object.entries(settings.stores ?? {})) {
        if (store.hosting !== 'azure-postgresql') continue
        for (const [replica, { region }] of Object.entries(store.replicas ?? {})) {
          if (region !== 'dr') continue
          yield {
            at: childPath(`${at}.stores.${id}.replicas.${replica}`, 'region'),
            message: `복제본 ${particle(replica, '이/가')} 재해복구 지역을 가리키지만 환경에 drRegion이 없습니다.`,
            found: 'dr',
            suggestion: '환경에 drRegion을 적거나 지역 이름을 바로 적으십시오.',
            related: [{ at, message: 'drRegion이 없습니다.' }],
          }
        }
      }
    }
  },
})
