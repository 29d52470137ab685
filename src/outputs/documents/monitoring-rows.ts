import type { Alert, Environment } from '../../model/architecture.ts'
import { duration, number } from '../../print/korean.ts'
import * as glossary from './glossary.ts'
import type { Page } from './page.ts'
import { type Grid, grid } from './table.ts'

/** Alerts with what sets them off and who is told. */
export const alertGrid = ({ environment, words }: Page, wanted: (alert: Alert) => boolean = () => true): Grid | null =>
  grid(
    ['알림 유형', '지표', '임계값', '관측 창', '평가 주기', '심각도', '대상', '통보', '대응 방안', '알림 대상'],
    environment.monitoring.alerts
      .filter(wanted)
      .map(alert => [
        words.captions ? titleOf(alert.id) : alert.id,
        glossary.alertMetric[alert.metric],
        threshold(alert),
        duration(alert.within),
        duration(alert.every),
        String(alert.severity),
        watched(environment, alert),
        alert.notify.map(id => channelText(environment, id)).join(', '),
        alert.response,
        alert.owner,
      ]),
  )

/** 'pod-crash-loop' → 'Pod Crash Loop' */
export const titleOf = (id: string) =>
  id
    .split('-')
    .map(word => (/^(cpu|db|api|kos)$/.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')

/** '85% 초과', '5회 초과', '3초 초과'; a state that lasts is measured by its window. */
function threshold({ bound, within }: Alert): string {
  if (!bound) return `${duration(within)} 이상`
  const unit = { percent: '%', seconds: '초', count: '회' }[bound.unit]
  return `${number(bound.value)}${unit} ${bound.direction === 'above' ? '초과' : '미만'}`
}

const watched = (environment: Environment, { of }: Alert) =>
  of === null
    ? '전체'
    : (environment.services.find(({ id }) => id === of)?.definition.name ??
      environment.stores.find(({ id }) => id === of)?.definition.name ??
      of)

export function channelText(environment: Environment, id: string): string {
  const channel = environment.monitoring.channels.find(channel => channel.id === id)
  const ways = channel
    ? [channel.teams && 'Teams', channel.email && 'Email', channel.slack && 'Slack', channel.sms && 'SMS']
        .filter(Boolean)
        .join('/')
    : ''
  return ways ? `${id} (${ways})` : id
}

/** Where alerts go; addresses are the author's, a webhook is a secret's name. */
export const channels = (environment: Environment): Grid | null =>
  grid(
    ['채널', 'Email', 'Slack', 'Teams (비밀)', 'SMS'],
    environment.monitoring.channels.map(({ id, email, slack, teams, sms }) => [id, email, slack, teams, sms]),
  )

export const metricGrid = ({ monitoring }: Environment): Grid | null =>
  grid(
    ['메트릭 유형', '도구', '용도', '보존 기간'],
    monitoring.metrics.map(({ name, tool, purpose }) => [
      metricNames[name] ?? name,
      tool,
      purpose,
      `${monitoring.keepDays}일`,
    ]),
  )

const metricNames: Record<string, string> = {
  jvm: 'JVM Metrics',
  http: 'HTTP Request Metrics',
  'db-pool': 'Database Pool Metrics',
  business: 'Custom Business Metrics',
}

export const levelGrid = ({ monitoring }: Environment): Grid | null =>
  grid(
    ['로거 유형', '레벨', '설명'],
    Object.entries(monitoring.logs.levels).map(([logger, level]) => [
      loggers[logger]?.name ?? logger,
      level,
      logger === 'application' && /TRACE|DEBUG/.test(level)
        ? '개발용 상세 로그'
        : (loggers[logger]?.note ?? '추가 로거'),
    ]),
  )

const loggers: Record<string, { name: string; note: string }> = {
  root: { name: 'Root Logger', note: '전체 시스템 기본 레벨' },
  application: { name: 'Application Logger', note: '애플리케이션 상세 로그' },
  database: { name: 'Database Logger', note: '데이터베이스 쿼리 로그' },
  'external-api': { name: 'External API Logger', note: '외부 시스템 연동 로그' },
}
