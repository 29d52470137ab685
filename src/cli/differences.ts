import { type Difference, describeDifferences } from '../files/check.ts'
import type { Plan } from '../files/plan.ts'
import type { Source } from '../spec/source.ts'
import type { Spec } from '../spec/types.ts'
import { factsBehind, type Lines } from '../trace/influence.ts'
import { exitCode } from './exit-codes.ts'
import { printResult, shownPath } from './terminal.ts'

/** Shown for one file at most; the diff itself says the rest. */
const mostFacts = 12

/** For `--check`: each difference as a unified diff, and the lines of the spec behind it. */
export async function printDifferences(plan: Plan, spec: Spec, source: Source, specPath: string): Promise<number> {
  const differences = await describeDifferences(plan)
  if (differences.length === 0) {
    printResult(`${shownPath(plan.place.folder)}: 파일 ${plan.changes.length}개가 명세와 같습니다\n`)
    return exitCode.fine
  }
  const asked = differences.flatMap(difference => linesOf(difference, plan))
  const behind = asked.length > 0 ? await factsBehind(spec, asked) : new Map<string, string[]>()
  for (const { message, diff, path } of differences) {
    printResult(`${message}\n${diff ?? ''}`)
    const facts = behind.get(path) ?? []
    if (facts.length === 0) continue
    const places = facts.slice(0, mostFacts).map(at => `  ${shownPath(specPath)}:${source.locate(at).line}  ${at}\n`)
    const hidden = facts.length > mostFacts ? `  외 ${facts.length - mostFacts}곳\n` : ''
    printResult(`이 내용을 정하는 명세의 줄:\n${places.join('')}${hidden}\n`)
  }
  printResult(`다른 파일 ${differences.length}개\n`)
  return exitCode.findings
}

function linesOf({ path, lines }: Difference, { files }: Plan): Lines[] {
  const file = files.find(file => file.path === path)
  return file && lines && lines.length > 0 ? [{ file, lines: new Set(lines) }] : []
}
