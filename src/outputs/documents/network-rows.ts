import { subnetDemands } from '../../model/address-demand.ts'
import type { Address, Connection, Environment, SecurityRule, Store, Subnet } from '../../model/architecture.ts'
import { ports } from '../../model/ports.ts'
import { number, particle } from '../../print/korean.ts'
import { partyName } from './facts.ts'
import * as glossary from './glossary.ts'
import type { Page } from './page.ts'
import { type Grid, grid, type Row, row } from './table.ts'

/** 'application' → 'Application Subnet' */
export const subnetTitle = (id: string) =>
  `${id
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')} Subnet`

export function vnetRows({ network }: Environment): Row[] {
  return [
    ...row('Virtual Network', network.vnet, 'Azure CNI 사용'),
    ...row('주소 공간', network.addressSpace, '전체 VNet 대역'),
    ...row(
      'Pod 간 기본 정책',
      network.podTraffic === 'deny' ? '거부 (허용한 연결만)' : '허용',
      network.podTraffic === 'deny' ? '연결 목록에 있는 것만 통신' : '개발 편의성을 위한 허용적 정책',
    ),
    ...row(
      'Pod 간 암호화',
      network.podTls === 'mtls' ? 'mTLS' : '없음',
      network.podTls === 'mtls' ? '서비스 사이 상호 인증' : '클러스터 내부는 평문, 외부 구간은 TLS',
    ),
    ...row('네트워크 감시', network.watcher.map(kind => watchers[kind]).join(', '), '흐름 기록과 연결 확인'),
    ...row('방화벽', network.firewallIp, '밖으로 나가는 트래픽의 다음 홉'),
    ...network.peers.flatMap(peer => row(`피어링 ${peer.id}`, peer.addressSpace, peer.purpose ?? '연결된 네트워크')),
  ]
}

const watchers = { 'vnet-flow-logs': 'VNet 흐름 로그', 'connection-monitor': '연결 모니터' } as const

/** Subnets with what they are for, and addresses they have against those they need. */
export function subnets(
  environment: Environment,
  firstColumn: string,
): { subnets: Grid | null; subnetNotices: string[] } {
  const demands = subnetDemands(environment)
  return {
    subnets: grid(
      [firstColumn, '주소 대역', '용도', '특별 설정', '쓸 수 있는 주소', '필요한 주소 (처음 → 최대)'],
      demands.map(({ subnet, supply, now, most }) => [
        subnetTitle(subnet.id),
        subnet.cidr,
        subnet.purpose ?? glossary.subnetPurpose[subnet.for].purpose,
        subnetSettings(subnet),
        number(supply),
        now === most ? number(now) : `${number(now)} → ${number(most)}`,
      ]),
    ),
    subnetNotices: demands
      .filter(({ supply, most }) => most > supply)
      .map(
        ({ subnet, supply, most }) =>
          `${particle(subnetTitle(subnet.id), '은/는')} 주소 ${number(supply)}개를 줄 수 있으나 최대 구성에는 ${number(most)}개가 필요합니다. 대역을 넓히거나 Pod를 오버레이로 옮겨야 합니다.`,
      ),
  }
}

function subnetSettings({ for: use, serviceEndpoints, delegation, natGateway, routeTable, notes }: Subnet): string {
  const parts = [
    glossary.subnetPurpose[use].setting,
    ...(delegation ? [`Delegation: ${delegation}`] : []),
    ...(serviceEndpoints.length > 0 ? [`Service Endpoints: ${serviceEndpoints.join(', ')}`] : []),
    ...(natGateway ? ['NAT Gateway'] : []),
    ...(routeTable ? ['경로 테이블'] : []),
    ...(notes ? [notes] : []),
  ]
  return [...new Set(parts)].join(', ')
}

/** The rules of each subnet that has any. */
export function securityGroups({ environment, words }: Page): { caption: string; table: Grid }[] {
  return environment.network.subnets.flatMap(subnet => {
    const table = grid(
      ['방향', '우선순위', '규칙 이름', '포트', '소스/대상', '액션', '목적'],
      subnet.rules.map(rule => [
        words.captions ? directions[rule.direction] : rule.direction,
        String(rule.priority),
        rule.name,
        portsText(rule),
        addressText(rule.direction === 'Inbound' ? rule.source : rule.destination),
        rule.access,
        rule.purpose,
      ]),
    )
    return table ? [{ caption: `${groupTitle(subnet)} NSG (${subnet.nsg})`, table }] : []
  })
}

