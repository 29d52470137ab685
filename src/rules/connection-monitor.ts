import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const connectionMonitor = defineRule({
  id: 'connection-monitor',
  severity: 'info',
  title: '연결 모니터는 탐침이 있어야 잰다',
  *check({ environments }) {
    for (const { network } of environments) {
      const n = network.watcher.indexOf('connection-monitor')
      if (n < 0) continue
      yield {
        at: childPath(childPath(network.at, 'watcher'), n),
        message:
          '연결 모니터는 문서에만 있고 Bicep으로 만들어지지 않습니다. 재는 탐침(VM이나 에이전트)이 따로 있어야 합니다.',
        found: 'connection-monitor',
        suggestion: '탐침을 어디에 둘지 결정(decisions)에 적거나 지우십시오.',
      }
    }
  },
})
