import type { Architecture } from '../../model/architecture.ts'

type Schema = { [keyword: string]: unknown }

/** JSON Schema (draft-07, as Helm reads it) of the values: strict, but for `global` and `enabled` of a parent chart. */
export function valuesSchema({ services, stores }: Architecture): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...object({
      global: { type: 'object', description: '상위 차트가 모든 하위 차트에 주는 값. 이 차트는 쓰지 않는다' },
      enabled: { type: 'boolean', description: '상위 차트가 이 차트를 끄고 켜는 값' },
      system: { ...name, description: '시스템 id' },
      environment: { ...name, description: '환경 id' },
      timeZone: text('CronJob이 따르는 시간대'),
      podSecurity: { enum: ['restricted', 'baseline', 'privileged'], description: 'Pod Security Standard' },
      namespace: object({
        create: { type: 'boolean', description: '네임스페이스 객체를 차트가 만든다' },
        labels: strings('네임스페이스 레이블'),
      }),
      image: object({
        registry: { type: 'string', description: '컨테이너 레지스트리의 로그인 서버' },
        tag: { type: 'string', description: '모든 서비스의 이미지 태그를 바꾼다' },
        pullPolicy: { enum: ['Always', 'IfNotPresent', 'Never'], description: '이미지를 받는 때' },
        pullSecrets: { type: 'array', items: name, description: '이미지를 받을 때 쓰는 Secret' },
      }),
      commonConfig: strings('모든 서비스가 받는 환경 변수'),
      existingSecret: { ...name, description: '비밀을 읽는 Secret의 이름' },
      keyVault: object({
        name: text('Key Vault 이름'),
        tenantId: { type: 'string', description: 'Key Vault가 속한 테넌트' },
      }),
      messaging: object({ serviceBusNamespace: text('Service Bus 네임스페이스 이름') }),
      ingress: object({
        controller: { enum: ['nginx', 'application-gateway', 'app-routing', 'gateway-api'] },
        className: text('ingressClassName 또는 gatewayClassName'),
        host: text('밖에서 부르는 호스트 이름'),
        scheme: { enum: ['http', 'https'], description: '밖에서 부르는 방식' },
        tlsSecret: { type: 'string', description: 'TLS 인증서가 든 Secret. 없으면 클러스터에서 TLS를 끝내지 않는다' },
        annotations: strings('인그레스 주석'),
      }),
      network: object({ podTraffic: { enum: ['allow', 'deny'], description: 'Pod 사이 통신의 기본 정책' } }),
      metrics: object({
        kind: { enum: ['serviceMonitor', 'annotations', 'none'] },
        apiVersion: text('ServiceMonitor의 apiVersion'),
      }),
      serviceDefaults: ref('service'),
      services: byId(services, ref('service'), '서비스. 키는 서비스 id'),
      stores: byId(
        stores.filter(({ engine }) => engine !== 'blob'),
        ref('store'),
        'Pod로 띄우는 저장소. 키는 저장소 id',
      ),
      storageClasses: map(object({ disk: text('Azure 디스크 SKU') }, ['disk']), '스토리지 클래스'),
      roles: map(ref('role'), 'Kubernetes 역할'),
      test: object({ image: ref('image') }),
    }),
    definitions: { service, store, role, image, resources, probe, flow, scaling, toleration },
  }
}

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description })
const count = (description: string, minimum = 0): Schema => ({ type: 'integer', minimum, description })
const port = (description: string): Schema => ({ type: 'integer', minimum: 1, maximum: 65535, description })
const name: Schema = { type: 'string', minLength: 1, maxLength: 253 }
const ref = (definition: string): Schema => ({ $ref: `#/definitions/${definition}` })
const map = (of: Schema, description: string): Schema => ({ type: 'object', additionalProperties: of, description })
const strings = (description: string) => map({ type: 'string' }, description)
const list = (of: Schema, description: string): Schema => ({ type: 'array', items: of, description })

