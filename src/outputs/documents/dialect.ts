/** Words in which the two heading dialects of the document family differ. */
export interface Words {
  /** Headers of a table of settings. */
  item: string
  value: string
  /** Whether settings stand in captioned tables or in one. */
  captions: boolean
  service: string
  tier: string
  cluster: string
  networkPlugin: string
  networkPolicy: string
  ingress: string
  gateway: string
  securityGroup: string
  waf: string
  hpa: string
  workloads: string
  database: string
  cache: string
  cacheCluster: string
  cacheStrategy: string
  queue: string
  identity: string
  keyVault: string
  monitor: string
  apm: string
  monthlyCost: string
  total: string
}

/** `azure` names the products in headings, `neutral` the kinds of service. */
export const wordsOf = (style: 'azure' | 'neutral', production: boolean): Words => ({
  ...dialects[style],
  ...(production ? {} : developmentWords),
})

/** What the guide for development environments calls the same things. */
const developmentWords: Partial<Words> = {
  item: '설정 항목',
  value: '값',
  tier: '서비스 계층',
  networkPlugin: 'Network Plugin',
  networkPolicy: 'Network Policy',
  ingress: 'Ingress Controller',
  workloads: '애플리케이션 서비스',
}

const dialects: Record<'azure' | 'neutral', Words> = {
  azure: {
    item: '구성 항목',
    value: '설정 값',
    captions: true,
    service: '서비스',
    cluster: 'Azure Kubernetes Service (AKS) 구성',
    tier: '서비스 티어',
    networkPlugin: '네트워크 플러그인',
    networkPolicy: '네트워크 정책',
    ingress: '인그레스',
    gateway: 'Azure Application Gateway 구성',
    securityGroup: '네트워크 보안 그룹 (NSG)',
    waf: 'WAF (Web Application Firewall) 구성',
    hpa: 'HPA (Horizontal Pod Autoscaler) 구성',
    workloads: '애플리케이션 서비스 (운영 최적화)',
    database: 'Azure Database for PostgreSQL Flexible Server',
    cache: 'Azure Cache for Redis',
    cacheCluster: 'Redis 클러스터 구성',
    cacheStrategy: '캐시 전략 (운영 최적화)',
    queue: 'Azure Service Bus',
    identity: 'Azure AD (Microsoft Entra ID) 통합',
    keyVault: 'Azure Key Vault 구성',
    monitor: 'Azure Monitor 통합',
    apm: '애플리케이션 성능 모니터링 (APM)',
    monthlyCost: '월간 비용 분석 (USD)',
    total: '총합',
  },
  neutral: {
    item: '설정 항목',
    value: '설정값',
    captions: false,
    service: '서비스명',
    cluster: 'Kubernetes 클러스터 구성',
    tier: '서비스 티어',
    networkPlugin: 'CNI 플러그인',
    networkPolicy: '네트워크 정책',
    ingress: 'Ingress Controller',
    gateway: 'Application Gateway 구성',
    securityGroup: '네트워크 보안 그룹',
    waf: 'WAF 구성',
    hpa: 'HPA 구성',
    workloads: '애플리케이션 서비스',
    database: '관리형 주 데이터베이스',
    cache: '관리형 캐시 서비스',
    cacheCluster: '캐시 클러스터 구성',
    cacheStrategy: '캐시 전략',
    queue: '관리형 Message Queue',
    identity: '클라우드 Identity 통합',
    keyVault: '관리형 Key Vault 구성',
    monitor: '클라우드 모니터링 통합',
    apm: '애플리케이션 성능 모니터링',
    monthlyCost: '월간 비용 분석',
    total: '총 예상 비용',
  },
}
