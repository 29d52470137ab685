import type { Architecture, Phase } from '../../model/architecture.ts'
import { targetLines } from './target-rows.ts'

export interface PhaseView {
  heading: string
  title: string
  focus: string
  targets: { name: string; text: string }[]
  goals: string[]
  deliverables: { task: string; done: boolean }[]
}

export const phases = ({ roadmap }: Architecture): PhaseView[] =>
  roadmap.map(phase => ({
    heading: `Phase ${phase.number} (${monthsText(phase)})`,
    title: phase.title,
    focus: phase.focus ?? phase.title,
    targets: targetLines.flatMap(({ key, name, print }) =>
      phase.targets[key] === null ? [] : [{ name, text: print(phase.targets[key]) }],
    ),
    goals: phase.goals,
    deliverables: phase.deliverables,
  }))

/** '현재-6개월', '6-12개월' */
export const monthsText = ({ months }: Phase) =>
  months.min === 0 ? `현재-${months.max}개월` : `${months.min}-${months.max}개월`