const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
  additionalProperties: false,
})

/** Only ids the system knows: a misspelt `--set services.auth-servce…` is an error. */
const byId = (known: { id: string }[], of: Schema, description: string): Schema => ({
  ...object(Object.fromEntries(known.map(({ id }) => [id, of]))),
  description,
})

const image = object({
  repository: text('레지스트리 아래의 이미지 이름'),
  tag: { type: 'string', description: '설치할 때 이 태그로 바꾼다. sha256:으로 시작하면 다이제스트' },
})

const quantity = (description: string): Schema => ({ type: 'string', pattern: '^[0-9.]+[A-Za-z]*$', description })
const amounts = object({ cpu: quantity('예: 200m'), memory: quantity('예: 512Mi') })
const resources = object({ requests: amounts, limits: amounts })

const probe = object({
  httpGet: object({ path: { type: 'string' }, port: { type: ['string', 'integer'] } }),
  tcpSocket: object({ port: { type: ['string', 'integer'] } }),
  initialDelaySeconds: count('첫 검사까지 초'),
  periodSeconds: count('검사 주기 초', 1),
  timeoutSeconds: count('응답을 기다리는 초', 1),
  failureThreshold: count('연속 실패 횟수', 1),
})

const toleration = object({
  key: text('테인트 키'),
  operator: { enum: ['Equal', 'Exists'] },
  value: { type: 'string' },
  effect: { enum: ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] },
})

const flow = object({
  app: text('상대 워크로드의 app 레이블'),
  namespace: text('상대 네임스페이스'),
  cidrs: list({ type: 'string' }, '상대 주소 대역'),
  except: list({ type: 'string' }, '대역에서 뺄 주소'),
  ports: list(port('TCP 포트'), 'TCP 포트'),
  range: object({ from: port('첫 포트'), to: port('마지막 포트') }, ['from', 'to']),
})

const scaling = object({
  stabilizationWindowSeconds: count('안정화 시간 초'),
  selectPolicy: { enum: ['Max', 'Min', 'Disabled'] },
  policies: list(
    object({
      type: { enum: ['Percent', 'Pods'] },
      value: count('한 번에 바꾸는 크기', 1),
      periodSeconds: count('주기 초', 1),
    }),
    '조정 정책',
  ),
})

