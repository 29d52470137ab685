import type { Architecture, Decision } from '../../../model/architecture.ts'
import * as glossary from '../glossary.ts'
import { section } from '../page.ts'
import { type Grid, grid } from '../table.ts'

interface View {
  groups: { caption: string; note: string; table: Grid }[]
}

const notes: Record<Decision['status'], string> = {
  decided: '원문과 다르게 정했고 이유가 확인된 것입니다.',
  assumed: '원문에 없어 정한 값입니다. 확인이 필요합니다.',
  open: '아직 남은 문제입니다.',
}

/** 결정 사항: those of the whole system and of this environment. */
export const decisions = section<View>('closing/decisions', ({ architecture, environment }) =>
  viewOf(
    architecture.decisions.filter(
      ({ at }) => at === null || !at.startsWith('environments.') || at.startsWith(`environments.${environment.id}.`),
    ),
  ),
)

/** 결정 사항 of the master document: all of them. */
export const allDecisions = section<View, Architecture>('closing/decisions', ({ decisions }) => viewOf(decisions))

function viewOf(decisions: readonly Decision[]): View | null {
  const groups = (['decided', 'assumed', 'open'] as const).flatMap(status => {
    const table = grid(
      ['결정', '지금 값', '원문', '이유', '위치'],
      decisions
        .filter(decision => decision.status === status)
        .map(({ title, value, replaces, because, at }) => [title, value, replaces, because, at]),
    )
    return table ? [{ caption: glossary.decisionStatus[status], note: notes[status], table }] : []
  })
  return groups.length > 0 ? { groups } : null
}
