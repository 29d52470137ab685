import type { Environment } from '../../model/architecture.ts'
import { type NowAndMost, poolLoads, type Resources } from '../../model/capacity.ts'
import { mebibytes, number, particle, percent } from '../../print/korean.ts'
import { type Grid, grid } from './table.ts'

/** Requests of each pool's Pods against what its nodes give, and a sentence for each pool that does not suffice. */
export function capacity(environment: Environment): { capacity: Grid | null; capacityNotices: string[] } {
  const loads = poolLoads(environment)
  const pair = (value: NowAndMost<Resources> | null) =>
    value ? sameOrBoth(resourcesText(value.now), resourcesText(value.most)) : '알 수 없음'
  return {
    capacity: grid(
      [
        '노드 풀',
        '용량 (지금 → 최대)',
        '할당 가능 (지금 → 최대)',
        '요청 합 (지금 → 최대)',
        '제한 합 (지금 → 최대)',
        '요청 비율',
      ],
      loads.map(({ pool, capacity, allocatable, requests, limits, used }) => [
        pool.id,
        pair(capacity),
        pair(allocatable),
        pair(requests),
        pair(limits),
        used ? sameOrBoth(percent(used.now, 0), percent(used.most, 0)) : null,
      ]),
    ),
    capacityNotices: loads.flatMap(({ pool, used }) => {
      if (!used)
        return [`노드 풀 ${pool.id}의 크기 ${particle(pool.vm, '이/가')} 카탈로그에 없어 용량을 계산하지 못했습니다.`]
      if (used.now > 100)
        return [
          `노드 풀 ${pool.id}의 처음 요청 합이 할당 가능 용량의 ${percent(used.now, 0)}입니다. 노드를 늘리거나 요청을 줄여야 합니다.`,
        ]
      if (used.most > 100) {
        return [
          `모든 서비스가 최대 복제본으로 늘면 노드 풀 ${pool.id}의 요청 합이 최대 용량의 ${percent(used.most, 0)}가 되어 일부 Pod는 배치되지 못합니다.`,
        ]
      }
      return []
    }),
  }
}

/** 2700m and 6144 MiB → '2.7 vCPU, 6Gi' */
export const resourcesText = ({ cpu, memory }: Resources) =>
  `${number(cpu / 1000)} vCPU, ${memory >= 1024 ? `${number(memory / 1024, 1)}Gi` : mebibytes(memory)}`

const sameOrBoth = (now: string, most: string) => (now === most ? now : `${now} → ${most}`)

/** What still runs while pools are stopped at night and on weekends. null without off-hours. */
export function offHoursLoad(environment: Environment): string | null {
  if (!environment.offHours) return null
  const stopped = environment.offHours.stop
  const left = poolLoads(environment).filter(({ pool }) => !stopped.includes(pool.id))
  const asleep = environment.services.filter(({ pool }) => stopped.includes(pool)).length
  const kept = left.map(
    ({ pool, requests, used }) =>
      `${pool.id} 풀은 요청 합 ${resourcesText(requests.now)}${used ? ` (할당 가능 용량의 ${percent(used.now, 0)})` : ''}`,
  )
  return `비업무시간에는 서비스 ${asleep}개가 멈추고 ${kept.join(', ') || '남는 노드가 없습니다'}${kept.length > 0 ? '로 남습니다' : ''}.`
}
