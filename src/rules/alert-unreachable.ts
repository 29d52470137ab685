import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const alertUnreachable = defineRule({
  id: 'alert-unreachable',
  severity: 'info',
  title: 'Azure Monitor가 닿지 못하는 채널이 있다',
  *check({ environments }) {
    for (const { monitoring } of environments) {
      for (const alert of monitoring.alerts) {
        const channels = monitoring.channels.filter(({ id }) => alert.notify.includes(id))
        if (channels.length === 0 || channels.some(({ email, teams, sms }) => email ?? teams ?? sms)) continue
        yield {
          at: childPath(alert.at, 'notify'),
          message: 'Slack은 작업 그룹이 바로 부를 수 없어 이 경고는 인프라에 만들어지지 않습니다.',
          found: alert.notify.join(', '),
          allowed: 'email, teams, sms가 있는 채널',
          suggestion: '메일이나 Teams를 더하거나, 클러스터 안의 도구로 알린다는 것을 문서에 적으십시오.',
          related: channels.map(({ id, at }) => ({ at, message: `채널 ${id}입니다.` })),
        }
      }
    }
  },
})
