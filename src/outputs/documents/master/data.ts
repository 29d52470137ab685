import type { Architecture, Environment, Store } from '../../../model/architecture.ts'
import { duration, money, number, percent } from '../../../print/korean.ts'
import { every } from '../backup-rows.ts'
import { type ComparedRow, compare } from '../comparison.ts'
import { productOf } from '../facts.ts'
import * as glossary from '../glossary.ts'
import { section } from '../page.ts'
import { type Grid, grid } from '../table.ts'

interface View {
  stores: Grid | null
  layers: Grid | null
  caches: Grid | null
}

/** 4. 데이터 아키텍처 비교 */
export const data = section<View, Architecture>('master/data', architecture =>
  architecture.stores.length === 0
    ? null
    : {
        stores: storeGrid(architecture),
        layers: layers(architecture),
        caches: architecture.stores.some(({ engine }) => engine === 'redis')
          ? compare(architecture, '캐시 특성', '비고', cacheRows)
          : null,
      },
)

function storeGrid(architecture: Architecture): Grid | null {
  const { environments, stores } = architecture
  const versus = (of: (environment: Environment) => string) => environments.map(of).join(' vs ')
  const promised = ({ targets }: Environment) =>
    targets.availability === null ? '약속 없음' : percent(targets.availability, 3)
  const find = (environment: Environment, id: string) => environment.stores.find(store => store.id === id)
  const rows = stores.map(({ id, name, engine }) => [
    name,
    ...environments.map(environment => {
      const store = find(environment, id)
      return store ? hostingText(store) : '없음'
    }),
    engine === 'redis'
      ? versus(environment => (clustered(find(environment, id)) ? '클러스터' : '단일'))
      : versus(promised),
    `${versus(environment => money(costOfStore(environment, id)))}/월`,
  ])
  const backup = [
    '백업',
    ...environments.map(backupText),
    versus(environment => (hasGeo(environment) ? '지역간 복제' : '로컬')),
    '-',
  ]
  const kept = ['데이터 지속성', ...environments.map(persistenceText), '-', '-']
  return grid(['데이터 서비스', ...environments.map(({ name }) => name), '가용성', '비용'], [...rows, backup, kept])
}

const hostingText = (store: Store) =>
  store.hosting === 'pod'
    ? store.storageMiB === null
      ? 'Memory Only Pod'
      : 'Kubernetes Pod + Azure Disk'
    : `${productOf(store)}${clustered(store) ? ' (Cluster)' : ''}`

const clustered = (store: Store | undefined) => store?.hosting === 'azure-redis' && store.shards > 1

const costOfStore = ({ cost }: Environment, id: string) =>
  cost.items
    .filter(({ of }) => of.includes(`stores.${id}`) && of.length === 1)
    .reduce((sum, { monthly }) => sum + monthly, 0)

function backupText({ stores }: Environment): string {
  const server = stores.find(store => store.hosting === 'azure-postgresql')
  if (server?.hosting === 'azure-postgresql') return `자동 (${server.backup.keepDays}일 보존)`
  const pod = stores.find(store => store.hosting === 'pod' && store.backup.method !== 'none')
  if (pod?.hosting === 'pod')
    return `${every(pod.backup.every)} ${glossary.backupMethod[pod.backup.method]} (${duration(pod.backup.keep)} 보존)`
  return '없음'
}

const hasGeo = ({ stores }: Environment) =>
  stores.some(
    store =>
      store.hosting === 'azure-postgresql' &&
      (store.backup.geo || store.replicas.some(({ purpose }) => purpose === 'dr')),
  )

function persistenceText({ stores }: Environment): string {
  const server = stores.find(store => store.hosting === 'azure-postgresql')
  if (server?.hosting === 'azure-postgresql')
    return server.ha === 'zone-redundant' ? 'Zone Redundant' : '단일 영역 서버'
  return stores.some(store => store.hosting === 'pod' && store.storageMiB === null)
    ? '캐시는 재시작 시 손실 가능'
    : '디스크에 저장'
}

/** Layers of caching with what each environment sets. */
function layers({ environments, stores }: Architecture): Grid | null {
  const first = environments.find(({ caching }) => caching.local ?? caching.shared)?.caching
  if (!first) return null
  const shared = stores.find(({ id }) => id === first.shared?.store)
  return grid(
    ['캐시 계층', '캐시 타입', 'TTL', ...environments.map(({ name }) => `${name} 설정`), '용도'],
    [
      ...(first.local
        ? [
            [
              'L1_Application',
              `${first.local.type} Cache`,
              duration(first.local.ttl),
              ...environments.map(({ caching }) =>
                caching.local ? `max_entries: ${caching.local.maxEntries}` : '없음',
              ),
              '애플리케이션 레벨 로컬 캐시',
            ],
          ]
        : []),
      ...(first.shared
        ? [
            [
              'L2_Distributed',
              shared?.name ?? 'Redis',
              duration(first.shared.ttl),
              ...environments.map(({ stores, caching }) =>
                caching.shared
                  ? `cluster_mode: ${clustered(stores.find(({ id }) => id === caching.shared?.store))}`
                  : '없음',
              ),
              `분산 캐시${shared?.eviction ? `, eviction_policy: ${shared.eviction}` : ''}`,
            ],
          ]
        : []),
    ],
  )
}

const redis = ({ stores }: Environment) => stores.find(({ definition }) => definition.engine === 'redis')

const cacheRows: ComparedRow[] = [
  {
    name: 'Redis 구성',
    of: environment => {
      const store = redis(environment)
      if (!store) return null
      return store.hosting === 'azure-redis'
        ? `${store.sku.name} ${clustered(store) ? '클러스터' : `복제본 ${store.replicasPerShard}개`}`
        : store.hosting === 'pod'
          ? '단일 Pod'
          : productOf(store)
    },
    remark: '고가용성',
  },
  {
    name: '데이터 지속성',
    of: environment => {
      const store = redis(environment)
      if (!store) return null
      if (store.hosting === 'pod') return store.storageMiB === null ? '메모리 전용' : '디스크 저장'
      return 'persistence' in store && (store.persistence.rdb !== null || store.persistence.aof)
        ? '지속성 백업'
        : '메모리 전용'
    },
    remark: '데이터 보장',
  },
  {
    name: '성능',
    of: environment => {
      const store = redis(environment)
      if (!store) return null
      if (store.hosting === 'pod')
        return `기본 성능 (최대 메모리 ${store.maxMemoryMB === null ? '제한 없음' : `${number(store.maxMemoryMB)}MB`})`
      if (store.hosting === 'azure-redis') {
        const size = store.memoryGB === null ? store.sku.text : `${number(store.memoryGB * store.shards)}GB`
        return `최적화된 성능 (${store.sku.name}, 메모리 ${size}${store.shards > 1 ? `, 샤드 ${store.shards}개` : ''})`
      }
      return store.hosting === 'azure-managed-redis' && store.memoryGB !== null
        ? `최적화된 성능 (메모리 ${number(store.memoryGB)}GB)`
        : '최적화된 성능'
    },
    remark: '향상된 처리 능력',
  },
]
