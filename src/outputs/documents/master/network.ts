import type { Architecture, Environment } from '../../../model/architecture.ts'
import { type ComparedRow, compare } from '../comparison.ts'
import * as glossary from '../glossary.ts'
import { section } from '../page.ts'
import type { Grid } from '../table.ts'

interface View {
  strategy: Grid | null
  principles: { name: string; text: string }[]
  security: Grid | null
}

/** 3. 네트워크 아키텍처 비교 */
export const network = section<View, Architecture>('master/network', architecture => ({
  strategy: compare(architecture, '구성 요소', '비교', strategyRows),
  principles: principles(architecture),
  security: compare(architecture, '보안 요소', '보안 수준', securityRows),
}))

const strategyRows: ComparedRow[] = [
  {
    name: '인그레스',
    of: ({ gateway, ingress }) =>
      gateway ? `Azure Application Gateway${gateway.waf ? ' + WAF' : ''}` : glossary.ingress[ingress.controller].name,
    remark: 'WAF 보안 강화',
  },
  {
    name: '네트워크',
    of: ({ network }) =>
      network.subnets.length === 1
        ? `단일 VNet 구성 (${network.addressSpace})`
        : `다중 서브넷 ${network.subnets.length}개 (${network.subnets.map(({ id }) => id).join('/')})`,
    remark: '계층적 네트워크 분리',
  },
  {
    name: '보안',
    of: ({ network, privateEndpoints }) =>
      privateEndpoints.length > 0
        ? `Private Endpoint ${privateEndpoints.length}개, NSG 강화`
        : network.podTraffic === 'deny'
          ? '엄격한 Network Policy'
          : '기본 Network Policy',
    remark: '엔터프라이즈급 보안',
  },
  {
    name: '접근',
    of: ({ privateEndpoints, cluster }) =>
      privateEndpoints.length > 0
        ? `Private Link 기반 보안 접근${cluster.private ? ', 프라이빗 클러스터' : ''}`
        : '인터넷 직접 접근 허용',
    remark: '보안 접근 제한',
  },
]

/** What all environments do. */
function principles({ environments }: Architecture): View['principles'] {
  const every = (holds: (environment: Environment) => boolean) => environments.every(holds)
  const some = (holds: (environment: Environment) => boolean) => environments.filter(holds).map(({ name }) => name)
  const identities = some(({ services }) => services.some(({ identity }) => identity !== null))
  const endpoints = some(({ privateEndpoints }) => privateEndpoints.length > 0)
  const where = (names: string[]) => (names.length === environments.length ? '모든 환경' : names.join(', '))
  return [
    {
      name: 'Network Policies',
      text: `Pod 간 통신 제어 및 마이크로 세그먼테이션 (${every(({ network }) => network.podTraffic === 'deny') ? '모든 환경에서 기본 거부' : `기본 거부: ${some(({ network }) => network.podTraffic === 'deny').join(', ') || '없음'}`})`,
    },
    ...(identities.length > 0
      ? [{ name: 'Managed Identity', text: `키 없는 인증으로 Azure 서비스 안전 접근 (${where(identities)})` }]
      : []),
    ...(endpoints.length > 0
      ? [{ name: 'Private Endpoints', text: `Azure 서비스 보안 연결 (${where(endpoints)})` }]
      : []),
    { name: 'TLS 암호화', text: '모든 외부 통신 암호화' },
  ]
}

const securityRows: ComparedRow[] = [
  {
    name: 'Network Policy',
    of: ({ network }) => (network.podTraffic === 'deny' ? '엄격한 적용 (기본 거부)' : '기본 (개발 편의성 고려)'),
    remark: '강화',
  },
  {
    name: '시크릿 관리',
    of: ({ keyVault }) =>
      keyVault ? `Azure Key Vault${keyVault.sku === 'premium' ? ' (HSM)' : ''}` : 'Kubernetes Secrets',
    remark: 'HSM 보안',
  },
  {
    name: '암호화',
    of: ({ gateway, network }) =>
      gateway
        ? `외부 구간과 데이터 구간 TLS ${gateway.minTls} 이상${network.podTls === 'mtls' ? ', Pod 사이 mTLS' : ''}`
        : 'HTTPS 인그레스 레벨',
    remark: '완전 암호화',
  },
  {
    name: '웹 보안',
    of: ({ gateway, frontDoor }) =>
      [gateway?.waf || frontDoor?.waf ? 'WAF' : null, frontDoor?.ddos ? 'DDoS 보호' : null]
        .filter(Boolean)
        .join(' + ') || null,
    remark: '전용으로 적용',
  },
]
