import type { DeliveryStage, Environment } from '../../model/architecture.ts'
import { duration, durationRange, percent } from '../../print/korean.ts'
import * as glossary from './glossary.ts'
import { type Grid, grid } from './table.ts'

/** What builds, keeps and brings out the system: one line a component. */
export function deliveryByTool({ delivery, registry }: Environment): Grid | null {
  const line = (stage: DeliveryStage | null, tool: string, role: string, setting: string) => [
    tool,
    role,
    setting,
    stage && stage.scan.length > 0 ? stage.scan.join(', ') : '-',
    stage?.rollback
      ? `${stage.rollback}${stage.rollbackWithin === null ? '' : ` (${duration(stage.rollbackWithin)} 내)`}`
      : '-',
  ]
  const { ci, cd, package: packaging, images } = delivery
  return grid(
    ['컴포넌트', '역할', '설정', '보안 스캔', '롤백 정책'],
    [
      ...(ci ? [line(ci, ci.tool ?? 'CI', 'CI/CD 파이프라인', settingOf(ci, delivery.trigger))] : []),
      ...(registry
        ? [
            line(
              images,
              'Azure Container Registry',
              '컨테이너 이미지 저장소',
              `${registry.sku} 티어${registry.geo ? ', Geo-replication' : ''}, ${registry.loginServer}`,
            ),
          ]
        : []),
      ...(cd ? [line(cd, cd.tool ?? 'CD', 'GitOps 배포', settingOf(cd, glossary.strategy[delivery.strategy]))] : []),
      ...(packaging ? [line(packaging, packaging.tool ?? 'Helm', '패키지 관리', settingOf(packaging, null))] : []),
    ],
  )
}

const settingOf = ({ note, auth, repository }: DeliveryStage, more: string | null) =>
  [note, more, auth, repository].filter(Boolean).join(', ') || '기본 설정'

/** The same, one line a kind of component: the other dialect's table. */
export const deliveryByKind = (environment: Environment): Grid | null =>
  grid(
    ['컴포넌트 유형', '컴포넌트', '설명'],
    kinds(environment).map(({ kind, component, role, setting }) => [kind, component ?? null, join(role, setting)]),
  )

/** The same with role and setting apart, as the guide for development environments has it. */
export const deliveryRoles = (environment: Environment): Grid | null =>
  grid(
    ['컴포넌트 유형', '컴포넌트', '역할', '설정'],
    kinds(environment).map(({ kind, component, role, setting, apart }) => [
      kind,
      component ?? null,
      apart?.role ?? role,
      apart?.setting ?? setting ?? null,
    ]),
  )

interface Kind {
  kind: string
  component: string | null | undefined
  role: string
  setting: string | null | undefined
  /** What the table with a column for each says instead. */
  apart?: { role: string; setting: string | null }
}

function kinds(environment: Environment): Kind[] {
  const { delivery, registry, keyVault, secrets } = environment
  const { ci, cd, package: packaging, images } = delivery
  const stages = [ci, cd, packaging, images]
  const all: Kind[] = [
    {
      kind: 'Container Registry',
      component: registry && `Azure Container Registry (${registry.sku})`,
      role: '이미지 저장소',
      setting: registry?.geo ? 'Geo-replication' : null,
    },
    {
      kind: '레지스트리 주소',
      component: registry?.loginServer,
      role: '이미지를 올리고 받는 곳',
      setting: registry?.subnet ? 'Private Endpoint' : '공용 주소, ID 인증',
    },
    { kind: 'CI', component: ci?.tool, role: '지속적 통합 파이프라인', setting: join(ci?.note, ci?.repository) },
    {
      kind: 'CD',
      component: cd?.tool,
      role: cd?.note ?? 'GitOps 배포',
      setting: join(`${glossary.strategy[delivery.strategy]} 배포`, cd?.repository),
      apart: { role: 'GitOps 배포', setting: join(cd?.note, glossary.strategy[delivery.strategy], cd?.repository) },
    },
    {
      kind: '패키지 관리',
      component: packaging?.tool,
      role: 'Kubernetes 패키지 관리 도구',
      setting: join(packaging?.note, `values-${environment.id}.yaml`),
    },
    {
      kind: '환경별 설정',
      component: `values-${environment.id}.yaml, ConfigMap`,
      role: `${environment.name} Helm 설정 파일`,
      setting: '환경 변수 관리',
      apart: { role: '환경 변수 관리', setting: `${environment.name} 전용 설정` },
    },
    {
      kind: '시크릿 관리',
      component: keyVault ? 'Azure Key Vault' : 'Kubernetes Secret',
      role: '민감 정보 관리',
      setting: `DB 연결 정보 등 비밀 ${secrets.length}개, 값은 저장소에 두지 않음`,
    },
    {
      kind: '보안 스캔',
      component: join(...new Set(stages.flatMap(stage => stage?.scan ?? []))),
      role: 'Container 이미지 취약점 스캐너',
      setting: null,
    },
    { kind: '인증', component: join(ci?.auth, cd?.auth), role: '배포 파이프라인의 인증', setting: null },
    {
      kind: '롤백 정책',
      component: stages.some(stage => stage?.rollback) ? `${cd?.rollback ? cd.tool : '단계별'} 롤백` : null,
      role: join(...stages.map(stage => stage?.rollback && rollbackText(stage))),
      setting: null,
    },
  ]
  return all.filter(({ component }) => component)
}

const join = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(', ')
const rollbackText = ({ rollback, rollbackWithin }: DeliveryStage) =>
  `${rollback}${rollbackWithin === null ? '' : ` (${duration(rollbackWithin)} 내)`}`

/** How a change comes out. */
export function flow({ delivery, targets }: Environment): Grid | null {
  const rows: [string, string | null][] = [
    ['배포 방식', glossary.strategy[delivery.strategy]],
    ['시작 조건', delivery.trigger],
    ['시험', delivery.test],
    ['테스트 커버리지', delivery.coverage === null ? null : `${percent(delivery.coverage)} 이상`],
    ['배포 시간 목표', targets.deployTime === null ? null : `${duration(targets.deployTime)} 이내`],
    ['다운타임', downtimeText(delivery)],
  ]
  return grid(
    ['항목', '내용'],
    rows.filter(([, value]) => value !== null),
  )
}

export const downtimeText = ({ downtime }: Environment['delivery']) =>
  downtime === null ? null : downtime.max === 0 ? 'Zero Downtime' : `허용 (${durationRange(downtime)})`
