import type { Architecture, Environment } from '../../model/architecture.ts'
import { duration } from '../../print/korean.ts'
import { labelOf } from './facts.ts'
import * as glossary from './glossary.ts'
import { type Grid, grid, type Row, row } from './table.ts'

/** The layers of the system's security model with what stands in each here; a layer without anything says so. */
export function layers(architecture: Architecture, environment: Environment): Grid {
  const names =
    architecture.system.layers.length > 0 ? architecture.system.layers : ['Network', 'Gateway', 'Identity', 'Data']
  return grid(
    ['계층', '구성 요소', '목적'],
    names.map((name, at) => {
      const kind = layerKinds[name.toLowerCase()] ?? 'other'
      return [
        `L${at + 1}_${name}`,
        components[kind](architecture, environment).join(', ') || '해당 없음',
        purposes[kind],
      ]
    }),
  )!
}

type LayerKind = 'network' | 'gateway' | 'platform' | 'identity' | 'application' | 'data' | 'other'

const layerKinds: Record<string, LayerKind> = {
  network: 'network',
  perimeter: 'network',
  gateway: 'gateway',
  platform: 'platform',
  identity: 'identity',
  application: 'application',
  data: 'data',
}

const purposes: Record<LayerKind, string> = {
  network: '네트워크 레벨 보안',
  gateway: 'API 레벨 인증 및 인가 제어',
  platform: '플랫폼 레벨 보안',
  identity: '클라우드 리소스의 안전한 접근',
  application: '애플리케이션 레벨 인증/인가',
  data: '데이터 보호 및 암호화',
  other: '추가 보안 계층',
}

const when = (present: unknown, ...names: string[]) => (present ? names : [])

const components: Record<LayerKind, (architecture: Architecture, environment: Environment) => string[]> = {
  network: (_, { frontDoor, gateway, network }) => [
    ...when(frontDoor, frontDoor?.ddos ? 'Azure Front Door (DDoS Protection)' : 'Azure Front Door'),
    ...when(
      gateway?.waf ?? frontDoor?.waf,
      `Application Gateway WAF (${gateway?.waf?.rules.type ?? 'OWASP'} protection)`,
    ),
    'Network Security Groups (NSG)',
    network.podTraffic === 'deny' ? 'Network Policies (기본 거부)' : 'Network Policies (허용)',
  ],
  gateway: (_, { gateway, ingress }) => [
    gateway ? 'Application Gateway (SSL termination)' : `${glossary.ingress[ingress.controller].name} (TLS 종단)`,
    ...when(gateway?.waf?.rateLimit, 'Rate limiting'),
    ...when(gateway?.waf && gateway.waf.blockCountries.length > 0, '국가별 차단'),
  ],
  platform: (_, { cluster }) => ['AKS RBAC', `Pod Security Standards (${cluster.podSecurity})`, 'Network Policies'],
  identity: ({ auth }, { cluster, services, roles }) => [
    ...when(auth?.scheme, `${auth?.scheme} (서비스가 검증)`),
    ...when(cluster.rbac === 'entra', 'Azure AD integration'),
    ...when(
      services.some(({ identity }) => identity),
      'Managed Identity',
      'Workload Identity',
    ),
    ...when(roles.length > 0 || cluster.rbac === 'kubernetes', 'RBAC policies'),
  ],
  application: ({ auth }, { cluster, services }) => [
    ...when(cluster.rbac === 'entra', 'Azure Active Directory'),
    ...when(
      services.some(({ identity }) => identity),
      'Managed Identity',
    ),
    ...when(auth?.scheme, auth?.scheme ?? ''),
  ],
  data: (_, { privateEndpoints, keyVault, stores }) => [
    ...when(privateEndpoints.length > 0, `Private Endpoints (${privateEndpoints.length}개)`),
    ...when(
      stores.some(({ hosting }) => hosting !== 'pod'),
      '저장 데이터 암호화 (AES-256)',
    ),
    `전송 구간 암호화 (TLS ${leastTls(stores)} 이상)`,
    keyVault ? 'Azure Key Vault' : 'Kubernetes Secret',
  ],
  other: () => [],
}

const leastTls = (stores: Environment['stores']) =>
  stores.flatMap(store => ('minTls' in store ? [store.minTls] : [])).toSorted()[0] ?? '1.2'

/** How users prove who they are, and who the cluster trusts. */
export function identityRows(architecture: Architecture, { cluster, keyVault }: Environment): Row[] {
  const { auth } = architecture
  return [
    ...row('클러스터 인증', glossary.rbac[cluster.rbac].name, glossary.rbac[cluster.rbac].note),
    ...row('사용자 인증', auth?.scheme, '서비스가 요청마다 검증'),
    ...row('서명 키', auth?.key, keyVault ? 'Key Vault의 비밀' : 'Kubernetes Secret'),
    ...row('액세스 토큰 수명', auth?.token?.access == null ? null : duration(auth.token.access), '지나면 다시 발급'),
    ...row(
      '리프레시 토큰 수명',
      auth?.token?.refresh == null ? null : duration(auth.token.refresh),
      '지나면 다시 로그인',
    ),
    ...row('앱 등록', auth?.app?.name, '외부 사용자가 인증하는 애플리케이션'),
    ...row('앱 역할', auth?.app?.roles.join(', '), '토큰에 담기는 역할'),
  ]
}

