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
export function deliveryByKind(environment: Environment): Grid | null {
  const rows = kinds(environment).map(([kind, component, role, setting]) => [
    kind,
    component,
    [role, setting].filter(Boolean).join(', '),
  ])
  return grid(['컴포넌트 유형', '컴포넌트', '설명'], rows)
}

/** The same with role and setting apart, as the guide for development environments has it. */
export const deliveryRoles = (environment: Environment): Grid | null =>
  grid(['컴포넌트 유형', '컴포넌트', '역할', '설정'], kinds(environment))

function kinds(environment: Environment): [kind: string, component: string, role: string, setting: string][] {
  const { delivery, registry, keyVault, secrets } = environment
  const { ci, cd, package: packaging, images } = delivery
  const stages = [ci, cd, packaging, images]
  const scans = [...new Set(stages.flatMap(stage => stage?.scan ?? []))]
  const rollbacks = stages.flatMap(stage => (stage?.rollback ? [rollbackText(stage)] : []))
  const rows: [string, string | null | undefined, string, string | null | undefined][] = [
    [
      'Container Registry',
      registry && `Azure Container Registry (${registry.sku})`,
      '이미지 저장소',
      registry?.geo ? 'Geo-replication' : null,
    ],
    ['레지스트리 주소', registry?.loginServer, '이미지를 올리고 받는 곳', registry?.subnet ? 'Private Endpoint' : null],
    ['CI', ci?.tool, '지속적 통합 파이프라인', join(ci?.note, ci?.repository)],
    ['CD', cd?.tool, cd?.note ?? 'GitOps 배포', join(`${glossary.strategy[delivery.strategy]} 배포`, cd?.repository)],
    ['패키지 관리', packaging?.tool, 'Kubernetes 패키지 관리 도구', packaging?.note],
    ['환경별 설정', `values-${environment.id}.yaml, ConfigMap`, `${environment.name} Helm 설정 파일`, '환경 변수 관리'],
    [
      '시크릿 관리',
      keyVault ? 'Azure Key Vault' : 'Kubernetes Secret',
      '민감 정보 관리',
      `비밀 ${secrets.length}개, 값은 저장소에 두지 않음`,
    ],
    ['보안 스캔', scans.join(', '), 'Container 이미지 취약점 스캐너', null],
    ['인증', ci?.auth || cd?.auth ? 'Microsoft Entra ID' : null, join(ci?.auth, cd?.auth), '배포 인증'],
    [
      '롤백 정책',
      rollbacks.length > 0 ? `${cd?.rollback ? cd.tool : '단계별'} 롤백` : null,
      rollbacks.join(', '),
      null,
    ],
  ]
  return rows.flatMap(([kind, component, role, setting]) =>
    component ? [[kind, component, role, setting ?? ''] as [string, string, string, string]] : [],
  )
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
