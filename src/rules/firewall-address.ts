import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const firewallAddress = defineRule({
  id: 'firewall-address',
  severity: 'error',
  title: '방화벽으로 나가려면 방화벽의 주소가 있어야 한다',
  *check({ environments }) {
    for (const { cluster, network } of environments) {
      if (cluster.outbound !== 'firewall' || network.firewallIp !== null) continue
      yield {
        at: childPath(cluster.at, 'outbound'),
        message: '방화벽으로 나간다고 하지만 경로를 보낼 방화벽의 주소가 없습니다.',
        found: 'firewall',
        suggestion: 'network.firewallIp에 방화벽의 사설 IP를 적으십시오.',
      }
    }
  },
})
