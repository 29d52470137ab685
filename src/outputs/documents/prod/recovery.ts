import { limit } from '../../../catalog/limits.ts'
import type { Environment } from '../../../model/architecture.ts'
import { duration, writtenDuration } from '../../../print/korean.ts'
import { losses } from '../backup-rows.ts'
import { parameterExcerpt } from '../excerpts.ts'
import { incidents, maintenance } from '../operation-rows.ts'
import { section } from '../page.ts'
import { captioned, type Grid, grid, type Row, row, type Settings } from '../table.ts'

interface View {
  goals: Settings
  losses: Grid | null
  failovers: Grid | null
  incidents: Grid | null
  maintenance: Grid | null
  notices: string[]
  file: string
  vaultExcerpt: string | null
}

/** 10. 재해복구 및 고가용성 */
export const recovery = section<View>('prod/recovery', page => {
  const { environment, words } = page
  const { losses: table, lossNotices } = losses(environment)
  return {
    goals: captioned(words, [['', goalRows(environment)]]),
    losses: table,
    failovers: failovers(environment),
    incidents: incidents(environment),
    maintenance: maintenance(environment),
    file: `main.${environment.id}.bicepparam`,
    vaultExcerpt: parameterExcerpt(page, 'backupVault'),
    notices: [...restoreNotices(environment), ...lossNotices],
  }
})

function goalRows({ targets, region, drRegion, stores, settings, registry }: Environment): Row[] {
  const { recovery } = settings
  return [
    ...row('RTO', targets.rto === null ? null : duration(targets.rto), 'Recovery Time Objective, 복구에 걸리는 시간'),
    ...row('RPO', targets.rpo === null ? null : duration(targets.rpo), 'Recovery Point Objective, 잃을 수 있는 데이터'),
    ...row('주 리전', region.name, 'primary_region'),
    ...row('재해복구 리전', drRegion?.name, 'dr_region'),
    ...stores.flatMap(store =>
      row(`${store.definition.name} 복제`, replicationOf(store, drRegion?.name ?? null), '데이터 복제'),
    ),
    ...row('애플리케이션 상태', 'stateless', '복구 불필요, 이미지로 다시 배포'),
    ...row(
      '애플리케이션 복구 위치',
      recovery?.application?.region
        ? recovery.application.region === 'dr'
          ? (drRegion?.name ?? 'dr')
          : recovery.application.region
        : null,
      '단일 리전 배포, 재해 때 이 리전에 다시 만듦',
    ),
    ...row(
      '애플리케이션 복구 시간',
      recovery?.application?.restore ? writtenDuration(recovery.application.restore) : null,
      'Bicep과 Helm으로 다시 배포',
    ),
    ...row(
      '노드 교체 시간',
      recovery?.nodes?.replace ? writtenDuration(recovery.nodes.replace) : null,
      '자동 노드 교체',
    ),
    ...row(
      '이미지',
      registry?.geo ? '두 리전에 복제' : registry ? '한 리전에 보관' : null,
      registry?.loginServer ?? '',
    ),
  ]
}

function replicationOf(store: Environment['stores'][number], dr: string | null): string {
  switch (store.hosting) {
    case 'azure-postgresql': {
      const replica = store.replicas.find(({ purpose }) => purpose === 'dr')
      return (
        [
          replica ? `지속적 복제 (${replica.region.name})` : null,
          store.backup.geo ? `Geo-Redundant 백업${dr ? ` (${dr})` : ''}` : null,
        ]
          .filter(Boolean)
          .join(', ') || '같은 리전 백업'
      )
    }
    case 'azure-redis':
    case 'azure-managed-redis':
      return store.persistence.rdb === null
        ? store.persistence.aof
          ? 'AOF 백업'
          : '복제 없음, 원본에서 다시 채움'
        : 'RDB 백업'
    case 'azure-storage':
      return `${store.replication} (${store.replication.includes('G') ? 'Geo-Redundant Storage' : '같은 리전'})`
    case 'pod':
      return store.backup.method === 'none' ? '복제 없음' : '디스크 백업'
  }
}

