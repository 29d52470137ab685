import type { Environment, PodStore } from '../../model/architecture.ts'
import { duration, mebibytes, millicores } from '../../print/korean.ts'
import { every } from './backup-rows.ts'
import * as glossary from './glossary.ts'
import { type Group, row } from './table.ts'

/** What a database or cache that runs as a Pod is made of, in the guide's three tables. */
export function podGroups(store: PodStore, { caching, storageClasses }: Environment): Group[] {
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
