import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const privateClusterAccess = defineRule({
  id: 'private-cluster-access',
  severity: 'error',
  title: '프라이빗 클러스터에는 허용 주소를 두지 않는다',
  *check({ environments }) {
    for (const { cluster } of environments) {
      if (!cluster.private || cluster.authorizedIps.length === 0) continue
      yield {
        at: childPath(cluster.at, 'authorizedIps'),
        message: '프라이빗 클러스터의 API 서버에는 공인 주소가 없어 허용 주소를 둘 수 없습니다.',
        found: cluster.authorizedIps.join(', '),
        suggestion: 'authorizedIps를 지우거나 private: false로 두십시오.',
        related: [{ at: childPath(cluster.at, 'private'), message: '프라이빗 클러스터입니다.' }],
      }
    }
  },
})
