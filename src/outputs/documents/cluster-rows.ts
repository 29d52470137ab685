import { kubernetesVersion } from '../../catalog/kubernetes-versions.ts'
import type { Environment, NodePool } from '../../model/architecture.ts'
import { number, percent, sizeGB, span } from '../../print/korean.ts'
import type { Words } from './dialect.ts'
import { shortVm, vmText, zonesText } from './facts.ts'
import * as glossary from './glossary.ts'
import { type Row, row } from './table.ts'

/** How the cluster is set up, one line a decision. */
export function clusterRows(
  { cluster, ingress, privateEndpoints, network, region, protect }: Environment,
  words: Words,
): Row[] {
  const support = kubernetesVersion(cluster.version)
  return [
    ...row('Kubernetes 버전', cluster.version, support ? `최신 안정 버전, 표준 지원 ${support.end}까지` : '안정 버전'),
    ...row(words.tier, cluster.tier, glossary.tier[cluster.tier]),
    ...row(
      words.networkPlugin,
      glossary.networkMode[cluster.networkMode].name,
      `고성능 네트워킹, ${glossary.networkMode[cluster.networkMode].note}`,
    ),
    ...row(
      words.networkPolicy,
      glossary.networkPolicy[cluster.networkPolicy].name,
      network.podTraffic === 'allow' ? '기본 Pod 통신 제어' : glossary.networkPolicy[cluster.networkPolicy].note,
    ),
    ...row(words.ingress, glossary.ingress[ingress.controller].name, glossary.ingress[ingress.controller].note),
    ...row('인그레스 호스트', ingress.host, 'HTTPS로 받는 이름'),
    ...Object.entries(ingress.annotations).flatMap(([key, value]) =>
      row(`Ingress 주석 ${key}`, value, '인그레스 동작 조정'),
    ),
    ...row(
      'DNS',
      privateEndpoints.length > 0 ? 'CoreDNS + Private DNS' : 'CoreDNS',
      privateEndpoints.length > 0 ? 'Kubernetes 기본, 내부 도메인 해석' : '클러스터 DNS',
    ),
    ...row('RBAC', glossary.rbac[cluster.rbac].name, glossary.rbac[cluster.rbac].note),
    ...row(
      'Pod Security',
      glossary.podSecurity[cluster.podSecurity].name,
      glossary.podSecurity[cluster.podSecurity].note,
    ),
    ...row(
      '프라이빗 클러스터',
      String(cluster.private),
      cluster.private ? '보안 강화, API 서버는 VNet 안에서만' : 'API 서버 공용 주소',
    ),
    ...row('API 서버 허용 주소', cluster.authorizedIps.join(', '), '이 주소에서만 관리'),
    ...row('서비스 CIDR', cluster.serviceCidr, `ClusterIP 대역, CoreDNS ${cluster.dnsServiceIp}`),
    ...row('Pod CIDR', cluster.networkMode === 'overlay' ? cluster.podCidr : null, '오버레이 대역, VNet과 겹치지 않음'),
    ...row(
      '아웃바운드',
      glossary.outbound[cluster.outbound],
      network.firewallIp ? `방화벽 ${network.firewallIp} 경유` : '클러스터에서 나가는 길',
    ),
    ...row('호스트 암호화', cluster.hostEncryption ? '활성화' : null, '임시 디스크와 캐시까지 암호화'),
    ...row(
      '자동 업그레이드',
      `클러스터 ${cluster.upgrade.channel}, 노드 OS ${cluster.upgrade.nodeOs}`,
      '유지 관리 시간에 적용',
    ),
    ...row('리전', region.name, '리소스 배치'),
    ...row('삭제 보호', glossary.onOff(protect), protect ? '삭제 잠금과 제거 방지' : '지우고 다시 만들 수 있음'),
  ]
}

/** '70% 비용 절약', from the saving that names the pool's cost item. */
function spotSaving(pool: NodePool, { cost }: Environment): string {
  const items = cost.items.filter(({ of }) => of.includes(`cluster.pools.${pool.id}`)).map(({ id }) => id)
  const saving = cost.savings.find(({ of, applied, rate }) => applied && rate !== null && items.includes(of))
  return saving ? `${percent(saving.rate!)} 비용 절약` : '여유 용량 할인'
}

