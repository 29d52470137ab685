import type { Architecture, Environment } from '../../../model/architecture.ts'
import { downtimePerMonth } from '../../../model/availability.ts'
import { money, number, percent } from '../../../print/korean.ts'
import { managedStores, productOf, roughly, scalingText, usersText, wayIn } from '../facts.ts'
import { isProduction, section } from '../page.ts'
import { referenceList } from '../references.ts'
import { type Grid, grid } from '../table.ts'
import { documentTitle } from '../titles.ts'

interface View {
  system: string
  purpose: string[]
  principles: { name: string; text: string }[]
  tree: string
  referenceTable: Grid | null
  references: { title: string; path: string }[]
}

/** 1. 개요 */
export const overview = section<View, Architecture>('master/overview', architecture => {
  const { environments, documents, system } = architecture
  const names = environments.map(({ name }) => name)
  return {
    system: system.name,
    purpose: [...documents.master.purpose, ...documents.master.goals],
    principles: [
      {
        name: '환경별 특화',
        text: `${environments.map(environment => `${environment.name}(${environment.about.purpose ?? (isProduction(environment) ? '가용성과 확장성' : '개발과 비용')})`).join(', ')}의 목적에 맞춘 구성`,
      },
      {
        name: '단계적 발전',
        text:
          names.length > 1 ? `${names.join('→')} 순서의 단계적 아키텍처 진화` : '한 환경에서 시작해 단계적으로 확장',
      },
      { name: '비용 효율성', text: '환경별 리소스 최적화를 통한 전체 TCO 최소화' },
      { name: '운영 일관성', text: '같은 차트와 같은 템플릿에서 환경별 값만 달리하는 일관된 배포' },
      ...documents.master.constraints.map(text => ({ name: '제약', text })),
      ...(documents.master.priorities.length > 0
        ? [{ name: '우선순위', text: documents.master.priorities.join(' > ') }]
        : []),
    ],
    tree: tree(architecture),
    ...referenceList(architecture, 'master'),
  }
})

function tree({ environments }: Architecture): string {
  const last = environments.length - 1
  return [
    'physical-architecture.md (마스터 인덱스)',
    ...environments.map(
      ({ id, name }, at) => `${at === last ? '└──' : '├──'} physical-architecture-${id}.md (${name})`,
    ),
  ].join('\n')
}

interface EnvironmentsView {
  traits: Grid
  environments: {
    name: string
    document: string
    documentTitle: string
    diagram: string
    features: { name: string; text: string }[]
    structure: string[]
  }[]
  common: { name: string; text: string }[]
  strategies: { name: string; items: string[] }[]
}

/** 2. 환경별 아키텍처 개요 */
export const environments = section<EnvironmentsView, Architecture>('master/environments', architecture => ({
  traits: traits(architecture),
  environments: architecture.environments.map(environment => ({
    name: environment.name,
    document: `physical-architecture-${environment.id}.md`,
    documentTitle: documentTitle(architecture, environment),
    diagram: `../diagrams/physical-architecture-${environment.id}.mmd`,
    features: features(architecture, environment),
    structure: structure(environment),
  })),
  common: common(architecture),
  strategies: architecture.environments.map(environment => ({ name: environment.name, items: strategy(environment) })),
}))

function traits(architecture: Architecture): Grid {
  const { environments } = architecture
  const line = (name: string, of: (environment: Environment) => string | null) => [
    name,
    ...environments.map(environment => of(environment) ?? '-'),
  ]
  return grid(
    ['구분', ...environments.map(({ name }) => name)],
    [
      line('목적', ({ about }) => about.purpose),
      line('가용성', ({ targets }) =>
        targets.availability === null
          ? null
          : `${percent(targets.availability, 3)} (월 ${roughly(downtimePerMonth(targets.availability))} 다운타임)`,
      ),
      line('사용자', environment =>
        isProduction(environment) ? usersAtPeak(environment) : usersText(environment, false),
      ),
      line('확장성', environment =>
        scalingText({ architecture, environment }).startsWith('자동')
          ? scalingText({ architecture, environment })
          : '고정 리소스',
      ),
      line('보안', ({ about }) => about.security),
      line('비용', environment =>
        environment.cost.items.length === 0
          ? null
          : `${isProduction(environment) ? '최적화' : '최소화'} (${money(environment.cost.total)}/월)`,
      ),
      line('복잡도', ({ about }) => about.complexity),
      line('데이터 보호', ({ about }) => about.dataProtection),
      line('서비스 수', ({ services }) => `${services.length}개`),
      line('노드 수', ({ cluster }) => `${number(cluster.pools.reduce((sum, { count }) => sum + count, 0))}개`),
      line('리전', ({ region, drRegion }) => (drRegion ? `${region.name} (재해복구 ${drRegion.name})` : region.name)),
      line('시간대', ({ timeZone }) => timeZone),
      line('도메인', ({ domain }) => domain),
      line('리소스 그룹', ({ names }) => names.resourceGroup),
      line('네임스페이스', ({ namespace }) => namespace),
      line('태그', ({ tags }) =>
        Object.entries(tags)
          .map(([key, value]) => `${key}=${value}`)
          .join(', '),
      ),
    ].filter(([, ...values]) => values.some(value => value !== '-')),
  )!
}

