/**
 * The one list of terms: what the documents call a value of the model, so that all of them read as by one author.
 * A value the list lacks does not compile.
 */

import type {
  Alert,
  Cluster,
  Connection,
  IngressController,
  PodStore,
  PostgresqlServer,
  PrivateEndpoint,
  Store,
  Subnet,
} from '../../model/architecture.ts'
import type { DataLoss } from '../../model/data-loss.ts'

export const onOff = (on: boolean) => (on ? '활성화' : '비활성화')

export const tier: Record<Cluster['tier'], string> = {
  Free: '비용 최적화, SLA 없음',
  Standard: '프로덕션 등급, 프로덕션 워크로드 지원',
  Premium: '프로덕션 등급, 장기 지원 버전',
}

export const networkPolicy: Record<Cluster['networkPolicy'], { name: string; note: string }> = {
  azure: { name: 'Azure Network Policies (Kubernetes Network Policies)', note: 'Pod 간 통신 제어' },
  cilium: { name: 'Cilium', note: 'eBPF 기반 Pod 간 통신 제어' },
  calico: { name: 'Calico', note: 'Pod 간 통신 제어' },
}

export const networkMode: Record<Cluster['networkMode'], { name: string; note: string }> = {
  overlay: { name: 'Azure CNI (Overlay)', note: 'Azure 네이티브 네트워킹, Pod는 오버레이 대역 사용' },
  vnet: { name: 'Azure CNI', note: 'Azure 네이티브 네트워킹, Pod가 서브넷 주소 사용' },
}

export const ingress: Record<IngressController['controller'], { name: string; short: string; note: string }> = {
  nginx: { name: 'NGINX Ingress Controller', short: 'NGINX Ingress', note: '오픈소스 Ingress' },
  'application-gateway': {
    name: 'Application Gateway Ingress Controller',
    short: 'Application Gateway',
    note: 'Azure 네이티브 통합',
  },
  'app-routing': { name: '애플리케이션 라우팅 추가 기능', short: '애플리케이션 라우팅', note: 'AKS가 관리하는 NGINX' },
  'gateway-api': { name: 'Gateway API', short: 'Gateway API', note: '표준 Gateway API 라우팅' },
}

export const rbac: Record<Cluster['rbac'], { name: string; note: string }> = {
  entra: { name: 'Azure AD 통합 (Microsoft Entra ID)', note: '엔터프라이즈 인증, 최소 권한 원칙' },
  kubernetes: { name: 'Kubernetes RBAC', note: '클러스터 안의 역할과 바인딩' },
}

export const podSecurity: Record<Cluster['podSecurity'], { name: string; note: string }> = {
  restricted: { name: 'Restricted 정책', note: '강화된 보안 설정' },
  baseline: { name: 'Baseline 정책', note: '알려진 권한 상승 차단' },
  privileged: { name: 'Privileged 정책', note: '제한 없음' },
}

export const outbound: Record<Cluster['outbound'], string> = {
  'load-balancer': 'Standard Load Balancer',
  'nat-gateway': 'NAT Gateway',
  firewall: '방화벽 경유',
}

export const subnetPurpose: Record<Subnet['for'], { purpose: string; setting: string }> = {
  nodes: { purpose: 'AKS 애플리케이션 Pod와 노드', setting: 'CNI 통합' },
  'application-gateway': { purpose: 'Application Gateway', setting: 'Application Gateway 전용' },
  postgresql: { purpose: 'PostgreSQL 전용', setting: 'VNet 통합' },
  'private-endpoints': { purpose: '프라이빗 엔드포인트', setting: 'Private Endpoint' },
  other: { purpose: '기타', setting: '추가 설정 없음' },
}

export const engine: Record<Store['definition']['engine'], { name: string; kind: string; use: string }> = {
  postgresql: { name: 'PostgreSQL', kind: '데이터베이스', use: '데이터베이스 연결' },
  redis: { name: 'Redis', kind: '캐시', use: '캐시 서버 연결' },
  blob: { name: 'Blob 저장소', kind: '오브젝트 저장소', use: '파일 저장소 연결' },
}

export const hosting: Record<Store['hosting'], { product: string; kind: string }> = {
  pod: { product: 'Kubernetes Pod', kind: 'Pod 기반 백킹서비스' },
  'azure-postgresql': { product: 'Azure Database for PostgreSQL Flexible Server', kind: '관리형 데이터베이스' },
  'azure-redis': { product: 'Azure Cache for Redis', kind: '관리형 캐시' },
  'azure-managed-redis': { product: 'Azure Managed Redis', kind: '관리형 캐시' },
  'azure-storage': { product: 'Azure Storage', kind: '관리형 저장소' },
}