const directions = { Inbound: '인바운드', Outbound: '아웃바운드' } as const
const groupTitles: Partial<Record<Subnet['for'], string>> = {
  nodes: 'AKS',
  'application-gateway': 'Application Gateway',
}
const groupTitle = ({ for: use, id }: Subnet) => groupTitles[use] ?? subnetTitle(id)
const portsText = ({ ports, protocol }: SecurityRule) =>
  protocol === 'Udp' || protocol === 'Icmp' ? `${protocol} ${ports.join(',')}` : ports.join(',')
const addressText = ({ prefix, subnet }: Address) =>
  prefix === '*' ? '모든 주소' : subnet ? `${subnetTitle(subnet)} (${prefix})` : prefix

/** Who talks to whom: one line for a target reached the same way, however many reach it. */
export function traffic(page: Page): Grid | null {
  const groups = new Map<string, { connection: Connection; from: string[] }>()
  for (const connection of page.environment.connections) {
    const { to, protocol, port, via, access } = connection
    const key = [to.kind, to.id, protocol, port, via, access].join('|')
    const group = groups.get(key) ?? { connection, from: [] }
    group.from.push(partyName(page, connection.from))
    groups.set(key, group)
  }
  return grid(
    ['출발', '도착', '프로토콜', '포트', '경로', '권한'],
    [...groups.values()].map(({ connection, from }) => [
      [...new Set(from)].join(', '),
      partyName(page, connection.to),
      connection.protocol,
      String(connection.port),
      glossary.connectionWay[connection.via],
      connection.access === null ? '-' : accesses[connection.access],
    ]),
  )
}

const accesses = { 'read-write': '읽기/쓰기', read: '읽기', send: '보내기', receive: '받기' } as const

/** Names inside the cluster and of the managed services. */
export function discovery({ environment, words }: Page): Grid | null {
  const entrance = environment.gateway ? 'Application Gateway' : glossary.ingress[environment.ingress.controller].name
  const services = environment.services.map(({ id, definition, port, nodePort }) => [
    definition.name,
    `${id}.${environment.namespace}.svc.cluster.local`,
    String(port),
    definition.role
      ? /API|모의|서비스$/.test(definition.role)
        ? definition.role
        : `${definition.role} API`
      : '애플리케이션',
    definition.routes.length > 0
      ? `${definition.routes.join(', ')}${nodePort ? ` (NodePort ${nodePort})` : ''}`
      : '클러스터 내부만',
    definition.routes.length > 0 ? entrance : '-',
  ])
  const stores = environment.stores.flatMap(store => [
    [
      storeLabel(store),
      store.host,
      String(store.port),
      storeUse(store),
      store.hosting === 'pod' ? '클러스터 내부만' : 'Private Endpoint',
      '-',
    ],
    ...(store.hosting === 'azure-postgresql'
      ? store.replicas.map(replica => [
          `${storeLabel(store)} (${replica.id} 복제본)`,
          replica.host,
          String(store.port),
          glossary.replicaPurpose[replica.purpose],
          'Private Endpoint',
          '-',
        ])
      : []),
  ])
  const buses = [environment.messaging, environment.streaming].flatMap(bus =>
    bus
      ? [
          [
            bus === environment.messaging ? 'Azure Service Bus' : 'Azure Event Hubs',
            bus.host,
            `${ports.amqps}`,
            '메시징',
            bus.subnet ? 'Private Endpoint' : '공용 주소',
            '-',
          ],
        ]
      : [],
  )
  const vault = environment.keyVault
    ? [
        [
          'Azure Key Vault',
          environment.keyVault.host,
          '443',
          '비밀과 인증서',
          environment.keyVault.subnet ? 'Private Endpoint' : '공용 주소',
          '-',
        ],
      ]
    : []
  const address = words.captions ? '내부 주소' : '내부 DNS 주소'
  return grid(
    [words.service, address, '포트', '용도', '외부 접근 방법', 'LoadBalancer 유형'],
    [...services, ...stores, ...buses, ...vault],
  )
}

/** 'Azure PostgreSQL' where Azure runs it, 'PostgreSQL' where a Pod does. */
export const storeLabel = (store: Store) =>
  store.hosting === 'pod' ? store.definition.name : `Azure ${store.definition.name}`

const storeUse = (store: Store) =>
  store.hosting === 'pod'
    ? (store.definition.purpose ?? glossary.engine[store.definition.engine].kind)
    : managedUse[store.definition.engine]
const managedUse = { postgresql: '관리형 데이터베이스', redis: '관리형 캐시 서버', blob: '관리형 파일 저장소' } as const

/** Paths from outside and where they lead. */
export function routes(environment: Environment): Grid | null {
  return grid(
    ['경로', '서비스', '포트'],
    environment.services.flatMap(({ definition, port }) =>
      definition.routes.map(path => [path, definition.name, String(port)]),
    ),
  )
}
