import type { StorageAccount } from '../../model/architecture.ts'
import { sizeGB } from '../../print/korean.ts'
import { type Group, row } from './table.ts'

/** What a storage account is made of. */
export function storageGroups(account: StorageAccount): Group[] {
  const { lifecycle } = account
  const after = (days: number | null) => (days === null ? null : `${days === 365 ? '1년' : `${days}일`} 뒤`)
  return [
    [
      '기본 설정',
      [
        ...row('서비스', 'Azure Storage', '관리형 저장소'),
        ...row('저장소 계정', account.name, `호스트 ${account.host}`),
        ...row('복제', account.replication, '데이터 사본의 위치'),
        ...row('접근 계층', account.tier, '기본 접근 계층'),
        ...row('예상 용량', account.capacityGB === null ? null : sizeGB(account.capacityGB), '비용 계산의 기준'),
        ...row('컨테이너', account.definition.containers.join(', '), account.definition.purpose ?? '파일 보관'),
        ...row('Cool 이동', after(lifecycle.cool), '생명주기 정책'),
        ...row('Archive 이동', after(lifecycle.archive), '생명주기 정책'),
        ...row('삭제', after(lifecycle.delete), '생명주기 정책'),
        ...row('일시 삭제', `${account.softDeleteDays}일`, '지운 파일을 되살릴 수 있는 기간'),
        ...row('보안', account.subnet ? 'Private Endpoint' : '공용 주소, ID 인증', 'TLS 암호화 통신'),
      ],
    ],
  ]
}
