import { postgresqlSkuEvidence } from '../catalog/postgresql.ts'
import { childPath } from '../diagnostic.ts'
import { connectionBudgets } from '../model/connection-budget.ts'
import { defineRule } from './rule.ts'

export const connectionBudget = defineRule({
  id: 'connection-budget',
  severity: 'warning',
  title: '연결 풀의 합은 데이터베이스가 받는 연결을 넘지 않는다',
  *check({ environments }) {
    for (const environment of environments) {
      for (const { store, supply, most, users } of connectionBudgets(environment)) {
        if (supply === null || most <= supply) continue
        yield {
          at: store.at,
          on: 'key',
          message: `서비스가 최대로 늘면 ${store.id}에 연결을 ${most}개 여는데, 받을 수 있는 연결은 ${supply}개입니다.`,
          found: String(most),
          allowed: `${supply} 이하`,
          suggestion: '연결 풀(dbPool)을 줄이거나 더 큰 데이터베이스를 쓰십시오.',
          related: users.map(({ service, pool }) => ({
            at: childPath(service.at, 'dbPool'),
            message: `${service.id}: 복제본 ${service.replicas.max}개 × 연결 ${pool}개`,
          })),
          ...(store.hosting === 'azure-postgresql' && { evidence: postgresqlSkuEvidence }),
        }
      }
    }
  },
})
