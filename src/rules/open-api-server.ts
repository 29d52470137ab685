import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

/** From here on the cluster's door should not stand in the Internet. */
const demanding = 99.9

export const openApiServer = defineRule({
  id: 'open-api-server',
  severity: 'warning',
  title: '운영 클러스터의 API 서버는 아무에게나 열려 있지 않다',
  *check({ environments }) {
    for (const { cluster, targets } of environments) {
      if (cluster.private || cluster.authorizedIps.length > 0) continue
      if (targets.availability === null || targets.availability < demanding) continue
      yield {
        at: childPath(cluster.at, 'private'),
        message: 'API 서버가 인터넷의 모든 주소에 열려 있습니다.',
        found: 'false',
        allowed: 'private: true, 또는 authorizedIps',
      }
    }
  },
})
