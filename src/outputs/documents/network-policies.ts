import type { Environment, Workload } from '../../model/architecture.ts'
import { type YamlValue, yaml } from '../../print/yaml.ts'
import type { Flow, Flows } from '../helm/chart-values.ts'
import { flowsFrom, flowsTo, flowsToStore } from '../helm/network-flows.ts'
import * as glossary from './glossary.ts'
import type { Page } from './page.ts'
import { captioned, type Grid, grid, row, type Settings } from './table.ts'

export interface PolicyTables {
  basics: Settings
  policies: Grid | null
  ingress: Grid | null
  egress: Grid | null
  excerpt: { name: string; yaml: string } | null
}

/** The network policies of the chart: which there are, what they let in and out, and one of them as it is applied. */
export function networkPolicyTables({ environment, words }: Page): PolicyTables {
  const denying = environment.network.podTraffic === 'deny'
  const all = environment.services.map(
    (service): ServiceFlows => ({ service, from: flowsTo(environment, service), to: flowsFrom(environment, service) }),
  )
  const shown = denying ? mostConnected(all) : undefined
  return {
    basics: captioned({ ...words, item: '설정 항목', value: '값' }, [
      [
        'Network Policy 기본 설정',
        [
          ...row('API 버전', 'networking.k8s.io/v1', 'Kubernetes Network Policy v1'),
          ...row(
            'Policy 이름',
            denying ? 'default-deny' : 'allow-all',
            `${environment.name} ${denying ? '보안 정책, 허용하지 않은 통신은 모두 거부' : '기본 정책, 네임스페이스 안팎을 모두 허용'}`,
          ),
          ...row(
            'Pod 선택자',
            denying ? '기본 정책은 전체 Pod, 서비스 정책은 app 레이블' : '전체 Pod',
            denying ? '애플리케이션 Pod마다 하나' : '네임스페이스 전체',
          ),
          ...row('정책 유형', 'Ingress, Egress', '인바운드/아웃바운드 모두 제어'),
          ...(denying
            ? []
            : [
                ...row('Ingress 규칙', '모든 네임스페이스 허용', '개발환경 편의상 허용적 정책'),
                ...row('Egress 규칙', '모든 대상 허용', '백킹서비스와 외부 시스템 접근 허용'),
              ]),
        ],
      ],
    ]),
    policies: policyList(environment, all),
    ingress: denying ? flowGrid(environment, all, 'from', ['소스', '허용 포트', '설명', '적용 대상']) : null,
    egress: denying ? flowGrid(environment, all, 'to', ['대상', '허용 포트', '용도', '적용 대상']) : null,
    excerpt: shown ? { name: shown.service.definition.name, yaml: yaml(policyOf(environment, shown)) } : null,
  }
}

/** What may come to a service and what may leave it, by the names the chart gives the flows. */
interface ServiceFlows {
  service: Workload
  from: Flows
  to: Flows
}

function policyList(environment: Environment, all: readonly ServiceFlows[]): Grid | null {
  const rows =
    environment.network.podTraffic === 'deny'
      ? [
          ['default-deny', '모든 트래픽 거부', '모든 트래픽 거부', '전체 네임스페이스'],
          ['allow-dns', '해당 없음', 'kube-system의 DNS만 허용 (UDP/TCP 53)', '전체 네임스페이스'],
          ...all.map(({ service, from, to }) => [
            service.id,
            sentence(from, '허용하는 소스 없음'),
            sentence(to, '허용하는 대상 없음'),
            `app: ${service.id}`,
          ]),
          ...environment.stores.flatMap(store =>
            store.hosting === 'pod'
              ? [
                  [
                    store.name,
                    sentence(flowsToStore(environment, store, []), '허용하는 소스 없음'),
                    '모든 트래픽 거부',
                    `app: ${store.name}`,
                  ],
                ]
              : [],
          ),
        ]
      : [['allow-all', '모든 트래픽 허용', '모든 트래픽 허용', '전체 네임스페이스']]
  return grid(['정책 이름', 'Ingress 규칙', 'Egress 규칙', '적용 대상'], rows)
}

