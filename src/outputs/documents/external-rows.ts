import type { Environment, Probe, Workload } from '../../model/architecture.ts'
import { duration, durationRange, mebibytes, millicores, number, percent, rate, span } from '../../print/korean.ts'
import { labelOf, spreadText } from './facts.ts'
import { rolloutText } from './rollout.ts'
import { type Grid, grid, type Row, row } from './table.ts'

/** Services that play an external system here. */
export const mocks = ({ services }: Environment) => services.filter(({ definition }) => definition.kind === 'mock')

/** 'GET /actuator/health, 10초 간격 …' */
export function probeText({ kind, path, delay, period, timeout, failures }: Probe, port: number): string {
  return `${kind === 'http' ? path : `TCP ${port}`} (지연 ${duration(delay)}, 간격 ${duration(period)}, 제한 ${duration(timeout)}, 실패 ${failures}회)`
}

export function mockRows(environment: Environment, mock: Workload): { caption: string; rows: Row[] }[] {
  const { definition, replicas, cpu, memory, scale, probes, rollout } = mock
  const stores = [...definition.uses, ...definition.reads].map(
    id => environment.stores.find(store => store.id === id)?.definition.name ?? id,
  )
  return [
    {
      caption: `${definition.name} 구성`,
      rows: [
        ...row('컨테이너 이미지', `${mock.image}:${mock.tag}`, `${environment.name}용 Mock 서비스`),
        ...row('포트', mock.port, 'HTTP REST API, ClusterIP'),
        ...row(
          '복제본',
          mock.autoscale ? `${span(replicas)}개` : `${replicas.min}개`,
          mock.autoscale ? '최소 가용성 보장, Peak 시간 대응' : '고정',
        ),
        ...row('배포 전략', rolloutText(environment, mock), rollout.unavailable === 0 ? '무중단 배포' : '순차 교체'),
        ...row('CPU', `요청 ${millicores(cpu.request)}, 제한 ${millicores(cpu.limit)}`, '자원 할당'),
        ...row('메모리', `요청 ${mebibytes(memory.request)}, 제한 ${mebibytes(memory.limit)}`, '자원 할당'),
        ...row(
          '자동 스케일링',
          scale.cpu === null
            ? null
            : `CPU ${percent(scale.cpu)}${scale.memory === null ? '' : `, 메모리 ${percent(scale.memory)}`}`,
          'HPA 기준',
        ),
        ...row('배치', spreadText(environment, mock), 'Pod 분산 배치'),
        ...row('헬스체크', probes.liveness && probeText(probes.liveness, mock.port), '서비스 상태 확인 (liveness)'),
        ...row('Readiness', probes.readiness && probeText(probes.readiness, mock.port), '트래픽 수신 준비 상태'),
        ...row('데이터베이스', stores.join(', '), 'Mock 데이터 저장'),
        ...row('메트릭', mock.metrics, 'Prometheus 수집 경로'),
      ],
    },
  ]
}

export function endpoints(mock: Workload): Grid | null {
  const shown = mock.mock?.endpoints.filter(({ latency, success, rateLimit }) => latency ?? success ?? rateLimit) ?? []
  return (
    grid(
      ['API', 'API 경로', '메소드', '용도', '응답 시간', '성공률', '속도 제한'],
      (shown.length > 0 ? (mock.mock?.endpoints ?? []) : []).map(
        ({ id, path, method, purpose, latency, success, rateLimit }) => [
          id,
          path,
          method,
          purpose,
          latency ? durationRange(latency) : '-',
          success === null ? '-' : percent(success),
          rateLimit ? rate(rateLimit) : '-',
        ],
      ),
    ) ??
    grid(
      ['API', 'API 경로', '메소드', '용도'],
      (mock.mock?.endpoints ?? []).map(({ id, path, method, purpose }) => [id, path, method, purpose]),
    )
  )
}

export const mix = (mock: Workload): Grid | null =>
  grid(
    ['응답 타입', '비율', '지연시간', '용도'],
    (mock.mock?.mix ?? []).map(({ id, share, latency, purpose }) => [
      mixNames[id] ?? id,
      percent(share),
      latency ? durationRange(latency) : '-',
      purpose,
    ]),
  )

const mixNames: Record<string, string> = { success: '성공 응답', slow: '지연 응답', error: '오류 응답' }

/** Systems outside and how they are reached here. */
export const externals = (environment: Environment): Grid | null =>
  grid(
    ['외부 시스템', '역할', '방향', '여기에서', '프로토콜', '포트', '인증 정보'],
    environment.externals.map(({ definition, kind, service, reach, host, cidr }) => [
      definition.name,
      definition.role,
      definition.direction === 'inbound' ? '들어오는 호출' : '나가는 호출',
      kind === 'mock'
        ? `모의 (${environment.services.find(({ id }) => id === service)?.definition.name ?? service})`
        : [`실연동 (${reaches[reach]})`, host, cidr].filter(Boolean).join(', '),
      definition.protocol,
      String(definition.port),
      definition.credentials,
    ]),
  )

const reaches = { internet: '인터넷', vpn: 'VPN', expressroute: 'ExpressRoute' } as const

export const breakers = (environment: Environment): Grid | null =>
  grid(
    ['연결 대상', '실패 임계값', '열림 유지', '반열림 호출'],
    environment.resilience.map(({ target, failures, open, halfOpen }) => [
      environment.externals.find(({ id }) => id === target)?.definition.name ??
        environment.services.find(({ id }) => id === target)?.definition.name ??
        target,
      `${number(failures)}회`,
      duration(open),
      `${number(halfOpen)}회`,
    ]),
  )

/** Who may call a mock. */
export const callers = (environment: Environment, mock: Workload) =>
  environment.connections
    .filter(({ from, to }) => to.kind === 'service' && to.id === mock.id && from.kind === 'service')
    .map(({ from }) => environment.services.find(({ id }) => id === from.id))
    .filter(service => service !== undefined)
    .map(labelOf)
