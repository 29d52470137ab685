import type { Environment } from '../../../model/architecture.ts'
import { publicWaysOf } from '../../../model/log-analytics.ts'
import { number, percent, sizeGB } from '../../../print/korean.ts'
import { parameterExcerpt } from '../excerpts.ts'
import { probeText } from '../external-rows.ts'
import { labelOf } from '../facts.ts'
import * as glossary from '../glossary.ts'
import { alertGrid, channels, levelGrid, metricGrid } from '../monitoring-rows.ts'
import { section } from '../page.ts'
import { captioned, type Grid, grid, type Row, row, type Settings } from '../table.ts'

interface View {
  title: string
  apmTitle: string
  stack: Settings
  alerts: Grid | null
  channels: Grid | null
  logging: Settings
  levels: Grid | null
  queries: { id: string; query: string }[]
  apm: Settings
  metrics: Grid | null
  probes: Grid | null
  file: string
  stackExcerpt: string | null
  alertExcerpt: string | null
}

/** 8. 모니터링 및 관측 가능성 */
export const monitoring = section<View>('prod/monitoring', page => {
  const { environment, words } = page
  return {
    title: words.monitor,
    apmTitle: words.apm,
    stack: captioned(words, [['', stackRows(environment)]]),
    alerts: alertGrid(page),
    channels: channels(environment),
    logging: captioned(words, [['', loggingRows(environment)]]),
    levels: levelGrid(environment),
    queries: environment.monitoring.queries,
    apm: captioned(words, [['', apmRows(environment)]]),
    metrics: metricGrid(environment),
    probes: probes(environment),
    file: `main.${environment.id}.bicepparam`,
    stackExcerpt: parameterExcerpt(page, 'monitoring', [
      'publicIngestion',
      'publicQuery',
      'workspace',
      'applicationInsights',
    ]),
    alertExcerpt: parameterExcerpt(page, 'alerts', ['metricAlerts.*', 'queryAlerts.*', 'healthAlerts.*']),
  }
})

function stackRows({ monitoring }: Environment): Row[] {
  const { logAnalytics, appInsights, containerInsights, prometheus, grafana, tools } = monitoring
  return [
    ...row('Log Analytics 작업 영역', logAnalytics?.name, `보존 ${monitoring.keepDays}일, 과금 PerGB2018`),
    ...row(
      '일일 수집 한도',
      logAnalytics?.dailyCapGB == null ? null : sizeGB(logAnalytics.dailyCapGB),
      '넘으면 그날의 수집을 멈춤',
    ),
    ...row(
      '공용 접근',
      logAnalytics &&
        publicWaysOf(logAnalytics)
          .map(way => publicWays[way])
          .join(', '),
      '작업 영역의 공용 네트워크 접근',
    ),
    ...row('Application Insights', appInsights?.name, appInsights ? `샘플링 ${percent(appInsights.sampling)}` : ''),
    ...row(
      'Container Insights',
      glossary.onOff(containerInsights),
      containerInsights ? 'stdout, stderr 로그와 cpu, memory, network 메트릭' : '수집하지 않음',
    ),
    ...row(
      'Prometheus',
      prometheusNames[prometheus],
      prometheus === 'none' ? '수집하지 않음' : '서비스가 내는 메트릭 수집',
    ),
    ...row('Grafana', grafana ? 'Azure Managed Grafana' : null, '대시보드'),
    ...row('도구', tools.join(', '), '운영자가 쓰는 도구'),
    ...row('보존 기간', `${number(monitoring.keepDays)}일`, '로그와 메트릭 모두'),
  ]
}

const publicWays = { ingestion: '수집 허용', query: '조회 허용' } as const
const prometheusNames = {
  managed: 'Azure Monitor 관리형 Prometheus',
  annotations: 'Pod 주석 기반 수집',
  none: '사용 안 함',
} as const

function loggingRows({ monitoring }: Environment): Row[] {
  const { logs } = monitoring
  return [
    ...row(
      '수집 방식',
      glossary.logCollection[logs.collect],
      logs.collect === 'stdout' ? '표준 출력으로 로그 전송' : '노드마다 수집해 Log Analytics로 전송',
    ),
    ...row(
      '로그 원천',
      '애플리케이션, Kubernetes, 보안 감사',
      `application_logs: ${logs.format}, kubernetes_logs: system events, security_logs: audit events`,
    ),
    ...row('로그 형식', logs.format, logs.format === 'JSON' ? '구조화된 로그 형식' : '사람이 읽는 형식'),
    ...row('보존 기간', `${monitoring.keepDays}일`, '지나면 삭제'),
  ]
}

function apmRows({ monitoring, services }: Environment): Row[] {
  const { appInsights } = monitoring
  return [
    ...row(
      'Application Insights',
      appInsights?.name,
      appInsights?.role ? `역할 이름 ${appInsights.role}` : '서비스 이름이 역할 이름',
    ),
    ...row('샘플링', appInsights ? percent(appInsights.sampling) : null, '남기는 요청의 비율'),
    ...row(
      '자동 계측',
      appInsights ? glossary.onOff(appInsights.autoInstrument) : null,
      '코드를 고치지 않는 계측, 의존성 추적 포함',
    ),
    ...services.flatMap(service =>
      row(`${labelOf(service)} 메트릭`, service.metrics, `Prometheus 수집 경로, 포트 ${service.port}`),
    ),
  ]
}

/** Probes of every service: one line where several have the same. */
export function probes({ services }: Environment): Grid | null {
  const lines = new Map<string, string[]>()
  for (const service of services) {
    const text = (kind: 'startup' | 'readiness' | 'liveness') => {
      const probe = service.probes[kind]
      return probe ? probeText(probe, service.port) : '-'
    }
    const key = JSON.stringify([text('startup'), text('readiness'), text('liveness')])
    lines.set(key, [...(lines.get(key) ?? []), labelOf(service)])
  }
  return grid(
    ['서비스', 'Startup Probe', 'Readiness Probe', 'Liveness Probe'],
    [...lines].map(([key, names]) => [names.join(', '), ...(JSON.parse(key) as string[])]),
  )
}