const service = object({
  enabled: { type: 'boolean', description: 'false이면 이 서비스를 배포하지 않는다' },
  kind: { enum: ['Deployment', 'Rollout', 'StatefulSet', 'Job', 'CronJob'], description: '워크로드 종류' },
  tier: text('tier 레이블'),
  version: text('명세가 정한 이미지 태그'),
  image: ref('image'),
  port: port('컨테이너와 Service의 포트'),
  expose: { enum: ['ClusterIP', 'NodePort', 'None'], description: 'Service 유형. None은 Service가 없다' },
  nodePort: { type: 'integer', minimum: 30000, maximum: 32767, description: '노드에 여는 포트' },
  routes: list({ type: 'string', pattern: '^/' }, '밖에서 들어오는 경로'),
  metrics: text('메트릭을 읽는 경로'),
  replicas: count('고정 복제본 수. autoscaling이 있으면 쓰지 않는다'),
  autoscaling: object({
    minReplicas: count('최소 복제본'),
    maxReplicas: count('최대 복제본', 1),
    cpu: count('CPU 평균 사용률 목표 %', 1),
    memory: count('메모리 평균 사용률 목표 %', 1),
    pods: map(count('Pod 하나의 평균 목표', 1), '사용자 지표'),
    queues: map(count('메시지 수', 1), 'KEDA가 보는 큐'),
    behavior: object({ scaleUp: ref('scaling'), scaleDown: ref('scaling') }),
  }),
  podDisruptionBudget: object({ minAvailable: count('항상 남길 Pod 수') }, ['minAvailable']),
  resources: ref('resources'),
  strategy: object({
    type: { enum: ['RollingUpdate', 'Recreate'] },
    rollingUpdate: object({
      maxSurge: { type: ['integer', 'string'] },
      maxUnavailable: { type: ['integer', 'string'] },
    }),
  }),
  blueGreen: object({
    progressDeadlineSeconds: count('새 판이 준비되어야 하는 초', 1),
    scaleDownDelaySeconds: count('바꾼 뒤 옛 판을 남기는 초'),
  }),
  terminationGracePeriodSeconds: count('종료를 기다리는 초'),
  drainSeconds: count('종료 전에 요청을 더 받는 초'),
  probes: object({ startup: ref('probe'), readiness: ref('probe'), liveness: ref('probe') }),
  spread: { enum: ['zone', 'node', 'none'], description: 'Pod를 나누는 단위' },
  nodeSelector: strings('노드 레이블'),
  tolerations: list(ref('toleration'), '견디는 테인트'),
  serviceAccount: { ...name, description: 'ServiceAccount 이름' },
  usesKubernetes: { type: 'boolean', description: 'Pod에 Kubernetes API 토큰을 준다' },
  identity: object({
    name: text('사용자 할당 ID의 이름'),
    clientId: { type: 'string', description: '그 클라이언트 id. 배포 출력에서 온다' },
  }),
  env: strings('이 서비스의 환경 변수'),
  secrets: strings('환경 변수 → 비밀 이름'),
  schedule: text('CronJob 일정'),
  storage: object({ size: text('크기'), className: text('스토리지 클래스'), mountPath: text('마운트 경로') }),
  ingressFrom: map(ref('flow'), '들어올 수 있는 통신'),
  egressTo: map(ref('flow'), '나갈 수 있는 통신'),
})

const schedule = { schedule: text('CronJob 일정'), keepDays: count('보관 일수') }

const store = object({
  name: { ...name, description: 'StatefulSet과 Service의 이름' },
  tier: { enum: ['database', 'cache'] },
  image: ref('image'),
  port: port('포트'),
  user: count('컨테이너 사용자 id'),
  args: list({ type: 'string' }, '인수'),
  env: strings('환경 변수'),
  secrets: strings('환경 변수 → 비밀 이름'),
  ready: list({ type: 'string' }, '준비를 확인하는 명령'),
  mountPath: text('데이터 경로'),
  writablePaths: list({ type: 'string' }, '쓸 수 있어야 하는 경로'),
  nodeSelector: strings('노드 레이블'),
  tolerations: list(ref('toleration'), '견디는 테인트'),
  resources: ref('resources'),
  storage: object({ size: text('크기'), className: text('스토리지 클래스') }),
  database: text('데이터베이스 이름'),
  username: text('관리자 이름'),
  password: text('관리자 비밀번호의 비밀 이름'),
  init: object({
    configMap: text('SQL 파일이 든 ConfigMap'),
    schemas: list({ type: 'string' }, '만드는 스키마'),
    scripts: list({ type: 'string' }, '실행하는 SQL 파일'),
    accounts: list({ type: 'string' }, '초기 계정'),
    check: list({ type: 'string' }, '행 수를 확인하는 테이블'),
  }),
  dump: object(schedule),
  snapshot: object({ ...schedule, image: ref('image') }),
  ingressFrom: map(ref('flow'), '들어올 수 있는 통신'),
})

const role = object({
  rules: list(
    object({
      apiGroups: list({ type: 'string' }, 'API 그룹'),
      resources: list({ type: 'string' }, '리소스'),
      verbs: list({ type: 'string' }, '동작'),
    }),
    '허용하는 동작',
  ),
  subjects: list(
    object({ kind: { enum: ['ServiceAccount', 'User', 'Group'] }, name: text('이름'), namespace: name }, [
      'kind',
      'name',
    ]),
    '역할을 받는 주체',
  ),
})
