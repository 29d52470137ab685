import { parameterExcerpt } from '../excerpts.ts'
import { breakers, callers, endpoints, externals, mix, mockRows, mocks } from '../external-rows.ts'
import { brokerRows, queues, streams, topics } from '../message-rows.ts'
import { alertGrid } from '../monitoring-rows.ts'
import { section } from '../page.ts'
import { captioned, type Grid, grid, type Settings } from '../table.ts'

interface MessagingView {
  title: string
  brokers: Settings
  queues: Grid | null
  topics: Grid | null
  streams: Grid | null
  file: string
  namespaceExcerpt: string | null
  queueExcerpt: string | null
}

/** 6. 메시징 아키텍처 */
export const messaging = section<MessagingView>('prod/messaging', page => {
  const { environment, words } = page
  return environment.messaging === null && environment.streaming === null
    ? null
    : {
        title: words.queue,
        brokers: captioned(
          words,
          brokerRows(environment).map(({ caption, rows }) => [caption, rows] as const),
        ),
        queues: queues(environment),
        topics: topics(environment),
        streams: streams(environment),
        file: `main.${environment.id}.bicepparam`,
        namespaceExcerpt: parameterExcerpt(page, 'serviceBus', ['name', 'sku', 'messagingUnits', 'privateEndpoint']),
        queueExcerpt: parameterExcerpt(page, 'serviceBus', ['queues.*']),
      }
})

interface ExternalView {
  externals: Grid | null
  breakers: Grid | null
  mocks: {
    name: string
    environment: string
    settings: Settings
    endpoints: Grid | null
    mix: Grid | null
    security: Grid | null
    alerts: Grid | null
  }[]
}

/** 6. 외부 시스템 통신 아키텍처 */
export const external = section<ExternalView>('prod/external', page => {
  const { environment, words } = page
  return environment.externals.length === 0
    ? null
    : {
        externals: externals(environment),
        breakers: breakers(environment),
        mocks: mocks(environment).map(mock => ({
          name: mock.definition.name,
          environment: environment.name,
          settings: captioned(
            words,
            mockRows(environment, mock).map(({ caption, rows }) => [caption, rows] as const),
          ),
          endpoints: endpoints(mock),
          mix: mix(mock),
          security: grid(
            ['항목', '설정'],
            [
              ['인증', mock.definition.mock?.auth ? `${mock.definition.mock.auth} (JWT 서명 검증)` : '없음'],
              ['허용 서비스', callers(environment, mock).join(', ') || '없음'],
              [
                '외부 노출',
                mock.definition.routes.length > 0 ? mock.definition.routes.join(', ') : '없음, 클러스터 내부 호출만',
              ],
              ['수신 포트', `TCP ${mock.port}`],
              [
                '로그',
                `${environment.monitoring.logs.format} 형식, 레벨 ${environment.monitoring.logs.levels.root ?? 'INFO'}`,
              ],
            ],
          ),
          alerts: alertGrid(page, alert => alert.of === mock.id),
        })),
      }
})