/** What takes over when something fails, by itself or by hand. */
function failovers({
  stores,
  services,
  gateway,
  frontDoor,
  region,
  drRegion,
  cluster,
  settings,
}: Environment): Grid | null {
  const rows = stores.flatMap((store): string[][] => {
    const { name } = store.definition
    if (store.hosting === 'azure-postgresql') {
      const replica = store.replicas.find(({ purpose }) => purpose === 'dr')
      return [
        ...(store.ha === 'none'
          ? [[name, '서버 장애', '수동', '백업에서 복원', '-']]
          : [
              [
                name,
                '서버나 영역 장애',
                '자동',
                `대기 서버로 전환 (${store.ha})`,
                `보통 60-${limit('postgresql.failover-seconds')}초`,
              ],
            ]),
        ...(replica
          ? [[name, '리전 장애', '수동', `${replica.region.name}의 ${replica.name} 승격`, '관리자 승인 필요']]
          : []),
      ]
    }
    if (store.hosting === 'azure-redis') {
      return [
        [
          name,
          '노드 장애',
          store.replicasPerShard > 0 ? '자동' : '수동',
          store.replicasPerShard > 0 ? '복제본 승격' : '다시 만들기',
          '초 단위',
        ],
        ...(drRegion ? [[name, '리전 장애', '수동', '새로 만들고 원본에서 다시 채움', '관리자 승인 필요']] : []),
      ]
    }
    if (store.hosting === 'azure-managed-redis')
      return [[name, '노드 장애', store.ha ? '자동' : '수동', store.ha ? '복제본 승격' : '다시 만들기', '초 단위']]
    if (store.hosting === 'azure-storage')
      return [
        [
          name,
          '리전 장애',
          '수동',
          store.replication.includes('G') ? '보조 리전으로 계정 전환' : '복구 불가',
          '관리자 승인 필요',
        ],
      ]
    return [[name, 'Pod 장애', '자동', 'StatefulSet이 다시 띄움', '분 단위']]
  })
  return grid(
    ['구성 요소', '장애', '전환', '방법', '시간'],
    [
      ...rows,
      ...(services.length > 0
        ? [['애플리케이션', 'Pod 장애', '자동', 'liveness probe 실패 시 재시작', '초 단위']]
        : []),
      [
        '노드',
        '노드 장애',
        '자동',
        cluster.pools.some(({ autoscale }) => autoscale) ? '새 노드 자동 생성' : '노드 자동 복구',
        '분 단위',
      ],
      [
        '리전',
        `${region.name} 전체 장애`,
        '수동',
        drRegion ? `${drRegion.name}에 Bicep과 Helm으로 다시 배포` : '복구 리전 없음',
        settings.recovery?.application?.restore
          ? writtenDuration(settings.recovery.application.restore)
          : '시험으로 확인 필요',
      ],
      ...(frontDoor || gateway
        ? [
            [
              '트래픽',
              '백엔드 장애',
              '자동',
              frontDoor
                ? 'Azure Front Door와 Application Gateway가 정상 대상으로만 보냄'
                : 'Application Gateway가 정상 대상으로만 보냄',
              gateway ? `${duration(gateway.health.interval)} × ${gateway.health.failures}회` : '-',
            ],
          ]
        : []),
    ],
  )
}

function restoreNotices({ targets, settings }: Environment): string[] {
  const written = settings.recovery?.application?.restore
  if (!written || targets.rto === null) return []
  const seconds = { min: 60, h: 3600, s: 1, d: 86_400 }[written.replace(/^[\d.]+/, '') as 'min'] ?? 60
  const restore = Number.parseFloat(written) * seconds
  return restore > targets.rto
    ? [`애플리케이션 복구 시간 ${duration(restore)}이 목표 RTO ${duration(targets.rto)}보다 깁니다.`]
    : []
}