function commitment(pool: NodePool, { cost }: Environment): string | null {
  const items = cost.items.filter(({ of }) => of.includes(`cluster.pools.${pool.id}`)).map(({ id }) => id)
  const saving = cost.savings.find(({ of, commitment }) => commitment !== null && items.includes(of))
  return saving ? `${saving.name} ${saving.applied ? '적용' : '검토'}` : null
}

/** One pool, in the words of the captioned dialect. */
export function poolRows(pool: NodePool, environment: Environment): Row[] {
  const multi = pool.zones.length > 1
  return [
    ...row('VM 크기', pool.vm, vmText(pool)),
    ...row('노드 수', `${number(pool.count)}개`, pool.autoscale ? '기본 노드 수' : '고정 노드 수'),
    ...row(
      '자동 스케일링',
      glossary.onOff(pool.autoscale),
      pool.autoscale ? (pool.mode === 'System' ? '동적 확장' : '워크로드 기반 확장') : '비용 절약을 위한 고정 크기',
    ),
    ...(pool.autoscale
      ? [
          ...row('최소 노드', `${pool.nodes.min}개`, '최소 보장'),
          ...row('최대 노드', `${pool.nodes.max}개`, '확장 한계'),
        ]
      : []),
    ...row('최대 Pod 수', pool.maxPods, '노드당 최대 Pod'),
    ...row(
      '가용 영역',
      multi ? zonesText(pool.zones) : pool.zones.map(zone => `Zone-${zone}`).join(', ') || '영역 없음',
      multi ? 'Multi-Zone 배포' : '단일 영역 (비용 절약)',
    ),
    ...row('Node Taints', pool.taints.map(({ text }) => text).join(', '), '워크로드 격리'),
    ...row(
      'Node Labels',
      Object.entries(pool.labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(', '),
      '배치 조건',
    ),
    ...row(
      '가격 정책',
      pool.spot ? 'Spot Instance' : '종량제',
      pool.spot ? `${spotSaving(pool, environment)}, 회수될 수 있음` : (commitment(pool, environment) ?? '약정 없음'),
    ),
    ...row('OS 디스크', pool.osDiskGB === null ? null : sizeGB(pool.osDiskGB), '노드마다 하나'),
    ...row('업그레이드 서지', pool.surge, '업그레이드 중에 더해지는 노드'),
    ...row('서브넷', pool.subnet, '노드가 주소를 받는 곳'),
    ...row('용도', pool.purpose ?? poolPurpose(pool), `풀 이름 ${pool.name}`),
  ]
}

export const poolTitle = ({ mode, id }: NodePool) =>
  mode === 'System' ? `시스템 노드 풀 (${id})` : `애플리케이션 노드 풀 (${id})`

export const poolPurpose = ({ mode }: NodePool) => (mode === 'System' ? '시스템 워크로드' : '애플리케이션 워크로드')

/** The same as one line a pool. */
export const poolLine = (pool: NodePool): string[] => {
  const perZone =
    pool.zones.length > 1 && pool.count % pool.zones.length === 0 ? ` (Zone별 ${pool.count / pool.zones.length}개)` : ''
  return [
    pool.mode === 'System' ? 'System' : pool.id === 'apps' ? 'Application' : pool.id,
    pool.vm,
    `${pool.count}개${perZone}`,
    pool.zones.length > 1 ? `${pool.zones.length}-Zone (${zonesText(pool.zones)})` : '단일 영역',
    pool.autoscale ? `자동 (${span(pool.nodes)})` : '수동',
    pool.purpose ?? poolPurpose(pool),
    vmText(pool),
    `${pool.maxPods}`,
    pool.osDiskGB === null ? '-' : sizeGB(pool.osDiskGB),
    [
      ...pool.taints.map(({ text }) => text),
      ...Object.entries(pool.labels).map(([key, value]) => `${key}=${value}`),
      ...(pool.spot ? ['Spot'] : []),
    ].join(', ') || '-',
    pool.surge,
    pool.subnet,
  ]
}

export const poolColumns = [
  '노드 풀',
  '인스턴스 크기',
  '노드 수',
  'Multi-Zone',
  '스케일링',
  '용도',
  '사양',
  '노드당 최대 Pod',
  'OS 디스크',
  'Taint와 Label',
  '서지',
  '서브넷',
]

/** 'D4s_v3 × 3개, D2s_v3 × 3개' */
export const poolsText = (pools: readonly NodePool[]) =>
  pools.map(({ vm, count, spot }) => `${shortVm(vm)} × ${count}개${spot ? ' (Spot)' : ''}`).join(', ')
