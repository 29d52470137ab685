import type { Store } from '../../../model/architecture.ts'
import { duration, number } from '../../../print/korean.ts'
import { backups, losses, retirements } from '../backup-rows.ts'
import { storeExcerpt } from '../excerpts.ts'
import * as glossary from '../glossary.ts'
import { type Page, section } from '../page.ts'
import { podGroups } from '../pod-rows.ts'
import { budget, postgresqlGroups, replicas } from '../postgresql-rows.ts'
import { managedRedisGroups, redisGroups } from '../redis-rows.ts'
import { storageGroups } from '../storage-rows.ts'
import { captioned, type Grid, grid, type Settings, settings } from '../table.ts'

interface StoreView {
  /** Heading of the store's part and of its table. */
  title: string
  settingsTitle: string
  settings: Settings
  replicas: Grid | null
  replicasTitle: string
  budget: Grid | null
  file: string
  replicaExcerpt: string | null
  excerpt: string | null
  notices: string[]
}

interface View {
  databases: StoreView[]
  caches: StoreView[]
  strategyTitle: string
  layers: Grid | null
  keys: Grid | null
  files: StoreView[]
  backups: Grid | null
  losses: Grid | null
  lossNotices: string[]
  cacheNotices: string[]
}

/** 5. 데이터 아키텍처 */
export const data = section<View>('prod/data', page => {
  const { environment, words } = page
  if (environment.stores.length === 0) return null
  const of = (engine: Store['definition']['engine']) =>
    environment.stores.filter(({ definition }) => definition.engine === engine)
  return {
    databases: of('postgresql').map(store => storeView(page, store, of('postgresql').length > 1)),
    caches: of('redis').map(store => storeView(page, store, of('redis').length > 1)),
    strategyTitle: words.cacheStrategy,
    ...cacheStrategy(page),
    files: of('blob').map(store => storeView(page, store, of('blob').length > 1)),
    backups: backups(environment),
    ...losses(environment),
    cacheNotices: retirements(environment),
  }
})

export function storeView(page: Page, store: Store, several: boolean): StoreView {
  const { environment, words } = page
  const { budget: table, budgetNotices } = budget(environment, store)
  const azure = words.captions
  const groups = {
    pod: () => podGroups(store as Extract<Store, { hosting: 'pod' }>, environment),
    'azure-postgresql': () => postgresqlGroups(store as Extract<Store, { hosting: 'azure-postgresql' }>, azure),
    'azure-redis': () => redisGroups(store as Extract<Store, { hosting: 'azure-redis' }>, azure),
    'azure-managed-redis': () => managedRedisGroups(store as Extract<Store, { hosting: 'azure-managed-redis' }>),
    'azure-storage': () => storageGroups(store as Extract<Store, { hosting: 'azure-storage' }>),
  }[store.hosting]()
  return {
    title: `${titleOf(page, store)}${several ? ` (${store.definition.name})` : ''}`,
    settingsTitle: { postgresql: '데이터베이스 구성', redis: words.cacheCluster, blob: '저장소 구성' }[
      store.definition.engine
    ],
    settings: store.hosting === 'pod' ? captioned(words, groups) : settings(words, groups),
    replicas: store.hosting === 'azure-postgresql' ? replicas(store) : null,
    replicasTitle: '읽기 전용 복제본',
    file: `main.${environment.id}.bicepparam`,
    replicaExcerpt: storeExcerpt(page, store, ['replicas.*']),
    excerpt: storeExcerpt(page, store, [
      'persistence',
      'lifecycle',
      'backupRetentionDays',
      'geoRedundantBackup',
      'highAvailability',
    ]),
    budget: table,
    notices: budgetNotices,
  }
}

function titleOf({ words }: Page, store: Store): string {
  if (store.hosting === 'pod') return `${store.definition.name} Pod`
  if (store.definition.engine === 'postgresql') return words.database
  if (store.hosting === 'azure-redis') return words.captions ? `${words.cache} ${store.sku.name}` : words.cache
  if (store.hosting === 'azure-managed-redis') return words.captions ? 'Azure Managed Redis' : words.cache
  return words.captions ? 'Azure Storage' : '관리형 파일 저장소'
}

/** Layers of caching and what lives how long. */
export function cacheStrategy({ environment }: Page): { layers: Grid | null; keys: Grid | null } {
  const { local, shared, keys } = environment.caching
  const store = environment.stores.find(({ id }) => id === shared?.store)
  const eviction = store?.definition.eviction
  return {
    layers: grid(
      ['캐시 계층', '캐시 타입', 'TTL', '최대 항목', '제거 정책', '클러스터', '용도'],
      [
        ...(local
          ? [
              [
                'L1_Application',
                `${local.type} Cache`,
                duration(local.ttl),
                number(local.maxEntries),
                local.eviction,
                '-',
                '애플리케이션 레벨 로컬 캐시',
              ],
            ]
          : []),
        ...(shared && store
          ? [
              [
                'L2_Distributed',
                glossary.hosting[store.hosting].product,
                duration(shared.ttl),
                '-',
                eviction ?? '-',
                'shards' in store ? (store.shards > 1 ? `${store.shards}개 샤드` : '단일 샤드') : '단일',
                '분산 캐시',
              ],
            ]
          : []),
      ],
    ),
    keys: grid(
      ['캐시 대상', 'TTL'],
      keys.map(({ name, ttl }) => [name, `${duration(ttl)} TTL`]),
    ),
  }
}
