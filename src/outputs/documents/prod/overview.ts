import type { Environment } from '../../../model/architecture.ts'
import { duration, percent } from '../../../print/korean.ts'
import { managedStores } from '../facts.ts'
import { type Page, section } from '../page.ts'
import { referenceList } from '../references.ts'
import type { Grid } from '../table.ts'

interface View {
  system: string
  environment: string
  purpose: string[]
  scope: { name: string; text: string }[]
  principles: { name: string; means: string; how: string }[]
  referenceTable: Grid | null
  references: { title: string; path: string }[]
  master: string
}

/** 1. 개요 */
export const overview = section<View>('prod/overview', page => {
  const { architecture, environment } = page
  return {
    system: architecture.system.name,
    environment: environment.name,
    purpose: environment.document.purpose,
    scope: [
      { name: '설계 범위', text: `${environment.name} 전용 물리 인프라 설계` },
      {
        name: '대상 환경',
        text: `${architecture.system.cloud ?? 'Microsoft Azure'} 기반 ${environment.name} (${environment.region.name})`,
      },
      { name: '대상 시스템', text: systemText(environment) },
    ],
    principles: principles(page),
    ...referenceList(architecture, environment.id),
    master: 'physical-architecture.md',
  }
})

function systemText(environment: Environment): string {
  const managed = managedStores(environment).length > 0 ? ' + 관리형 백킹서비스' : ''
  return `${environment.services.length}개 마이크로서비스${managed}`
}

/** The five principles of the guide; how they are kept names only what exists. */
function principles(page: Page): View['principles'] {
  const { environment } = page
  const { targets, cluster, gateway, frontDoor, privateEndpoints, monitoring, services } = environment
  const recovery = [
    ...(targets.rto === null ? [] : [`RTO ${duration(targets.rto)}`]),
    ...(targets.rpo === null ? [] : [`RPO ${duration(targets.rpo)}`]),
  ].join(', ')
  const list = (...parts: (string | false | null)[]) => parts.filter(Boolean).join(', ') || '해당 없음'
  return [
    {
      name: '고가용성',
      means: `${targets.availability === null ? '' : `${percent(targets.availability, 3)} 이상 `}가용성 보장${recovery ? ` (${recovery})` : ''}`,
      how: list(
        environment.zones.length > 1 && 'Multi-Zone 배포',
        managedStores(environment).length > 0 && '관리형 서비스',
        services.some(({ pdb }) => pdb) && 'Pod Disruption Budget',
      ),
    },
    {
      name: '확장성',
      means: services.some(({ autoscale }) => autoscale)
        ? '자동 스케일링 지원으로 트래픽 변동 대응'
        : '고정 복제본으로 예측 가능한 용량',
      how: list(
        services.some(({ autoscale }) => autoscale) && 'HPA',
        cluster.pools.some(({ autoscale }) => autoscale) && '클러스터 오토스케일러',
      ),
    },
    {
      name: '보안 우선',
      means: environment.about.security ? `${environment.about.security} 아키텍처` : '다층 보안 아키텍처',
      how: list(
        (gateway?.waf ?? frontDoor?.waf) != null && 'WAF',
        privateEndpoints.length > 0 && 'Private Endpoints',
        'RBAC',
        environment.keyVault && 'Key Vault',
      ),
    },
    {
      name: '관측 가능성',
      means: '종합 모니터링 체계와 로깅',
      how: list(
        monitoring.logAnalytics && 'Azure Monitor',
        monitoring.appInsights && 'Application Insights',
        ...monitoring.tools,
      ),
    },
    {
      name: '재해복구',
      means: '자동 백업 및 복구 체계',
      how: list(
        hasGeo(environment) && '지역 간 복제',
        backedUp(environment) && '자동 백업',
        hasFailover(environment) && '자동 장애조치',
      ),
    },
  ]
}

const hasGeo = ({ stores }: Environment) =>
  stores.some(
    store =>
      store.hosting === 'azure-postgresql' &&
      (store.backup.geo || store.replicas.some(({ purpose }) => purpose === 'dr')),
  )
const backedUp = ({ stores }: Environment) =>
  stores.some(
    store => store.hosting === 'azure-postgresql' || (store.hosting === 'pod' && store.backup.method !== 'none'),
  )
const hasFailover = ({ stores }: Environment) =>
  stores.some(store => store.hosting === 'azure-postgresql' && store.ha !== 'none')