const sentence = (flows: Flows, none: string) => {
  const names = Object.keys(flows)
  return names.length === 0 ? none : `${names.join(', ')}만 허용`
}

/** One line for peers and ports that are the same for several services. */
function flowGrid(
  environment: Environment,
  all: readonly ServiceFlows[],
  side: 'from' | 'to',
  columns: string[],
): Grid | null {
  const lines = new Map<string, string[]>()
  for (const { service, [side]: flows } of all) {
    for (const [name, flow] of Object.entries(flows)) {
      const key = JSON.stringify([peerText(name, flow), portsText(flow), reason(environment, name)])
      lines.set(key, [...(lines.get(key) ?? []), service.id])
    }
  }
  return grid(
    columns,
    [...lines].map(([key, services]) => {
      const [peer, ports, why] = JSON.parse(key) as [string, string, string]
      return [peer, ports, why, services.join(', ')]
    }),
  )
}

function peerText(name: string, { app, namespace, cidrs, except }: Flow): string {
  if (app) return `app: ${app}`
  if (namespace) return `${namespace} 네임스페이스`
  const ranges = (cidrs ?? []).join(', ')
  return ranges === '0.0.0.0/0'
    ? `외부 전체 (${name})${except && except.length > 0 ? `, ${except.join(', ')} 제외` : ''}`
    : `${name} (${ranges})`
}

/** What a flow is for, by the name the chart gives it. */
function reason(environment: Environment, name: string): string {
  const store = environment.stores.find(({ id }) => name === id || name.startsWith(`${id}-`))
  if (store) return glossary.engine[store.definition.engine].use
  const external = environment.externals.find(({ id }) => id === name)
  if (external) return `외부 API 호출 (${external.definition.name})`
  if (environment.services.some(({ id }) => id === name)) return '서비스 사이의 호출'
  return flowReasons[name] ?? '추가 허용'
}

const flowReasons: Record<string, string> = {
  gateway: 'Application Gateway에서 접근',
  ingress: 'Ingress Controller에서 접근',
  metrics: '메트릭 수집',
  telemetry: '텔레메트리 전송',
  internet: '외부 HTTPS 호출 (텔레메트리, 토큰 발급)',
  kubernetes: 'Kubernetes API 조회',
  'entra-id': '토큰 발급',
  messaging: '메시지 송수신',
  streaming: '이벤트 송수신',
}

const portsText = ({ ports, range }: Flow) =>
  [...ports.map(port => `TCP:${port}`), ...(range ? [`TCP:${range.from}-${range.to}`] : [])].join(', ')

const mostConnected = (all: readonly ServiceFlows[]) =>
  all.toSorted((a, b) => Object.keys(b.to).length - Object.keys(a.to).length)[0]

/** The policy the chart makes of a service. */
function policyOf({ namespace }: Environment, { service, from, to }: ServiceFlows): YamlValue {
  const side = (flows: Flows, key: 'from' | 'to') =>
    Object.values(flows).map(({ app, namespace, cidrs, except, ports, range }) => ({
      [key]: [
        ...(app ? [{ podSelector: { matchLabels: { app } } }] : []),
        ...(namespace ? [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }] : []),
        ...(cidrs ?? []).map(cidr => ({ ipBlock: { cidr, ...(except && except.length > 0 ? { except } : {}) } })),
      ],
      ports: [
        ...ports.map(port => ({ protocol: 'TCP', port })),
        ...(range ? [{ protocol: 'TCP', port: range.from, endPort: range.to }] : []),
      ],
    }))
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: service.id, namespace },
    spec: {
      podSelector: { matchLabels: { app: service.id } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: side(from, 'from'),
      egress: side(to, 'to'),
    },
  }
}
