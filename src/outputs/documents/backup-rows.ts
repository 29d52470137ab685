import { retirement } from '../../catalog/retirements.ts'
import type { Environment, Store } from '../../model/architecture.ts'
import { dataLosses } from '../../model/data-loss.ts'
import { duration } from '../../print/korean.ts'
import * as glossary from './glossary.ts'
import { minutes, persistenceText } from './redis-rows.ts'
import { type Grid, grid } from './table.ts'

/** 86400 → '일일', 3600 → '매시간' */
export const every = (seconds: number) =>
  seconds === 86_400 ? '일일' : seconds === 3600 ? '매시간' : seconds === 604_800 ? '매주' : `${duration(seconds)}마다`

/** What is saved of each store, how often and how long. */
export function backups({ stores, monitoring, drRegion }: Environment): Grid | null {
  const line = (store: Store): (string | null)[] => {
    const name = store.definition.name
    switch (store.hosting) {
      case 'azure-postgresql':
        return [
          name,
          '자동 백업 + 트랜잭션 로그 (PITR)',
          '일일, 로그 5분',
          `${store.backup.keepDays}일 보관`,
          `${store.backup.geo ? `지역 복제 백업${drRegion ? ` (${drRegion.name})` : ''}` : '같은 리전 보관'}, AES-256 암호화`,
        ]
      case 'azure-redis':
      case 'azure-managed-redis':
        return [
          name,
          persistenceText(store),
          store.persistence.rdb === null ? '-' : `${minutes(store.persistence.rdb)}마다`,
          'snapshots' in store.persistence ? `최근 ${store.persistence.snapshots}개` : '최근 것',
          '캐시는 원본에서 다시 채울 수 있음',
        ]
      case 'azure-storage':
        return [
          name,
          `저장소 복제 (${store.replication})`,
          '실시간',
          `일시 삭제 ${store.softDeleteDays}일`,
          '지운 파일 복구',
        ]
      case 'pod':
        return store.storageMiB === null
          ? [name, '없음', '-', '메모리 전용', '재시작 시 캐시 재구성']
          : [
              name,
              glossary.backupMethod[store.backup.method],
              store.backup.method === 'none' ? '-' : every(store.backup.every),
              store.backup.method === 'none' ? '-' : `${duration(store.backup.keep)} 보관`,
              store.backup.method === 'none' ? '백업 없음, 다시 만들 수 있는 데이터' : '개발용 데이터 자동 백업',
            ]
    }
  }
  const vaults = stores.flatMap(store =>
    store.hosting === 'azure-postgresql' && store.backup.vault
      ? [
          [
            store.definition.name,
            '장기 보관 (Backup Vault)',
            '매주, 매월, 매년',
            `매주 ${store.backup.vault.weekly}개, 매월 ${store.backup.vault.monthly}개, 매년 ${store.backup.vault.yearly}개`,
            '규제와 감사 대응',
          ],
        ]
      : [],
  )
  const logs = [
    'Application Logs',
    monitoring.logAnalytics ? 'Log Analytics' : 'Pod 표준 출력',
    '실시간',
    `${monitoring.keepDays}일 보관`,
    '디버깅용 로그',
  ]
  return grid(['서비스', '백업 방법', '주기', '보존 전략', '참고사항'], [...stores.map(line), ...vaults, logs])
}

/** Worst data loss of each store against the promised RPO. */
export function losses(environment: Environment): { losses: Grid | null; lossNotices: string[] } {
  const { rpo } = environment.targets
  if (rpo === null) return { losses: null, lossNotices: [] }
  const all = dataLosses(environment)
  return {
    losses: grid(
      ['저장소', '최대 데이터 손실', '근거', '목표 RPO', '판정'],
      all.map(({ store, worst, by, keepsRpo }) => [
        store.definition.name,
        worst === null ? '전체' : duration(worst),
        glossary.lossBound[by],
        duration(rpo),
        keepsRpo ? '충족' : '미달',
      ]),
    ),
    lossNotices: all.flatMap(({ store, worst, keepsRpo, by }) =>
      keepsRpo
        ? []
        : [
            `${store.definition.name}의 최대 데이터 손실(${worst === null ? '전체' : duration(worst)}, ${glossary.lossBound[by]})이 목표 RPO ${duration(rpo)}보다 큽니다.`,
          ],
    ),
  }
}

/** What ends: services with an announced date among the stores. */
export function retirements({ stores }: Environment): string[] {
  return stores.flatMap(store => {
    if (store.hosting !== 'azure-redis') return []
    const end = retirement('eol-125')
    return end ? [`Azure Cache for Redis는 ${end.date}에 종료됩니다. 그 전에 Azure Managed Redis로 옮겨야 합니다.`] : []
  })
}
