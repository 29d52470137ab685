import { section } from '../page.ts'
import { summaryNotices } from '../prod/summary.ts'
import { history, people } from '../summary-rows.ts'
import type { Grid } from '../table.ts'
import { targetLines } from '../target-rows.ts'

interface View {
  environment: string
  system: string
  priorities: string | null
  constraints: string | null
  goals: string | null
  promises: { name: string; text: string }[]
  remarks: { name: string; text: string }[]
  purpose: string
  history: Grid | null
  people: { name: string; text: string }[]
  notices: string[]
}

/** 12. 개발환경 특성 요약 */
export const summary = section<View>('dev/summary', page => {
  const { architecture, environment } = page
  const { document, targets } = environment
  const joined = (words: string[], by: string) => (words.length > 0 ? words.join(by) : null)
  return {
    environment: environment.name,
    system: architecture.system.name,
    priorities: joined(document.priorities, ' > '),
    constraints: joined(document.constraints, ', '),
    goals: joined(document.goals, ', '),
    promises: targetLines.flatMap(({ key, name, print }) =>
      targets[key] === null ? [] : [{ name, text: print(targets[key]) }],
    ),
    remarks: Object.entries(document.remarks).map(([name, text]) => ({ name, text })),
    purpose: environment.about.purpose ?? architecture.system.summary ?? '개발과 검증',
    history: history(architecture),
    people: people(architecture),
    notices: summaryNotices(page),
  }
})
