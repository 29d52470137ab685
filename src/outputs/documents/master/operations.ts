import type { Architecture } from '../../../model/architecture.ts'
import { percent } from '../../../print/korean.ts'
import { type ComparedRow, compare } from '../comparison.ts'
import { downtimeText } from '../delivery-rows.ts'
import * as glossary from '../glossary.ts'
import { section } from '../page.ts'
import type { Grid } from '../table.ts'

interface View {
  monitoring: Grid | null
  delivery: Grid | null
}

/** 6. 모니터링 및 운영 */
export const operations = section<View, Architecture>('master/operations', architecture => ({
  monitoring: compare(architecture, '모니터링 요소', '기능 차이', monitoringRows),
  delivery: compare(architecture, '배포 요소', '안정성 차이', deliveryRows),
}))

const monitoringRows: ComparedRow[] = [
  {
    name: '도구',
    of: ({ monitoring }) =>
      [
        ...monitoring.tools,
        monitoring.logAnalytics && 'Azure Monitor',
        monitoring.appInsights && 'Application Insights',
        monitoring.grafana && 'Grafana',
      ]
        .filter(Boolean)
        .join(', ') || null,
    remark: '전문 APM 도구',
  },
  {
    name: '메트릭',
    of: ({ monitoring }) =>
      monitoring.appInsights
        ? `포괄적 APM, 비즈니스 메트릭 ${monitoring.metrics.length}개`
        : `기본 Pod/Node 메트릭, 애플리케이션 메트릭 ${monitoring.metrics.length}개`,
    remark: '비즈니스 인사이트',
  },
  {
    name: '알림',
    of: ({ monitoring }) => {
      const ways = [
        ...new Set(
          monitoring.channels.flatMap(({ teams, email, slack, sms }) => [
            teams && 'Teams',
            email && 'Email',
            slack && 'Slack',
            sms && 'SMS',
          ]),
        ),
      ].filter(Boolean)
      return monitoring.alerts.length === 0
        ? null
        : `${new Set(monitoring.alerts.map(({ severity }) => severity)).size > 1 ? '다단계' : '기본'} 알림 ${monitoring.alerts.length}개 (${ways.join(', ')} 연동)`
    },
    remark: '전문 알림 체계',
  },
  {
    name: '로그',
    of: ({ monitoring }) => `${monitoring.logAnalytics ? 'Log Analytics' : 'Pod 표준 출력'} (${monitoring.keepDays}일)`,
    remark: '장기 보존',
  },
]

const deliveryRows: ComparedRow[] = [
  {
    name: '배포 방식',
    of: ({ delivery }) =>
      delivery.strategy === 'BlueGreen' ? 'Blue-Green Deployment' : glossary.strategy[delivery.strategy],
    remark: '무중단 배포',
  },
  { name: '자동화', of: ({ delivery }) => delivery.trigger, remark: '더 신중한 배포' },
  {
    name: '테스트',
    of: ({ delivery }) =>
      [delivery.test, delivery.coverage === null ? null : `(${percent(delivery.coverage)} 커버리지)`]
        .filter(Boolean)
        .join(' ') || null,
    remark: '더 엄격한 테스트',
  },
  { name: '다운타임', of: ({ delivery }) => downtimeText(delivery), remark: '서비스 연속성 보장' },
]