const usersAtPeak = ({ targets, about }: Environment) =>
  targets.users === null ? about.audience : `${about.audience ?? '사용자'} (Peak ${number(targets.users)}명)`

function features(architecture: Architecture, environment: Environment): { name: string; text: string }[] {
  const { cluster, stores, network, zones, privateEndpoints, services, offHours } = environment
  const pods = stores.filter(({ hosting }) => hosting === 'pod')
  const managed = managedStores(environment)
  return [
    ...(cluster.pools.some(({ spot }) => spot)
      ? [
          {
            name: '비용 최적화',
            text: `Spot Instance${pods.length > 0 ? ', Pod 기반 백킹서비스' : ''}${offHours ? ', 비업무시간 종료' : ''} 활용`,
          },
        ]
      : []),
    ...(zones.length > 1
      ? [
          {
            name: '고가용성',
            text: `Multi-Zone 배포 (영역 ${zones.length}개)${stores.some(store => store.hosting === 'azure-postgresql' && store.ha !== 'none') ? ', 자동 장애조치' : ''}`,
          },
        ]
      : []),
    ...(services.some(({ autoscale }) => autoscale)
      ? [{ name: '확장성', text: `HPA 기반 ${scalingText({ architecture, environment })}` }]
      : []),
    ...(privateEndpoints.length > 0
      ? [{ name: '엔터프라이즈 보안', text: `다층 보안, Private Endpoint ${privateEndpoints.length}개` }]
      : [
          {
            name: '단순한 보안',
            text: `기본 Network Policy${architecture.auth?.scheme ? `, ${architecture.auth.scheme} 검증` : ''}`,
          },
        ]),
    ...(managed.length > 0 ? [{ name: '관리형 서비스', text: managed.map(productOf).join(', ') }] : []),
    ...(pods.length > 0
      ? [{ name: 'Pod 기반 구성', text: `${pods.map(({ definition }) => definition.name).join('/')} Pod 배포` }]
      : []),
    ...(network.podTraffic === 'allow' ? [{ name: '개발 편의성', text: '복잡한 설정 최소화, 빠른 배포' }] : []),
  ]
}

function structure(environment: Environment): string[] {
  const { cluster, stores, services, zones } = environment
  return [
    `${[...wayIn(environment).slice(0, -1), `AKS ${cluster.tier}`].join(' → ')} 구조`,
    `${[zones.length > 1 ? `Multi-Zone 서비스 ${services.length}개` : `Application Pods ${services.length}개`, ...stores.map(store => (store.hosting === 'pod' ? `${store.definition.name} Pod` : productOf(store)))].join(', ')} 배치`,
  ]
}

/** Principles that hold in every environment; one that does not is not common. */
function common({ environments, system, auth }: Architecture): { name: string; text: string }[] {
  const every = (holds: (environment: Environment) => boolean) => environments.every(holds)
  return [
    ...(every(({ network }) => network.podTls === 'none')
      ? [{ name: '서비스 메시 제거', text: 'Istio 대신 Kubernetes Network Policies 사용 (복잡도 최소화)' }]
      : []),
    ...(system.async ? [{ name: '선택적 비동기', text: system.async }] : []),
    ...(every(({ services }) => services.some(({ identity }) => identity !== null))
      ? [{ name: 'Managed Identity', text: '키 없는 인증으로 보안 강화 및 운영 단순화' }]
      : []),
    ...(system.layers.length > 0
      ? [{ name: '다층 보안', text: system.layers.map((layer, at) => `L${at + 1}(${layer})`).join(' → ') }]
      : []),
    ...(auth?.scheme ? [{ name: '인증', text: `모든 환경에서 ${auth.scheme} 사용` }] : []),
    { name: '같은 정의', text: '서비스, 연결과 비밀은 한 번만 정의하고 환경은 값만 다르게 함' },
  ]
}

function strategy(environment: Environment): string[] {
  const pods = environment.stores.filter(({ hosting }) => hosting === 'pod')
  const managed = managedStores(environment)
  return isProduction(environment)
    ? [
        '가용성과 확장성 우선',
        managed.length > 0 ? 'Azure 관리형 서비스로 운영 안정성 확보' : '백킹서비스 Pod로 단순한 구성',
        `${environment.about.security ?? '엔터프라이즈급 보안'} 및 종합적 모니터링`,
      ]
    : [
        '개발 속도와 비용 효율성 우선',
        '단순한 구성으로 운영 부담 최소화',
        pods.length > 0 ? 'Pod 기반 백킹서비스로 외부 의존성 제거' : '작은 관리형 서비스로 운영 부담 최소화',
      ]
}
