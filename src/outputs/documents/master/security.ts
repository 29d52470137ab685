import type { Architecture } from '../../../model/architecture.ts'
import { type ComparedRow, compare } from '../comparison.ts'
import * as glossary from '../glossary.ts'
import { section } from '../page.ts'
import { type Grid, grid } from '../table.ts'

interface View {
  layers: Grid | null
  levels: Grid | null
}

/** 5. 보안 아키텍처 비교 */
export const security = section<View, Architecture>('master/security', architecture => ({
  layers: layers(architecture),
  levels: compare(architecture, '보안 영역', '보안 강화', rows(architecture)),
}))

const layerFacts = (scheme: string | null): Record<string, { technology: string; scope: string; aim: string }> => ({
  network: {
    technology: 'Kubernetes Network Policies, NSG',
    scope: 'Pod-to-Pod 통신 제어',
    aim: '내부 네트워크 마이크로 세그먼테이션',
  },
  gateway: {
    technology: ['Ingress의 TLS 종단', ...(scheme ? [`서비스의 ${scheme} 검증`] : [])].join(', '),
    scope: '외부 요청 인증/인가',
    aim: 'API 레벨 인증 및 인가 제어',
  },
  platform: { technology: 'AKS RBAC, Pod Security Standards', scope: '클러스터와 Pod', aim: '플랫폼 레벨 보안' },
  identity: { technology: 'Azure Managed Identity', scope: 'Azure 서비스 접근', aim: '클라우드 리소스 안전한 접근' },
  application: { technology: scheme ?? '사용자 인증 없음', scope: '사용자 요청', aim: '애플리케이션 레벨 인증/인가' },
  data: { technology: 'Private Link + Key Vault', scope: '데이터 암호화 및 비밀 관리', aim: '엔드투엔드 데이터 보호' },
})

const layers = ({ system, auth }: Architecture): Grid | null =>
  grid(
    ['보안 계층', '보안 기술', '적용 범위', '보안 목적'],
    system.layers.map((name, at) => {
      const facts = layerFacts(auth?.scheme ?? null)[name.toLowerCase()]
      return [
        `L${at + 1}_${name}`,
        facts?.technology ?? name,
        facts?.scope ?? '시스템 전체',
        facts?.aim ?? '추가 보안 계층',
      ]
    }),
  )

const rows = ({ auth }: Architecture): ComparedRow[] => [
  {
    name: '인증',
    of: ({ cluster, services }) =>
      [
        auth?.scheme ?? null,
        cluster.rbac === 'entra' ? 'Azure AD' : null,
        services.some(({ identity }) => identity !== null) ? 'Managed Identity' : null,
      ]
        .filter(Boolean)
        .join(' + ') || '없음',
    remark: '엔터프라이즈 인증',
  },
  {
    name: '네트워크',
    of: ({ network, privateEndpoints }) =>
      [
        network.podTraffic === 'deny' ? '엄격한 Network Policy' : '기본 Network Policy',
        privateEndpoints.length > 0 ? 'Private Endpoint' : null,
      ]
        .filter(Boolean)
        .join(' + '),
    remark: '네트워크 격리 강화',
  },
  {
    name: '시크릿',
    of: ({ keyVault }) =>
      keyVault ? `Azure Key Vault${keyVault.sku === 'premium' ? ' (HSM)' : ''}` : 'Kubernetes Secrets',
    remark: '하드웨어 보안 모듈',
  },
  {
    name: '암호화',
    of: ({ gateway, network }) =>
      gateway
        ? `전 구간 TLS ${gateway.minTls} 이상${network.podTls === 'mtls' ? ', Pod 사이 mTLS' : ''}`
        : 'HTTPS (인그레스 레벨)',
    remark: '전 구간 암호화',
  },
  { name: 'Pod 보안', of: ({ cluster }) => glossary.podSecurity[cluster.podSecurity].name, remark: '강화된 Pod 보안' },
]
