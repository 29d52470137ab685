import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const logAnalyticsOpen = defineRule({
  id: 'log-analytics-open',
  severity: 'info',
  title: '로그 작업 영역이 열려 있음을 안다',
  *check({ environments }) {
    for (const { monitoring, privateEndpoints } of environments) {
      const { logAnalytics } = monitoring
      if (!logAnalytics || logAnalytics.public.length > 0 || privateEndpoints.length === 0) continue
      yield {
        at: childPath(monitoring.at, 'logAnalytics'),
        message: '다른 서비스는 프라이빗 엔드포인트로 닫혀 있지만 로그 작업 영역은 공개 주소로 받고 답합니다.',
        allowed: 'public: [ingestion, query]',
        suggestion:
          '알고 있다면 monitoring.logAnalytics.public에 열린 쪽을 적으십시오. Azure Monitor Private Link Scope는 아직 만들어지지 않습니다.',
        related: privateEndpoints
          .slice(0, 1)
          .map(({ at, name }) => ({ at, message: `프라이빗 엔드포인트 ${name}이 있습니다.` })),
      }
    }
  },
})
