import type { Environment } from '../../../model/architecture.ts'
import { duration, writtenDuration } from '../../../print/korean.ts'
import { checks, incidentSteps, incidents, problems } from '../operation-rows.ts'
import { section } from '../page.ts'
import { type Grid, grid } from '../table.ts'

interface View {
  checks: { title: string; table: Grid }[]
  incidents: Grid | null
  steps: { severity: string; means: string; steps: string[]; notice: string | null }[]
  problems: Grid | null
  recoveries: Grid | null
}

/** 12. 운영 가이드 */
export const operations = section<View>('prod/operations', ({ environment }) => ({
  checks: checks(environment),
  incidents: incidents(environment),
  steps: incidentSteps(environment),
  problems: problems(environment),
  recoveries: recoveries(environment),
}))

/** What repairs itself, with the numbers that set it off. */
function recoveries({ services, gateway, frontDoor, cluster, settings }: Environment): Grid | null {
  const probed = services.find(({ probes }) => probes.liveness)?.probes.liveness
  const replace = settings.recovery?.nodes?.replace
  return grid(
    ['대상', '조건', '동작', '시간'],
    [
      ...(probed
        ? [
            [
              'Pod 재시작',
              `liveness probe 실패 (${probed.path || 'TCP'}, ${duration(probed.period)} 간격 ${probed.failures}회)`,
              'Pod 자동 재시작',
              duration(probed.period * probed.failures),
            ],
          ]
        : []),
      [
        '노드 교체',
        '노드 장애 감지',
        cluster.pools.some(({ autoscale }) => autoscale) ? '새 노드 자동 생성' : '자동 노드 교체',
        replace ? writtenDuration(replace) : '-',
      ],
      ...(gateway
        ? [
            [
              '트래픽 재라우팅',
              `백엔드 서비스 장애 (${duration(gateway.health.interval)} 간격 ${gateway.health.failures}회 실패)`,
              '정상 인스턴스로 자동 트래픽 재라우팅, 헬스체크 통과 시 자동 복구',
              duration(gateway.health.interval * gateway.health.failures),
            ],
          ]
        : []),
      ...(frontDoor
        ? [['글로벌 경계', '원본 상태 확인 실패', 'Azure Front Door가 정상 원본으로 전송', '초 단위']]
        : []),
    ],
  )
}
