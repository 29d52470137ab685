import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

/** From here on an intruder in one Pod must not reach all others. */
const demanding = 99.9

export const podTraffic = defineRule({
  id: 'pod-traffic',
  severity: 'warning',
  title: '운영 환경의 Pod는 정해진 길로만 통한다',
  *check({ environments }) {
    for (const { network, targets } of environments) {
      if (network.podTraffic === 'deny' || targets.availability === null || targets.availability < demanding) continue
      yield {
        at: childPath(network.at, 'podTraffic'),
        message: '모든 Pod가 서로 통할 수 있습니다.',
        found: network.podTraffic,
        allowed: 'deny',
        suggestion: '허용할 길은 서비스의 연결에서 저절로 만들어집니다.',
      }
    }
  },
})
