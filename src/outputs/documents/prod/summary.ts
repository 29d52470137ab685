import { compositeSla } from '../../../model/availability.ts'
import { dataLosses } from '../../../model/data-loss.ts'
import { duration, number, percent } from '../../../print/korean.ts'
import { availabilityText, scalingText } from '../facts.ts'
import { type Page, section } from '../page.ts'
import { history, people } from '../summary-rows.ts'
import type { Grid } from '../table.ts'
import { targetLines } from '../target-rows.ts'

interface View {
  environment: string
  system: string
  principles: string | null
  priorities: string[]
  promises: { name: string; text: string }[]
  goals: string[]
  constraints: string[]
  remarks: { name: string; text: string }[]
  purpose: string
  history: Grid | null
  people: { name: string; text: string }[]
  notices: string[]
}

/** 14. 운영환경 특성 요약 */
export const summary = section<View>('prod/summary', page => {
  const { architecture, environment } = page
  const { document } = environment
  // Short words rank, sentences are listed.
  const ranked = document.priorities.length > 0 && document.priorities.every(word => !word.includes(':'))
  return {
    environment: environment.name,
    system: architecture.system.name,
    principles: ranked ? document.priorities.join(' > ') : null,
    priorities: ranked ? [] : document.priorities,
    promises: promises(page),
    goals: document.goals,
    constraints: document.constraints,
    remarks: Object.entries(document.remarks).map(([name, text]) => ({ name, text })),
    purpose: environment.about.purpose ?? architecture.system.summary ?? '서비스 운영',
    history: history(architecture),
    people: people(architecture),
    notices: summaryNotices(page),
  }
})

function promises(page: Page): View['promises'] {
  const { targets } = page.environment
  const recovery = [
    targets.rto === null ? null : `RTO ${duration(targets.rto)}`,
    targets.rpo === null ? null : `RPO ${duration(targets.rpo)} 이하`,
  ]
    .filter(Boolean)
    .join(', ')
  return [
    ...(targets.availability === null ? [] : [{ name: '가용성', text: availabilityText(targets.availability) }]),
    {
      name: '성능',
      text:
        [
          targets.response === null ? null : `평균 응답시간 ${duration(targets.response)} 이하`,
          targets.users === null ? null : `동시 사용자 ${number(targets.users)}명 지원`,
        ]
          .filter(Boolean)
          .join(', ') || '약속 없음',
    },
    { name: '확장성', text: scalingText(page) },
    ...(recovery ? [{ name: '복구', text: recovery }] : []),
    ...targetLines
      .filter(({ key }) =>
        ['deployTime', 'securityIncidents', 'cacheHit', 'cdnHit', 'automation', 'monthlyCost'].includes(key),
      )
      .flatMap(({ key, name, print }) => (targets[key] === null ? [] : [{ name, text: print(targets[key]) }])),
  ]
}

/** Promises the design does not keep: one sentence each. */
export function summaryNotices({ environment }: Pick<Page, 'environment'>): string[] {
  const { availability } = environment.targets
  const sla = compositeSla(environment)
  return [
    ...(availability !== null && sla.percent < availability
      ? [`구성 요소의 SLA를 곱하면 ${percent(sla.percent, 2)}로 목표 가용성 ${percent(availability, 3)}보다 낮습니다.`]
      : []),
    ...dataLosses(environment).flatMap(({ store, keepsRpo, worst }) =>
      keepsRpo === false
        ? [
            `${store.definition.name}의 최대 데이터 손실(${worst === null ? '전체' : duration(worst)})이 목표 RPO를 넘습니다.`,
          ]
        : [],
    ),
  ]
}
