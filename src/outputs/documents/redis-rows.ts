import type { ManagedRedis, RedisCache } from '../../model/architecture.ts'
import { duration } from '../../print/korean.ts'
import { zonesText } from './facts.ts'
import * as glossary from './glossary.ts'
import { type Group, row } from './table.ts'

/** What a managed Redis is made of. */
export function redisGroups(cache: RedisCache, azure: boolean): Group[] {
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

export const persistenceText = ({ persistence }: RedisCache | ManagedRedis) =>
  [
    ...(persistence.rdb === null
      ? []
      : [
          `RDB (${minutes(persistence.rdb)} 주기${'snapshots' in persistence ? `, ${persistence.snapshots}개 보관` : ''})`,
        ]),
    ...(persistence.aof ? ['AOF'] : []),
  ].join(' + ') || '없음'

/** Snapshot intervals are told in minutes: 3600 → '60분'. */
export const minutes = (seconds: number) =>
  seconds % 60 === 0 && seconds <= 86_400 ? `${seconds / 60}분` : duration(seconds)

export function managedRedisGroups(cache: ManagedRedis): Group[] {
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
