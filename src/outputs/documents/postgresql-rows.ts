import { postgresqlStorage } from '../../catalog/postgresql.ts'
import type { Environment, PostgresqlServer, Store } from '../../model/architecture.ts'
import { connectionBudgets } from '../../model/connection-budget.ts'
import { number, particle, sizeGB, span } from '../../print/korean.ts'
import { labelOf } from './facts.ts'
import * as glossary from './glossary.ts'
import { type Grid, type Group, grid, row } from './table.ts'

/** What a managed PostgreSQL server is made of. `azure` splits what the neutral dialect says in one line. */
export function postgresqlGroups(server: PostgresqlServer, azure: boolean): Group[] {
  const { definition, backup, ha } = server
  const storage = postgresqlStorage(server.storageGB)
  const access = accessText(server)
  return [
    [
      '기본 설정',
      [
        ...row('서비스', glossary.hosting['azure-postgresql'].product, '관리형 데이터베이스'),
        ...row('서버', server.name, `호스트 ${server.host}`),
        ...row('버전', `PostgreSQL ${definition.version ?? '기본'}`, '최신 안정 버전'),
        ...row('서비스 티어', server.tier, glossary.postgresqlTier[server.tier]),
        ...row(
          'SKU',
          server.sku,
          server.vcores === null ? '카탈로그에 없는 크기' : `${server.vcores} vCPU, ${server.memoryGiB}GB RAM`,
        ),
        ...row(
          '스토리지',
          azure ? `${sizeGB(server.storageGB)} (Premium SSD)` : `${sizeGB(server.storageGB)} Premium SSD`,
          storage ? `고성능 SSD, 성능 등급 ${storage.tier}, ${number(storage.iops)} IOPS` : '고성능 SSD',
        ),
        ...row('스토리지 자동 증가', glossary.onOff(server.autoGrow), '가득 차기 전에 늘어남'),
        ...row('데이터베이스', definition.database, definition.purpose ?? '서비스 데이터 저장'),
        ...definition.schemas.map(({ name, service }) => ({
          item: `스키마 ${name}`,
          value: service,
          note: '소유 서비스',
        })),
        ...Object.entries(server.settings).flatMap(([name, value]) => row(name, value, '서버 매개변수')),
      ],
    ],
    [
      '고가용성',
      azure
        ? [
            ...row('HA 모드', glossary.postgresqlHa[ha].name, glossary.postgresqlHa[ha].note),
            ...row(
              'Standby Zone',
              ha === 'none' ? null : server.standbyZone === null ? '다른 영역' : `영역 ${server.standbyZone}`,
              `장애 격리${server.zone === null ? '' : `, 주 서버는 영역 ${server.zone}`}`,
            ),
          ]
        : row(
            '고가용성',
            `${glossary.postgresqlHa[ha].name}${server.zone === null ? '' : `, 영역 ${server.zone}`}${server.standbyZone === null ? '' : `, 대기 영역 ${server.standbyZone}`}`,
            glossary.postgresqlHa[ha].note,
          ),
    ],
    [
      '백업 및 보안',
      [
        ...(azure
          ? [
              ...row('백업 보존', `${backup.keepDays}일`, '장기 보존'),
              ...row('지리적 복제', glossary.onOff(backup.geo), backup.geo ? '재해복구' : '같은 리전에만 보관'),
              ...row('PITR', '활성화', '시점 복구'),
              ...row('SSL/TLS', server.minTls, '암호화 통신, 이보다 낮은 버전 거부'),
              ...row(
                'Private Endpoint',
                glossary.onOff(server.access === 'private-endpoint'),
                `보안 연결${server.ip ? `, 주소 ${server.ip}` : ''}`,
              ),
              ...row('방화벽', server.access === 'public' ? '공용 접근 허용 목록' : 'AKS 서브넷만', '접근 제한'),
            ]
          : [
              ...row('백업', `${backup.keepDays}일 자동 백업${backup.geo ? ' (지역 복제)' : ''}`, 'Point-in-time 복구'),
              ...row(
                '보안',
                access,
                `VNet 내부 통신만, 최소 TLS ${server.minTls}${server.ip ? `, 주소 ${server.ip}` : ''}`,
              ),
            ]),
        ...row(
          '장기 보관',
          backup.vault
            ? `매주 ${backup.vault.weekly}개, 매월 ${backup.vault.monthly}개, 매년 ${backup.vault.yearly}개`
            : null,
          'Backup Vault에 따로 보관',
        ),
        ...row('관리자 비밀번호', definition.password, '비밀 이름만 적고 값은 Key Vault에 둠'),
      ],
    ],
  ]
}

const accessText = ({ access }: PostgresqlServer) =>
  ({ 'private-endpoint': 'Private Endpoint', vnet: 'VNet 통합', public: '공용 접근' })[access]

/** Read and recovery replicas of a server; null when it has none. */
export const replicas = ({ replicas, storageGB }: PostgresqlServer): Grid | null =>
  grid(
    ['복제본', '서버', 'SKU', '위치', '용도', '스토리지', '고정 주소'],
    replicas.map(({ id, name, sku, region, purpose, ip }) => [
      id,
      name,
      sku,
      region.name,
      glossary.replicaPurpose[purpose],
      `${sizeGB(storageGB)} (주 서버와 같음)`,
      ip,
    ]),
  )

/** Pools of the services against the connections the server allows. */
export function budget(environment: Environment, store: Store): { budget: Grid | null; budgetNotices: string[] } {
  const found = connectionBudgets(environment).find(budget => budget.store.id === store.id)
  if (!found || found.users.length === 0) return { budget: null, budgetNotices: [] }
  const { supply, now, most, users } = found
  return {
    budget: grid(
      ['서비스', 'Pod 하나의 최대 연결', 'Pod 수', '연결 합 (처음 → 최대)'],
      [
        ...users.map(({ service, pool }) => [
          labelOf(service),
          number(pool),
          span(service.replicas),
          service.replicas.min === service.replicas.max
            ? number(pool * service.replicas.min)
            : `${number(pool * service.replicas.min)} → ${number(pool * service.replicas.max)}`,
        ]),
        [
          '합계',
          '-',
          '-',
          `${now === most ? number(now) : `${number(now)} → ${number(most)}`} / 허용 ${supply === null ? '알 수 없음' : number(supply)}`,
        ],
      ],
    ),
    budgetNotices:
      supply !== null && most > supply
        ? [
            `${particle(store.definition.name, '이/가')} 받는 연결은 ${number(supply)}개인데 최대 복제본에서 연결 풀의 합은 ${number(most)}개입니다. 연결 풀을 줄이거나 PgBouncer를 두어야 합니다.`,
          ]
        : [],
  }
}
