import type { Architecture } from '../../model/architecture.ts'
import type { CommentOf } from '../../print/yaml.ts'

/** The comments of values.yaml, in the form helm-docs reads; what each field means stands in values.schema.json. */
export function commentsOf({ services, stores }: Architecture): CommentOf {
  return path => {
    const [section, id, ...deeper] = path
    if (deeper.length > 0) return undefined
    if (id === undefined) return sections[section!]
    if (section === 'services') return described(services.find(service => service.id === id))
    if (section === 'stores') return storeComment(stores.find(store => store.id === id))
    return undefined
  }
}

const sections: Record<string, string> = {
  system: '-- 시스템 id. 인그레스와 레이블의 이름이 된다',
  environment: '-- 환경 id',
  timeZone: '-- CronJob이 따르는 시간대',
  podSecurity: '-- Pod Security Standard: restricted, baseline, privileged',
  namespace: '-- 네임스페이스 객체를 차트가 만들지(create)와 그 레이블',
  image: '-- 이미지 공통 설정. tag를 주면 모든 서비스의 태그를 바꾼다 (서비스의 image.tag가 먼저)',
  existingSecret: '-- Key Vault가 없는 환경에서 비밀을 읽는 Secret의 이름. 값은 차트에 두지 않는다',
  keyVault: '-- 비밀을 가져올 Key Vault. tenantId는 배포 출력에서 온다',
  messaging: '-- KEDA가 큐 길이를 읽는 Service Bus 네임스페이스',
  ingress: '-- 밖에서 들어오는 길: 컨트롤러, 호스트, TLS Secret, 주석',
  network: '-- Pod 사이 통신의 기본 정책: allow 또는 deny',
  metrics: '-- 메트릭 수집 방식: serviceMonitor, annotations, none',
  commonConfig: '-- 모든 서비스가 받는 환경 변수 (ConfigMap cm-common)',
  serviceDefaults: '-- 모든 서비스의 출발점. 서비스에 쓴 값이 그 위에 놓인다',
  services: '-- 서비스. 키는 서비스 id',
  stores: '-- Pod로 띄우는 저장소. 키는 저장소 id',
  storageClasses: '-- 차트가 만드는 스토리지 클래스',
  roles: '-- Kubernetes 역할과 그 주체',
  test: '-- helm test가 쓰는 이미지',
}

const described = (service: Architecture['services'][number] | undefined) =>
  service && `-- ${service.name}${service.role === null ? '' : `: ${service.role}`}`

const storeComment = (store: Architecture['stores'][number] | undefined) =>
  store && `-- ${store.name}${store.purpose === null ? '' : `: ${store.purpose}`}`
