import type { Architecture } from '../../../model/architecture.ts'
import { money, percent } from '../../../print/korean.ts'
import { section } from '../page.ts'
import { monthsText } from '../roadmap-rows.ts'
import { history, people } from '../summary-rows.ts'
import { type Grid, grid } from '../table.ts'
import { targetLines, targetText } from '../target-rows.ts'

interface View {
  migration: { from: string; to: string; checklist: Grid | null } | null
  roadmap: Grid | null
}

/** 8. 전환 및 확장 계획 */
export const plans = section<View, Architecture>('master/plans', architecture => ({
  migration: migration(architecture),
  roadmap: roadmap(architecture),
}))

const categories: Record<string, string> = {
  data: '데이터',
  configuration: '설정',
  monitoring: '모니터링',
  security: '보안',
  network: '네트워크',
}

function migration({ migration, environments }: Architecture): View['migration'] {
  if (!migration) return null
  const nameOf = (id: string) => environments.find(environment => environment.id === id)?.name ?? id
  return {
    from: nameOf(migration.from),
    to: nameOf(migration.to),
    checklist: grid(
      ['카테고리', '체크 항목', '상태', '우선순위', '방법'],
      migration.checklist.flatMap(({ id, tasks }) =>
        tasks.map(({ task, done, priority, how }) => [categories[id] ?? id, task, done ? '☑' : '☐', priority, how]),
      ),
    ),
  }
}

const roadmap = ({ roadmap }: Architecture): Grid | null =>
  grid(
    ['단계', '기간', '핵심 목표', '추진 목표', '주요 작업', '사용자 지원', '가용성', '응답 시간', '월간 비용'],
    roadmap.map(phase => [
      `Phase ${phase.number}: ${phase.title}`,
      monthsText(phase),
      phase.focus ?? phase.title,
      phase.goals.join('\n'),
      phase.deliverables.map(({ task, done }) => `${done ? '☑' : '☐'} ${task}`).join('\n'),
      targetText(phase.targets, 'users'),
      phase.targets.availability === null ? '-' : percent(phase.targets.availability, 3),
      targetText(phase.targets, 'response'),
      targetText(phase.targets, 'monthlyCost'),
    ]),
  )

interface LevelsView {
  system: string
  levels: Grid | null
  remarks: { name: string; text: string }[]
  history: Grid | null
  people: { name: string; text: string }[]
}

/** 9. 핵심 SLA 지표 */
export const levels = section<LevelsView, Architecture>('master/levels', architecture => ({
  system: architecture.system.name,
  levels: levelGrid(architecture),
  remarks: Object.entries(architecture.documents.master.remarks).map(([name, text]) => ({ name, text })),
  history: history(architecture),
  people: people(architecture),
}))

/** Promises of every environment and of the phases still to come. */
function levelGrid({ environments, roadmap }: Architecture): Grid | null {
  const later = roadmap.filter(({ environment }) => environment === null)
  const rows = targetLines.map(({ key, name, print }) => [
    name,
    ...environments.map(({ targets, cost }) =>
      key === 'monthlyCost' && targets[key] === null
        ? cost.items.length > 0
          ? money(cost.total)
          : '-'
        : targets[key] === null
          ? unpromised(key)
          : print(targets[key]),
    ),
    ...later.map(({ targets }) => (targets[key] === null ? '-' : print(targets[key]))),
  ])
  return grid(
    [
      '지표',
      ...environments.map(({ name }) => name),
      ...later.map(({ number, title }) => `Phase ${number} (${title})`),
    ],
    rows.filter(([, ...values]) => values.some(value => value !== '-')),
  )
}

const unpromised = (key: string) => (key === 'rto' ? '수동 복구' : key === 'securityIncidents' ? '목표 없음' : '-')
