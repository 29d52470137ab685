import { postgresqlStorage } from '../../catalog/postgresql.ts'
import { retirement } from '../../catalog/retirements.ts'
import type {
  Environment,
  ManagedRedis,
  PodStore,
  PostgresqlServer,
  RedisCache,
  StorageAccount,
  Store,
} from '../../model/architecture.ts'
import { connectionBudgets } from '../../model/connection-budget.ts'
import { dataLosses } from '../../model/data-loss.ts'
import { duration, mebibytes, millicores, number, particle, sizeGB, span } from '../../print/korean.ts'
import { labelOf, zonesText } from './facts.ts'
import * as glossary from './glossary.ts'
import { type Grid, grid, type Row, row } from './table.ts'

type Groups = [caption: string, rows: Row[]][]

/** What a managed PostgreSQL server is made of. `azure` splits what the neutral dialect says in one line. */
export function postgresqlGroups(server: PostgresqlServer, azure: boolean): Groups {
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

/** What a managed Redis is made of. */
export function redisGroups(cache: RedisCache, azure: boolean): Groups {
  const { sku, persistence } = cache
  const size = `${sku.family}${sku.capacity}${cache.memoryGB === null ? '' : ` (${cache.memoryGB}GB)`}`
  const clustered = cache.shards > 1
  return [
    [
      '기본 설정',
      [
        ...(azure
          ? [
              ...row('서비스 티어', sku.name, '고급 기능'),
              ...row('용량', size, '메모리 크기, 샤드 하나당'),
              ...row('클러스터링', glossary.onOff(clustered), '확장성'),
              ...row('복제', glossary.onOff(cache.replicasPerShard > 0), '데이터 안전성'),
            ]
          : [
              ...row('서비스', `Azure Cache for Redis ${sku.name}`, '관리형 캐시'),
              ...row('크기', size, '프로덕션 워크로드'),
              ...row('복제', `${cache.replicasPerShard}개 복제본`, '고가용성'),
              ...row('클러스터', `${glossary.onOff(clustered)} (샤드 ${cache.shards}개)`, '수평 확장 지원'),
            ]),
        ...row('서버', cache.name, `호스트 ${cache.host}, 포트 ${cache.port}`),
        ...row('제거 정책', cache.definition.eviction, 'maxmemory-policy'),
        ...Object.entries(cache.settings).flatMap(([name, value]) => row(name, value, 'Redis 설정')),
      ],
    ],
    [
      '클러스터 구성',
      azure
        ? [
            ...row('샤드 수', `${cache.shards}개`, '데이터 분산'),
            ...row('샤드별 복제본', `${cache.replicasPerShard}개`, '고가용성'),
            ...row(
              '노드 합계',
              `${cache.shards * (1 + cache.replicasPerShard)}개`,
              `샤드 ${cache.shards} × (주 노드 1 + 복제본 ${cache.replicasPerShard})`,
            ),
          ]
        : [],
    ],
    [
      '지속성 및 보안',
      [
        ...(azure
          ? [
              ...row(
                'RDB 백업',
                persistence.rdb === null ? '비활성화' : `${minutes(persistence.rdb)} 주기`,
                `스냅샷 백업${persistence.rdb === null ? '' : `, ${persistence.snapshots}개 보관`}`,
              ),
              ...row(
                'AOF 백업',
                glossary.onOff(persistence.aof),
                persistence.aof ? '명령 로그' : 'RDB와 함께 쓸 수 없음',
              ),
              ...row('인증', '필수', '보안 접근'),
              ...row(
                'Private Endpoint',
                glossary.onOff(cache.subnet !== null),
                `VNet 내부 접근${cache.ip ? `, 주소 ${cache.ip}` : ''}`,
              ),
              ...row(
                'Zone Redundant',
                glossary.onOff(cache.zones.length > 1),
                `Multi-Zone 배포 (영역 ${zonesText(cache.zones)})`,
              ),
              ...row('SSL/TLS', cache.minTls, 'TLS 포트만 사용'),
            ]
          : [
              ...row('지속성', persistenceText(cache), '데이터 영구 저장'),
              ...row(
                '보안',
                `${cache.subnet ? 'Private Endpoint + ' : ''}TLS ${cache.minTls}`,
                `암호화 통신${cache.ip ? `, 주소 ${cache.ip}` : ''}`,
              ),
              ...row('가용 영역', zonesText(cache.zones), '노드를 나누어 둠'),
            ]),
        ...row(
          '지역 복제',
          glossary.onOff(cache.geo),
          cache.geo ? '다른 리전의 캐시와 연결' : '지속성과 함께 쓸 수 없음',
        ),
        ...row('접근 키', cache.definition.password, '비밀 이름만 적고 값은 Key Vault에 둠'),
      ],
    ],
  ]
}

const persistenceText = ({ persistence }: RedisCache | ManagedRedis) =>
  [
    ...(persistence.rdb === null
      ? []
      : [
          `RDB (${minutes(persistence.rdb)} 주기${'snapshots' in persistence ? `, ${persistence.snapshots}개 보관` : ''})`,
        ]),
    ...(persistence.aof ? ['AOF'] : []),
  ].join(' + ') || '없음'

/** Snapshot intervals are told in minutes: 3600 → '60분'. */
const minutes = (seconds: number) => (seconds % 60 === 0 && seconds <= 86_400 ? `${seconds / 60}분` : duration(seconds))

export function managedRedisGroups(cache: ManagedRedis): Groups {
  return [
    [
      '기본 설정',
      [
        ...row('서비스', 'Azure Managed Redis', '관리형 캐시'),
        ...row('서버', cache.name, `호스트 ${cache.host}, 포트 ${cache.port}`),
        ...row('SKU', cache.sku, cache.memoryGB === null ? '카탈로그에 없는 크기' : `메모리 ${cache.memoryGB}GB`),
        ...row('고가용성', glossary.onOff(cache.ha), '노드를 영역에 나누어 둠'),
        ...row('클러스터', cache.clustering, '클라이언트가 쓰는 방식'),
        ...row('지속성', persistenceText(cache), '데이터 영구 저장'),
        ...row('제거 정책', cache.definition.eviction, 'maxmemory-policy'),
        ...row(
          '보안',
          `${cache.subnet ? 'Private Endpoint + ' : ''}TLS`,
          `암호화 통신${cache.ip ? `, 주소 ${cache.ip}` : ''}`,
        ),
        ...row('접근 키', cache.definition.password, '비밀 이름만 적고 값은 Key Vault에 둠'),
      ],
    ],
  ]
}

export function storageGroups(account: StorageAccount): Groups {
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

/** What a database or cache that runs as a Pod is made of, in the guide's three tables. */
export function podGroups(store: PodStore, { caching, storageClasses }: Environment): Groups {
  const disk = storageClasses.find(({ id }) => id === store.storageClass)?.disk
  const cache = store.definition.engine === 'redis'
  return [
    [
      '기본 설정',
      [
        ...row(
          '컨테이너 이미지',
          `${store.image}:${store.tag}`,
          `${store.definition.name} ${store.definition.version ?? ''}`.trim(),
        ),
        ...row('CPU 요청', millicores(store.cpu.request), '기본 CPU 할당'),
        ...row('Memory 요청', mebibytes(store.memory.request), '기본 메모리 할당'),
        ...row('CPU 제한', millicores(store.cpu.limit), '최대 CPU 사용량'),
        ...row('Memory 제한', mebibytes(store.memory.limit), '최대 메모리 사용량'),
        ...row('내부 주소', `${store.host}:${store.port}`, '클러스터 안에서만'),
        ...row('비밀번호', store.definition.password, '비밀 이름만 적음'),
        ...row('데이터베이스', store.definition.database, store.definition.purpose ?? '서비스 데이터 저장'),
        ...store.definition.schemas.map(({ name, service }) => ({
          item: `스키마 ${name}`,
          value: service,
          note: '소유 서비스',
        })),
      ],
    ],
    [
      '스토리지 구성',
      store.storageMiB === null
        ? []
        : [
            ...row(
              '스토리지 클래스',
              store.storageClass,
              disk ? `Azure Disk ${glossary.disk[disk] ?? disk}` : '관리형 디스크',
            ),
            ...row('스토리지 크기', mebibytes(store.storageMiB), '개발용 충분한 용량'),
            ...row('마운트 경로', store.mountPath, '데이터 저장 경로'),
            ...row(
              '백업 전략',
              glossary.backupMethod[store.backup.method],
              store.backup.method === 'none'
                ? '다시 만들 수 있는 데이터'
                : `${every(store.backup.every)} 자동 백업, ${duration(store.backup.keep)} 보관`,
            ),
          ],
    ],
    [
      cache ? '메모리 설정' : '데이터베이스 설정값',
      [
        ...(cache
          ? [
              ...row(
                '데이터 지속성',
                store.storageMiB === null ? '비활성화' : '활성화',
                store.storageMiB === null ? '개발용, 재시작 시 데이터 손실 허용' : '디스크에 저장',
              ),
              ...row(
                '최대 메모리',
                store.maxMemoryMB === null ? null : megabytes(store.maxMemoryMB),
                '메모리 사용 제한',
              ),
              ...row(
                '메모리 정책',
                store.definition.eviction,
                evictions[store.definition.eviction ?? ''] ?? '캐시 제거 방식',
              ),
              ...row(
                'TTL 설정',
                caching.shared?.store === store.id ? duration(caching.shared.ttl) : null,
                '기본 캐시 만료 시간',
              ),
            ]
          : []),
        ...Object.entries(store.settings).map(([name, value]) => ({
          item: settingNames[name]?.name ?? name,
          value,
          note: settingNames[name] ? `${settingNames[name].note} (${name})` : `${name} 매개변수`,
        })),
      ],
    ],
  ]
}

const evictions: Record<string, string> = {
  noeviction: '가득 차면 쓰기 거부',
  'allkeys-lru': 'LRU 방식 캐시 제거',
  'allkeys-lfu': 'LFU 방식 캐시 제거',
  'volatile-lru': '만료가 있는 키만 LRU 방식 제거',
}

const megabytes = (size: number) => (size >= 1024 && size % 1024 === 0 ? `${size / 1024}GB` : `${size}MB`)

const settingNames: Record<string, { name: string; note: string }> = {
  max_connections: { name: '최대 연결 수', note: '동시 연결 제한' },
  shared_buffers: { name: 'Shared Buffers', note: '공유 버퍼 크기' },
  effective_cache_size: { name: 'Effective Cache Size', note: '효과적 캐시 크기' },
  work_mem: { name: 'Work Memory', note: '작업 메모리' },
}

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
