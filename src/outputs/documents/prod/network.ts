import type { Environment } from '../../../model/architecture.ts'
import { duration, span } from '../../../print/korean.ts'
import { parameterExcerpt } from '../excerpts.ts'
import { exposed, managedStores, wayIn, zonesText } from '../facts.ts'
import * as glossary from '../glossary.ts'
import { networkPolicyTables, type PolicyTables } from '../network-policies.ts'
import { discovery, routes, securityGroups, storeLabel, subnets, traffic, vnetRows } from '../network-rows.ts'
import { type Page, section } from '../page.ts'
import { networkPicture, type Picture } from '../pictures.ts'
import { type Grid, type Row, row, type Settings, settings } from '../table.ts'

interface TopologyView {
  picture: Picture
  flows: string[]
  traffic: Grid | null
  vnet: Settings
  subnetCaption: string | null
  subnets: Grid | null
  groupTitle: string
  groups: { caption: string; table: Grid }[]
  notices: string[]
}

/** 4.1 네트워크 토폴로지 */
export const topology = section<TopologyView>('prod/topology', page => {
  const { environment, words } = page
  const { subnets: table, subnetNotices } = subnets(environment, words.captions ? '서브넷 이름' : '서브넷')
  return {
    picture: networkPicture(page),
    flows: flows(page),
    traffic: traffic(page),
    vnet: settings({ ...words, captions: true }, [['VNet 기본 설정', vnetRows(environment)]]),
    subnetCaption: '서브넷 세부 구성',
    subnets: table,
    groupTitle: words.securityGroup,
    groups: securityGroups(page),
    notices: subnetNotices,
  }
})

function flows(page: Page): string[] {
  const { environment } = page
  const way = wayIn(environment)
  const stores = managedStores(environment)
  const outside = environment.externals.filter(({ definition }) => definition.direction === 'outbound')
  const zones = environment.zones.length > 1 ? ' (Multi-Zone)' : ''
  return [
    `인터넷 → ${way.slice(0, -1).join(' → ')}`,
    `${way.at(-2)} → AKS${zones} → 애플리케이션 서비스 ${exposed(environment).length}개`,
    ...(stores.length > 0
      ? [
          `애플리케이션 서비스 → ${environment.privateEndpoints.length > 0 ? 'Private Endpoints → ' : ''}${stores.map(storeLabel).join(', ')}`,
        ]
      : []),
    ...outside.map(external => {
      const playing = environment.services.find(({ id }) => id === external.service)
      return `외부 통신: 애플리케이션 서비스 → ${playing ? `${playing.definition.name} (${external.definition.name} 모의)` : `${external.definition.name} (${external.reach}${external.host ? `, ${external.host}` : ''}${external.cidr ? `, ${external.cidr}` : ''})`}`
    }),
  ]
}

interface RoutingView {
  title: string | null
  gateway: Settings
  routes: Grid | null
  wafTitle: string
  wafs: { name: string; excerpt: string }[]
  file: string
}

/** 4.2 트래픽 라우팅 */
export const routing = section<RoutingView>('prod/routing', page => {
  const { environment, words } = page
  return {
    title: environment.gateway || environment.frontDoor ? words.gateway : 'Ingress 구성',
    gateway: settings(words, [
      ['기본 설정', gatewayRows(environment, words.captions)],
      ['프론트엔드 구성', frontendRows(environment)],
      ['백엔드 및 라우팅', backendRows(environment, words.captions)],
      ['Azure Front Door', frontDoorRows(environment)],
    ]),
    routes: routes(environment),
    wafTitle: words.waf,
    file: `main.${environment.id}.bicepparam`,
    wafs: [
      {
        name: 'Application Gateway',
        excerpt: environment.gateway?.waf ? parameterExcerpt(page, 'gateway', ['waf']) : null,
      },
      { name: 'Front Door', excerpt: environment.frontDoor?.waf ? parameterExcerpt(page, 'frontDoor', ['waf']) : null },
    ].flatMap(({ name, excerpt }) => (excerpt ? [{ name, excerpt }] : [])),
  }
})

function gatewayRows({ gateway, ingress }: Environment, azure: boolean): Row[] {
  if (!gateway)
    return row(
      'Ingress Controller',
      glossary.ingress[ingress.controller].name,
      glossary.ingress[ingress.controller].note,
    )
  return [
    ...row('이름', gateway.name, 'Application Gateway'),
    ...row('SKU', gateway.sku, gateway.waf ? 'Web Application Firewall 포함, 고성능 버전' : '고성능 버전'),
    ...(azure
      ? row('용량', `${span(gateway.capacity)} (Auto-scaling)`, '자동 확장')
      : row('인스턴스', `${span(gateway.capacity)} (자동 스케일링)`, '트래픽에 따라 동적 조정')),
    ...row('가용 영역', zonesText(gateway.zones), gateway.zones.length > 1 ? 'Multi-Zone 배포' : '단일 영역'),
  ]
}

function frontendRows({ gateway, names }: Environment): Row[] {
  if (!gateway) return []
  return [
    ...row('Public IP', '고정 IP', `외부 접근용, 도메인 연결용 (${names.publicIp})`),
    ...row('Private IP', gateway.privateIp, '내부 연결용'),
    ...row('인증서', gateway.certificate, 'Key Vault에서 읽음, HTTPS 종단'),
    ...row('최소 TLS', gateway.minTls, '이보다 낮은 버전은 거부'),
  ]
}

function backendRows({ gateway, cluster, ingress, domain }: Environment, azure: boolean): Row[] {
  if (!gateway) return row('호스트', ingress.host, 'HTTPS로 받는 이름')
  return [
    ...row(azure ? 'Backend Pool' : '백엔드 풀', `${cluster.name} Pod`, 'AGIC가 Pod IP로 바로 보냄'),
    ...row('Listener', 'https-listener (443)', 'HTTPS, wildcard SSL'),
    ...row('Routing Rule', 'api-routing', '/api/* → 서비스별 경로'),
    ...row('도메인', domain, '외부에 알린 이름'),
    ...row(
      '상태 확인',
      `${duration(gateway.health.interval)} 간격, 실패 ${gateway.health.failures}회, 성공 ${gateway.health.successes}회`,
      '실패하면 대상에서 제외, 통과하면 자동 복귀',
    ),
  ]
}

function frontDoorRows({ frontDoor }: Environment): Row[] {
  if (!frontDoor) return []
  return [
    ...row('프로필', frontDoor.name, 'Azure Front Door + CDN, 글로벌 가속'),
    ...row(
      'Front Door SKU',
      frontDoor.sku,
      frontDoor.sku === 'Premium' ? '관리 규칙과 Private Link 지원' : '기본 기능',
    ),
    ...row('DDoS 보호', glossary.onOff(frontDoor.ddos), '네트워크 계층 공격 흡수'),
    ...row('Front Door WAF', frontDoor.waf ? frontDoor.waf.mode : null, '글로벌 경계의 웹 방화벽'),
  ]
}

/** 4.3 Network Policies */
export const policies = section<PolicyTables>('prod/policies', page => networkPolicyTables(page))

interface DiscoveryView {
  discovery: Grid | null
  managed: boolean
  endpoints: number
}

/** 4.4 서비스 디스커버리 */
export const serviceDiscovery = section<DiscoveryView>('prod/discovery', page => ({
  discovery: discovery(page),
  managed: managedStores(page.environment).length > 0,
  endpoints: page.environment.privateEndpoints.length,
}))
