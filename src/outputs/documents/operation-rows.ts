import type { Environment } from '../../model/architecture.ts'
import { number, writtenDuration } from '../../print/korean.ts'
import type { CheckTask } from '../../spec/types.ts'
import * as glossary from './glossary.ts'
import { type Grid, grid } from './table.ts'

/** Severities with their promise: the one table that both the continuity and the incident section show. */
export const incidents = ({ settings }: Environment): Grid | null =>
  grid(
    ['심각도', '정의', '대응 시간', '에스컬레이션', '대응팀', '연락 채널'],
    Object.entries(settings.operations?.incidents ?? {}).map(([id, incident]) => [
      severity(id),
      incident.means ?? '-',
      incident.respond ? `${writtenDuration(incident.respond)} 이내` : '-',
      [incident.escalate, incident.raise ? `${writtenDuration(incident.raise)} 내 해결되지 않으면 한 단계 상향` : null]
        .filter(Boolean)
        .join(', ') || '-',
      incident.team?.join(', ') ?? '-',
      incident.channel ?? '-',
    ]),
  )

/** What is done for each severity. */
export const incidentSteps = ({
  settings,
}: Environment): { severity: string; means: string; steps: string[]; notice: string | null }[] =>
  Object.entries(settings.operations?.incidents ?? {}).flatMap(([id, incident]) =>
    incident.steps || incident.notice
      ? [
          {
            severity: severity(id),
            means: incident.means ?? severity(id),
            steps: incident.steps ?? [],
            notice: incident.notice ?? null,
          },
        ]
      : [],
  )

/** 'sev1' → '심각도 1' */
const severity = (id: string) => id.replace(/^sev(?:erity)?-?(\d)$/, '심각도 $1')

/** When work is announced and who must agree. */
export function maintenance({ settings, timeZone }: Environment): Grid | null {
  const { maintenance: window, change } = settings.operations ?? {}
  const zone = timeZone === 'Asia/Seoul' ? 'KST' : timeZone
  const rows: [string, string | null | undefined][] = [
    ['정기 점검', window && `매주 ${glossary.weekday[window.day]} ${window.time.replace('..', '-')} ${zone}`],
    ['점검 시간', window && lengthOf(window.time)],
    ['긴급 점검', window?.emergency],
    ['점검 승인', window?.approval === undefined ? null : window.approval ? '필요' : '필요 없음'],
    ['변경 승인', change?.approval],
    ['승인자 수', change?.approvers === undefined ? null : `${number(change.approvers)}명`],
    ['변경 시험', change?.test],
    ['되돌리기 계획', change?.rollback],
  ]
  return grid(
    ['항목', '내용'],
    rows.filter(([, value]) => value != null).map(([item, value]) => [item, value!]),
  )
}

/** '02:00..04:00' → '2시간' */
function lengthOf(window: string): string {
  const [from = '0:0', to = '0:0'] = window.split('..')
  const minutesOf = (clock: string) => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number)
    return hours * 60 + minutes
  }
  const length = (minutesOf(to) - minutesOf(from) + 1440) % 1440
  return length % 60 === 0 ? `${length / 60}시간` : `${length}분`
}

/** What is checked every day, week and month. */
export function checks({ settings }: Environment): { title: string; table: Grid }[] {
  const { daily, weekly, monthly } = settings.operations?.checks ?? {}
  return [
    { title: '일일 점검', tasks: daily },
    { title: '주간 점검', tasks: weekly },
    { title: '월간 점검', tasks: monthly },
  ].flatMap(({ title, tasks }) => {
    const table = grid(['점검 항목', '방법', '기대 결과', '범위', '다음 조치'], (tasks ?? []).map(taskCells))
    return table ? [{ title, table }] : []
  })
}

const taskCells = (task: CheckTask): (string | null)[] =>
  typeof task === 'string'
    ? [task, null, null, null, null]
    : [task.task, task.run ?? null, task.expect ?? null, task.scope ?? null, task.then ?? null]

/** Known faults and their remedies. */
export const problems = ({ settings }: Environment): Grid | null =>
  grid(
    ['문제 유형', '원인', '해결방안', '예방법'],
    Object.entries(settings.operations?.problems ?? {}).map(([id, { problem, cause, fix, prevention }]) => [
      problem ?? id,
      cause ?? '-',
      fix ?? '-',
      prevention ?? '-',
    ]),
  )
