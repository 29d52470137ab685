import type { Environment } from '../../../model/architecture.ts'
import { duration, percent, sizeGB } from '../../../print/korean.ts'
import * as glossary from '../glossary.ts'
import { alertGrid, channels, levelGrid, metricGrid } from '../monitoring-rows.ts'
import { section } from '../page.ts'
import { probes } from '../prod/monitoring.ts'
import { captioned, type Grid, grid, type Row, row, type Settings } from '../table.ts'

interface View {
  stack: Grid | null
  alerts: Grid | null
  channels: Grid | null
  health: Settings
  probes: Grid | null
  metrics: Grid | null
  logging: Settings
  levels: Grid | null
  queries: { id: string; query: string }[]
}

/** 8. 모니터링 및 로깅 */
export const monitoring = section<View>('dev/monitoring', page => {
  const { environment, words } = page
  return {
    stack: stack(environment),
    alerts: alertGrid(page),
    channels: channels(environment),
    health: captioned(words, [['헬스체크 설정', healthRows(environment)]]),
    probes: probes(environment),
    metrics: metricGrid(environment),
    logging: captioned(words, [['로그 수집 방식', loggingRows(environment)]]),
    levels: levelGrid(environment),
    queries: environment.monitoring.queries,
  }
})

function stack({ monitoring }: Environment): Grid | null {
  const { tools, logAnalytics, appInsights, containerInsights, prometheus, grafana } = monitoring
  return grid(
    ['구성요소', '도구', '상태', '설명'],
    [
      ...tools.map(name => {
        const known = glossary.tool[name]
        return [known?.component ?? '운영 도구', name, known?.state ?? 'Enabled', known?.note ?? '운영자가 쓰는 도구']
      }),
      ...(logAnalytics
        ? [
            [
              '로그 저장소',
              `Log Analytics ${logAnalytics.name}`,
              'Enabled',
              `${monitoring.keepDays}일 보존${logAnalytics.dailyCapGB === null ? '' : `, 하루 ${sizeGB(logAnalytics.dailyCapGB)}까지`}${logAnalytics.public.length > 0 ? `, 공용 접근 ${logAnalytics.public.map(way => ({ ingestion: '수집', query: '조회' })[way]).join('과 ')}` : ''}`,
            ],
          ]
        : []),
      ...(appInsights
        ? [
            [
              'APM',
              `Application Insights ${appInsights.name}`,
              'Enabled',
              `샘플링 ${percent(appInsights.sampling)}, 자동 계측 ${glossary.onOff(appInsights.autoInstrument)}${appInsights.role ? `, 역할 ${appInsights.role}` : ''}`,
            ],
          ]
        : []),
      ...(containerInsights ? [['컨테이너 메트릭', 'Container Insights', 'Enabled', '노드와 Pod 메트릭']] : []),
      ...(prometheus === 'none'
        ? []
        : [
            [
              '메트릭 수집',
              prometheus === 'managed' ? '관리형 Prometheus' : 'Pod 주석 기반 수집',
              'Enabled',
              '서비스가 내는 메트릭',
            ],
          ]),
      ...(grafana ? [['대시보드', 'Azure Managed Grafana', 'Enabled', '메트릭 시각화']] : []),
    ],
  )
}

/** What all probes have in common; the table below has the rest. */
function healthRows({ services }: Environment): Row[] {
  const { liveness, readiness, startup } = services[0]?.probes ?? { liveness: null, readiness: null, startup: null }
  const spring = [liveness, readiness].some(probe => probe?.path.startsWith('/actuator/'))
  return [
    ...row('Startup Probe', startup?.path, '기동 완료 확인'),
    ...row('Liveness Probe', liveness?.path, spring ? 'Spring Boot Actuator' : '서비스 상태 확인'),
    ...row('Readiness Probe', readiness?.path, '트래픽 수신 준비 상태'),
    ...row('체크 주기', liveness && duration(liveness.period), '상태 확인 간격'),
    ...row('타임아웃', liveness && duration(liveness.timeout), '응답 대기 시간'),
  ]
}

function loggingRows({ monitoring }: Environment): Row[] {
  const { logs, keepDays, logAnalytics } = monitoring
  return [
    ...row(
      '수집 방식',
      logs.collect === 'stdout' ? 'stdout/stderr' : 'Azure Monitor Agent',
      logs.collect === 'stdout' ? '표준 출력으로 로그 전송' : '노드마다 수집',
    ),
    ...row(
      '저장 방식',
      logAnalytics ? 'Log Analytics' : 'Pod 표준 출력 (노드 디스크)',
      logAnalytics ? '중앙 로그 저장소' : 'AKS 기본 로그 저장소',
    ),
    ...row(
      '보존 기간',
      `${keepDays}일`,
      logAnalytics ? '개발환경 단기 보존' : '개발환경 단기 보존 목표, 실제 기간은 노드의 로그 순환을 따름',
    ),
    ...row('로그 형식', logs.format, logs.format === 'JSON' ? '구조화된 로그 형식' : '사람이 읽는 형식'),
  ]
}
