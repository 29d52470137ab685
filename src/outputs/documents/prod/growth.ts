import { limit } from '../../../catalog/limits.ts'
import { redisSku } from '../../../catalog/redis.ts'
import { growthOf } from '../../../model/growth.ts'
import { number, percent, span } from '../../../print/korean.ts'
import { factorText } from '../facts.ts'
import { type Page, section } from '../page.ts'
import { type PhaseView, phases } from '../roadmap-rows.ts'
import { type Grid, grid } from '../table.ts'
import { growthText } from './computing.ts'

interface View {
  phases: PhaseView[]
  scaling: Grid | null
  notices: string[]
}

/** 13. 확장 계획 */
export const growth = section<View>('prod/growth', page => ({
  phases: phases(page.architecture),
  scaling: scaling(page),
  notices: growthText(page).notices,
}))

/** How far each tier reaches now, and how it goes on. */
function scaling({ architecture, environment }: Page): Grid | null {
  const { application, database, cache } = environment.settings.growth ?? {}
  const { factor, users, services } = growthOf(architecture, environment)
  const scaled = services.filter(({ service }) => service.autoscale)
  const postgresql = environment.stores.find(({ definition }) => definition.engine === 'postgresql')
  const redis = environment.stores.find(({ definition }) => definition.engine === 'redis')
  const { targets } = environment
  const least = Math.min(...scaled.map(({ service }) => service.replicas.min))
  const most = Math.max(...scaled.map(({ service }) => service.replicas.max))
  const triggers = [
    ...new Set(
      scaled.flatMap(({ service: { scale } }) => [
        scale.cpu === null ? null : `CPU ${percent(scale.cpu)}`,
        scale.memory === null ? null : `메모리 ${percent(scale.memory)}`,
      ]),
    ),
  ].filter(Boolean)
  return grid(
    ['계층', '현재', '확장 한계', '확장 방법', '예상 용량'],
    [
      ...(scaled.length > 0
        ? [
            [
              '애플리케이션',
              `서비스마다 ${span({ min: least, max: most })}개 복제본${targets.users === null ? '' : `, ${number(targets.users)}명`}`,
              `${application?.replicas ? `서비스마다 최대 ${number(application.replicas)}개 복제본` : `HPA ${factorText(factor, factor)}`}`,
              `HPA (${triggers.join(', ')})`,
              users === null ? '-' : `지금 설정으로 최대 ${number(users)}명`,
            ],
          ]
        : []),
      ...(postgresql
        ? [
            [
              '데이터베이스',
              postgresql.hosting === 'azure-postgresql'
                ? `주 서버 + 복제본 ${postgresql.replicas.length}개`
                : 'Pod 하나',
              database?.replicas
                ? `읽기 복제본 최대 ${number(database.replicas)}개 (Azure 한도 ${limit('postgresql.max-replicas')}개)`
                : `읽기 복제본 최대 ${limit('postgresql.max-replicas')}개`,
              (database?.steps ?? []).map((step, at) => `${at + 1}단계 ${step}`).join('\n') || '서버 크기 올리기',
              database?.capacity ?? '-',
            ],
          ]
        : []),
      ...(redis
        ? [
            [
              '캐시',
              redis.hosting === 'azure-redis'
                ? `${redis.sku.name} ${redis.sku.family}${redis.sku.capacity}${redis.memoryGB === null ? '' : ` (${redis.memoryGB}GB)`}, 샤드 ${redis.shards}개`
                : redis.hosting === 'azure-managed-redis'
                  ? redis.sku
                  : 'Pod 하나',
              cache?.sku ? skuText(cache.sku) : '같은 크기 안에서 샤드 추가',
              [
                ...(cache?.steps ?? []).map((step, at) => `${at + 1}단계 ${step}`),
                ...(targets.cacheHit === null ? [] : [`캐시 적중률 ${percent(targets.cacheHit)} 목표`]),
              ].join('\n') || '크기 올리기',
              cache?.capacity ?? '-',
            ],
          ]
        : []),
    ],
  )
}

/** 'Premium_P4' → 'P4 (53GB)' */
function skuText(sku: string): string {
  const found = redisSku(sku)
  return `${sku.split('_')[1] ?? sku}${found ? ` (${found.memoryGB}GB)` : ''}까지 확장`
}
