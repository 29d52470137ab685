import type { Environment } from '../../../model/architecture.ts'
import { networkPolicyTables, type PolicyTables } from '../network-policies.ts'
import { discovery, routes, securityGroups, subnets, traffic, vnetRows } from '../network-rows.ts'
import { section } from '../page.ts'
import { networkPicture, type Picture } from '../pictures.ts'
import { captioned, type Grid, grid, type Row, row, type Settings } from '../table.ts'

interface View {
  picture: Picture
  parts: Grid | null
  vnet: Settings
  traffic: Grid | null
  access: Grid | null
  stores: Settings
  groups: { caption: string; table: Grid }[]
  discovery: Grid | null
  routes: Grid | null
  notices: string[]
}

/** 4. 네트워크 아키텍처 */
export const network = section<View>('dev/network', page => {
  const { environment, words } = page
  const { subnetNotices } = subnets(environment, '서브넷')
  return {
    picture: networkPicture(page),
    parts: parts(environment),
    vnet: captioned(words, [['네트워크 설정', vnetRows(environment)]]),
    traffic: traffic(page),
    access: access(environment),
    stores: captioned(words, [['Database 접근 제한', storeAccess(environment)]]),
    groups: securityGroups(page),
    discovery: discovery(page),
    routes: routes(environment),
    notices: subnetNotices,
  }
})

/** The network and its subnets in one table. */
function parts(environment: Environment): Grid | null {
  const { subnets: table } = subnets(environment, '')
  return grid(
    ['네트워크 구성요소', '주소 대역', '용도', '특별 설정', '쓸 수 있는 주소', '필요한 주소'],
    [
      [
        'Virtual Network',
        `${environment.network.vnet} (${environment.network.addressSpace})`,
        '전체 네트워크',
        'Azure CNI 사용',
        '-',
        '-',
      ],
      ...(table?.rows ?? []),
    ],
  )
}

function access({ network }: Environment): Grid | null {
  const open = network.podTraffic === 'allow'
  return grid(
    ['정책 유형', '설정', '설명'],
    [
      [
        'Default Policy',
        open ? 'ALLOW_ALL_NAMESPACES (allow-all)' : 'DENY (default-deny)',
        open ? '개발 편의성을 위한 허용적 정책' : '연결 목록에 있는 것만 통신',
      ],
      ['Complexity Level', open ? 'Basic' : 'Strict', open ? '단순한 보안 구성' : '서비스마다 정책 하나'],
    ],
  )
}

/** Who may reach the stores: what the guide calls access to the database. */
function storeAccess({ connections, stores, services }: Environment): Row[] {
  const users = (id: string) => [
    ...new Set(
      connections
        .filter(({ from, to }) => from.kind === 'service' && to.kind === 'store' && to.id === id)
        .map(({ from }) => services.find(service => service.id === from.id)?.definition.name ?? from.id),
    ),
  ]
  if (stores.length === 0) return []
  return [
    ...row(
      '허용 대상',
      stores.map(({ id, definition }) => `${definition.name}: ${users(id).join(', ') || '없음'}`).join('\n'),
      '애플리케이션 Pod (연결이 정의된 서비스)',
    ),
    ...row('프로토콜', [...new Set(stores.map(({ tls }) => (tls ? 'TLS' : 'TCP')))].join(', '), '데이터베이스 연결'),
    ...row(
      '포트',
      stores.map(({ port }) => port).join(', '),
      `${stores.map(({ definition }) => definition.name).join(', ')} 포트`,
    ),
  ]
}

/** 7.2 Network Policies */
export const policies = section<PolicyTables>('dev/policies', page => networkPolicyTables(page))
