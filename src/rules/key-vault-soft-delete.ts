import { limitEvidence, limitNumbers } from '../catalog/limits.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const keyVaultSoftDelete = defineRule({
  id: 'key-vault-soft-delete',
  severity: 'error',
  title: 'Key Vault의 일시 삭제 보존은 7일에서 90일이다',
  *check({ environments }) {
    const [least = 0, most = 0] = limitNumbers('key-vault.soft-delete-days')
    for (const { keyVault } of environments) {
      if (!keyVault || (keyVault.softDeleteDays >= least && keyVault.softDeleteDays <= most)) continue
      yield {
        at: childPath(keyVault.at, 'softDelete'),
        message: 'Key Vault가 받지 않는 보존 기간입니다.',
        found: `${keyVault.softDeleteDays}일`,
        allowed: `${least}일~${most}일`,
        suggestion: '만든 뒤에는 바꿀 수 없으니 처음에 정하십시오.',
        evidence: limitEvidence('key-vault.soft-delete-days'),
      }
    }
  },
})
