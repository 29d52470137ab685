import { particle } from '../print/korean.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const readReplicaUnread = defineRule({
  id: 'read-replica-unread',
  severity: 'warning',
  title: '읽기 복제본을 읽는 서비스가 있다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'azure-postgresql')) {
      const replica = store.replicas.find(({ purpose }) => purpose === 'read')
      if (!replica || architecture.services.some(({ reads }) => reads.includes(store.id))) continue
      yield {
        at: replica.at,
        on: 'key',
        message: `읽기 복제본 ${particle(replica.id, '을/를')} 읽는 서비스가 없습니다.`,
        found: replica.id,
        suggestion: `조회하는 서비스에 reads: [${store.id}]를 적거나 복제본을 지우십시오.`,
      }
    }
  },
})
