import { allocatableEvidence } from '../../../catalog/allocatable.ts'
import { kubernetesVersionEvidence } from '../../../catalog/kubernetes-versions.ts'
import { limitEvidence } from '../../../catalog/limits.ts'
import {
  postgresqlSkuEvidence,
  postgresqlStorageEvidence,
  postgresqlVersionEvidence,
} from '../../../catalog/postgresql.ts'
import { managedRedisEvidence, redisEvidence } from '../../../catalog/redis.ts'
import { regionEvidence } from '../../../catalog/regions.ts'
import { retirementEvidence } from '../../../catalog/retirements.ts'
import { slaEvidence } from '../../../catalog/slas.ts'
import type { Evidence } from '../../../catalog/table.ts'
import { vmSizeEvidence } from '../../../catalog/vm-sizes.ts'
import type { Architecture, Environment } from '../../../model/architecture.ts'
import { section } from '../page.ts'
import { type Grid, grid } from '../table.ts'

interface View {
  sources: Grid | null
  specification: { name: string; text: string }[]
}

/** 데이터 출처 */
export const sources = section<View>('closing/sources', ({ architecture, environment }) =>
  viewOf(architecture, [environment]),
)
export const masterSources = section<View, Architecture>('closing/sources', architecture =>
  viewOf(architecture, architecture.environments),
)

function viewOf(architecture: Architecture, environments: readonly Environment[]): View {
  return {
    sources: grid(
      ['사실', '출처', '기준일'],
      evidence(environments).map(([fact, { source, asOf }]) => [fact, source, asOf]),
    ),
    specification: [
      { name: '설계 원천', text: `architecture.yaml (${architecture.system.id})` },
      ...(architecture.asOf ? [{ name: '규칙 판단 기준일', text: architecture.asOf }] : []),
      ...environments.flatMap(({ cost, name }) =>
        cost.asOf ? [{ name: `${name} 비용 기준일`, text: cost.asOf }] : [],
      ),
    ],
  }
}

/** Only tables that a number of the document rests on. */
function evidence(environments: readonly Environment[]): [fact: string, evidence: Evidence][] {
  const stores = environments.flatMap(({ stores }) => stores)
  const has = (hosting: string) => stores.some(store => store.hosting === hosting)
  return [
    ['Kubernetes 버전과 지원 종료일', kubernetesVersionEvidence],
    ['VM 크기 (vCPU, 메모리)', vmSizeEvidence],
    ['노드의 할당 가능 용량', allocatableEvidence],
    ['서비스 수준 (SLA)', slaEvidence],
    ['리전과 가용 영역', regionEvidence],
    ['서브넷의 예약 주소', limitEvidence('vnet.reserved-per-subnet')],
    ...(has('azure-postgresql')
      ? ([
          ['PostgreSQL 크기와 연결 수', postgresqlSkuEvidence],
          ['PostgreSQL 스토리지 성능', postgresqlStorageEvidence],
          ['PostgreSQL 버전', postgresqlVersionEvidence],
          ['PostgreSQL 장애 조치 시간', limitEvidence('postgresql.failover-seconds')],
        ] satisfies [string, Evidence][])
      : []),
    ...(has('azure-redis')
      ? ([
          ['Redis 크기', redisEvidence],
          ['Redis 종료일', retirementEvidence('eol-125')],
        ] satisfies [string, Evidence][])
      : []),
    ...(has('azure-managed-redis')
      ? ([['Managed Redis 크기', managedRedisEvidence]] satisfies [string, Evidence][])
      : []),
  ]
}
