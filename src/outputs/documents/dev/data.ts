import type { PodStore } from '../../../model/architecture.ts'
import { comment, word } from '../../../print/shell.ts'
import { type YamlValue, yaml } from '../../../print/yaml.ts'
import { asYaml } from '../../helm/chart-values.ts'
import { databaseUser } from '../../helm/environment-variables.ts'
import { storeValues } from '../../helm/store-values.ts'
import { backups } from '../backup-rows.ts'
import { type Page, section } from '../page.ts'
import { cacheStrategy, storeView } from '../prod/data.ts'
import type { Grid, Settings } from '../table.ts'

interface StoreView {
  title: string
  settings: Settings
  budget: Grid | null
  notices: string[]
}

interface View {
  stores: StoreView[]
  seeds: { store: string; steps: string[]; yaml: string; check: string | null }[]
  backups: Grid | null
  layers: Grid | null
  keys: Grid | null
}

/** 5. 데이터 아키텍처 */
export const data = section<View>('dev/data', page => {
  const { environment } = page
  if (environment.stores.length === 0) return null
  return {
    stores: environment.stores.map(store => {
      const { settings, budget, notices } = storeView(page, store, false)
      return {
        title: titleOf(store.definition.engine, store.definition.name, store.hosting === 'pod'),
        settings,
        budget,
        notices,
      }
    }),
    seeds: environment.stores.flatMap(store =>
      store.hosting === 'pod' && store.definition.engine === 'postgresql' ? seedOf(page, store) : [],
    ),
    backups: backups(environment),
    ...cacheStrategy(page),
  }
})

const titleOf = (engine: 'postgresql' | 'redis' | 'blob', name: string, pod: boolean) =>
  ({
    postgresql: `주 데이터베이스 ${pod ? 'Pod ' : ''}구성 (${name})`,
    redis: `캐시 ${pod ? 'Pod ' : ''}구성 (${name})`,
    blob: `파일 저장소 구성 (${name})`,
  })[engine]

/** How a new database is filled, as the chart's values say it, and how to see that it was. */
function seedOf({ environment }: Page, store: PodStore): View['seeds'] {
  const { init } = storeValues(environment, store) ?? {}
  if (!init) return []
  const { seed, definition } = store
  const database = definition.database ?? store.name
  return [
    {
      store: definition.name,
      steps: [
        ...(init.schemas.length > 0 ? [`데이터베이스 스키마 생성: ${init.schemas.join(', ')}`] : []),
        ...(init.scripts.length > 0
          ? [`SQL 실행 순서: ${init.scripts.join(', ')} (ConfigMap ${init.configMap}에 넣음)`]
          : []),
        ...(init.accounts.length > 0 ? [`초기 사용자: 테스트 계정 생성 (${init.accounts.join(', ')})`] : []),
        ...(seed?.data ? [`기본 데이터: ${seed.data}`] : []),
      ],
      yaml: yaml({ stores: { [store.id]: { init: asYaml(init) as YamlValue } } }),
      check:
        init.check.length === 0
          ? null
          : [
              comment('초기화 확인'),
              ...init.check.map(
                table =>
                  `kubectl --namespace ${word(environment.namespace)} exec ${word(`statefulset/${store.name}`)} -- psql --username=${word(databaseUser(store))} --dbname=${word(database)} --command=${word(`SELECT COUNT(*) FROM ${table};`)}`,
              ),
            ].join('\n'),
    },
  ]
}
