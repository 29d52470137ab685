import { limitEvidence, limitNumbers } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const postgresqlBackup = defineRule({
  id: 'postgresql-backup',
  severity: 'error',
  title: 'PostgreSQL의 백업 보존은 7일에서 35일이다',
  *check(architecture) {
    const [least = 0, most = 0] = limitNumbers('postgresql.backup-days')
    for (const { store } of hostedAs(architecture, 'azure-postgresql')) {
      const { keepDays } = store.backup
      if (keepDays >= least && keepDays <= most) continue
      yield {
        at: childPath(childPath(store.at, 'backup'), 'keep'),
        message: '서버가 받지 않는 백업 보존 기간입니다.',
        found: `${keepDays}일`,
        allowed: `${least}일~${most}일`,
        suggestion:
          keepDays > most ? '더 오래 두려면 backup.vault로 장기 보존을 두십시오.' : `${least}d 이상으로 두십시오.`,
        evidence: limitEvidence('postgresql.backup-days'),
      }
    }
  },
})