export const postgresqlTier: Record<PostgresqlServer['tier'], string> = {
  Burstable: '버스트 가능',
  GeneralPurpose: '범용 용도',
  MemoryOptimized: '메모리 최적화',
}

export const postgresqlHa: Record<PostgresqlServer['ha'], { name: string; note: string }> = {
  'zone-redundant': { name: 'ZoneRedundant', note: '영역 간 중복화, 다중 Zone 복제' },
  'same-zone': { name: 'SameZone', note: '같은 영역의 대기 서버' },
  none: { name: '없음', note: '단일 서버' },
}

export const replicaPurpose = { read: '읽기 부하 분산', dr: '재해복구' } as const

export const backupMethod: Record<PodStore['backup']['method'], string> = {
  'disk-snapshot': 'Azure Disk Snapshot',
  dump: '논리 덤프 (pg_dump)',
  none: '없음',
}

export const lossBound: Record<DataLoss['by'], string> = {
  'log-backup': '트랜잭션 로그 백업 간격',
  'geo-replica': '지역 간 복제와 트랜잭션 로그 백업',
  snapshot: 'RDB 스냅숏 간격',
  'append-only-file': 'AOF 기록 간격',
  'disk-snapshot': '디스크 스냅숏 간격',
  dump: '덤프 간격',
  replication: '저장소 복제',
  nothing: '저장하지 않음',
}

export const endpointResource: Record<PrivateEndpoint['resource'], string> = {
  postgresql: 'PostgreSQL',
  redis: 'Redis',
  'managed-redis': 'Managed Redis',
  'service-bus': 'Service Bus',
  'event-hubs': 'Event Hubs',
  'key-vault': 'Key Vault',
  registry: 'Container Registry',
  storage: '저장소 계정',
}

export const alertMetric: Record<Alert['metric'], string> = {
  cpu: 'CPU 사용률',
  memory: '메모리 사용률',
  disk: '디스크 사용률',
  'pod-restarts': 'Pod 재시작',
  'node-not-ready': '노드 준비 안 됨',
  'failed-requests': '실패한 요청',
  'response-time': '평균 응답시간',
  'resource-health': '리소스 상태 저하',
}

export const disk: Record<string, string> = {
  Standard_LRS: 'Standard HDD',
  StandardSSD_LRS: 'Standard SSD',
  StandardSSD_ZRS: 'Standard SSD (영역 중복)',
  Premium_LRS: 'Premium SSD',
  Premium_ZRS: 'Premium SSD (영역 중복)',
  PremiumV2_LRS: 'Premium SSD v2',
  UltraSSD_LRS: 'Ultra Disk',
}

/** Tools operators use, by the name the spec gives them. */
export const tool: Record<string, { component: string; state: string; note: string }> = {
  'Metrics Server': { component: '메트릭 서버', state: 'Enabled', note: '기본 리소스 메트릭 수집' },
  'Kubernetes Dashboard': { component: '대시보드', state: 'Enabled', note: '웹 기반 클러스터 관리' },
  'kubectl logs': { component: '로그 수집', state: 'Manual', note: '수동 로그 확인' },
}

export const strategy = { RollingUpdate: 'Rolling Update', BlueGreen: 'Blue-Green', Recreate: 'Recreate' } as const

export const weekday = {
  Sunday: '일요일',
  Monday: '월요일',
  Tuesday: '화요일',
  Wednesday: '수요일',
  Thursday: '목요일',
  Friday: '금요일',
  Saturday: '토요일',
} as const

export const connectionWay: Record<Connection['via'], string> = {
  cluster: '클러스터 내부',
  'private-endpoint': 'Private Endpoint',
  vnet: 'VNet 내부',
  internet: '인터넷',
  vpn: 'VPN',
  expressroute: 'ExpressRoute',
}

/** The four layers of the family; a system may name them otherwise. */
export const layerKind = ['network', 'gateway', 'identity', 'data'] as const

export const spread = {
  zone: { name: 'Zone 간 균등 배치', note: '장애 격리' },
  node: { name: '노드 간 균등 배치', note: '장애 격리' },
  none: { name: '제한 없음', note: '스케줄러에 맡김' },
} as const

export const decisionStatus = { decided: '확정', open: '미결', assumed: '가정' } as const

export const area = { compute: '컴퓨팅', storage: '스토리지', network: '네트워킹' } as const

export const logCollection = {
  stdout: '표준 출력(stdout/stderr)',
  'azure-monitor': 'Azure Monitor Agent',
} as const

export const costTarget: Record<string, string> = {
  traffic: '데이터 전송',
  loadBalancer: 'Load Balancer',
  disks: '관리형 디스크',
  environment: '환경 전체',
}