/** What each service may reach in Azure, by its own identity. */
export function identities(environment: Environment): Grid | null {
  const withIdentity = environment.services.filter(({ identity }) => identity !== null)
  return grid(
    ['서비스', 'Managed Identity', '서비스 계정', '권한'],
    withIdentity.map(service => [
      labelOf(service),
      service.identity,
      service.serviceAccount,
      permissions(environment, service.id).join(', ') || '-',
    ]),
  )
}

const permissions = ({ connections, stores }: Environment, id: string): string[] => {
  const reached = connections.filter(({ from }) => from.kind === 'service' && from.id === id)
  return [
    ...when(
      reached.some(({ to }) => to.kind === 'key-vault'),
      'Key Vault: get secrets',
    ),
    ...reached.flatMap(({ to, access }) => {
      const store = stores.find(store => store.id === to.id)
      if (to.kind === 'store' && store && store.hosting === 'azure-storage')
        return [`${store.definition.name}: ${access === 'read' ? '읽기' : '읽기/쓰기'}`]
      return to.kind === 'queue' || to.kind === 'topic' || to.kind === 'stream'
        ? [`${to.id}: ${access === 'send' ? '보내기' : '받기'}`]
        : []
    }),
  ]
}

export const roles = (environment: Environment): Grid | null =>
  grid(
    ['역할', '리소스', '허용 동작', '받는 쪽'],
    environment.roles.flatMap(({ id, can, to }) =>
      can.map(({ resource, verbs }) => [
        id,
        resource,
        verbs.join(', '),
        to === 'services' ? '서비스 계정 전체' : '배포 계정',
      ]),
    ),
  )

export const privateEndpoints = (environment: Environment): Grid | null =>
  grid(
    ['이름', '대상', '대상 리소스', '그룹', '서브넷', '고정 주소', '포트', '프라이빗 DNS 영역'],
    environment.privateEndpoints.map(({ name, resource, target, groupId, subnet, ip, port, zone }) => [
      name,
      glossary.endpointResource[resource],
      target,
      groupId,
      subnet,
      ip,
      String(port),
      zone,
    ]),
  )

export function keyVaultRows({ keyVault, network }: Environment): Row[] {
  if (!keyVault) return []
  const subnet = network.subnets.find(({ id }) => id === keyVault.subnet)
  return [
    ...row('이름', keyVault.name, `주소 ${keyVault.host}`),
    ...row(
      '계층',
      keyVault.sku === 'premium' ? 'Premium (HSM)' : 'Standard',
      keyVault.sku === 'premium' ? '하드웨어 보안 모듈 키' : '소프트웨어 키',
    ),
    ...row(
      '네트워크',
      subnet ? `Private endpoint only (${subnet.id} 서브넷)` : '공용 주소, ID 인증',
      subnet ? '공용 접근 거부' : '역할이 있는 ID만',
    ),
    ...row('접근 제어', 'Azure RBAC (get, list)', '서비스의 Managed Identity만 비밀을 읽음'),
    ...row('일시 삭제', `${keyVault.softDeleteDays}일`, '지운 비밀을 되살릴 수 있는 기간'),
    ...row(
      '제거 방지',
      glossary.onOff(keyVault.purgeProtection),
      keyVault.purgeProtection ? '기간 안에 완전히 지울 수 없음' : '다시 만들 수 있음',
    ),
    ...row('허용 용도', keyVault.allow.map(use => vaultUses[use]).join(', '), 'Azure 기능의 접근'),
    ...row('비밀 순환', keyVault.rotate.secrets === null ? null : duration(keyVault.rotate.secrets), '이 주기로 바꿈'),
    ...row(
      '인증서 순환',
      keyVault.rotate.certificates === null ? null : duration(keyVault.rotate.certificates),
      '이 주기로 바꿈',
    ),
  ]
}

const vaultUses = {
  deployment: 'VM 배포 (enabledForDeployment)',
  'disk-encryption': '디스크 암호화 (enabledForDiskEncryption)',
  'template-deployment': '템플릿 배포 (enabledForTemplateDeployment)',
} as const

/** Every secret by name: never its value. */
export const secrets = (environment: Environment): Grid | null =>
  grid(
    ['시크릿 이름', '종류', '용도', '읽는 서비스', '순환 정책', '저장 위치'],
    environment.secrets.map(({ id, definition, readers, rotate, store }) => [
      id,
      definition.kind === 'certificate' ? '인증서' : '비밀',
      definition.purpose,
      readers
        .map(reader => environment.services.find(service => service.id === reader)?.definition.name ?? reader)
        .join(', ') || '플랫폼',
      rotate === null ? '수동' : duration(rotate),
      store === 'key-vault' ? 'Azure Key Vault' : 'Kubernetes Secret',
    ]),
  )

/** Policies this environment does not keep, with the reason. */
export const exceptions = (environment: Environment): Grid | null =>
  grid(
    ['정책', '대상', '사유'],
    environment.exceptions.map(({ policy, of, because }) => [policy, of ?? '환경 전체', because]),
  )
