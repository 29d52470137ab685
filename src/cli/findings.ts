import { type Diagnostic, hasErrors } from '../diagnostic.ts'
import type { LocatedFinding } from '../report/located.ts'
import { locate } from '../report/located.ts'
import type { Source } from '../spec/source.ts'
import { printNote, shownPath, wantsColor } from './terminal.ts'

/** Tells a person what was found in one spec; says nothing when nothing was. Returns whether there are errors. */
export async function printFindings(
  diagnostics: readonly Diagnostic[],
  source: Source,
  path: string,
): Promise<boolean> {
  if (diagnostics.length > 0) await printLocated(locate(diagnostics, source, shownPath(path)))
  return hasErrors(diagnostics)
}

export async function printLocated(findings: readonly LocatedFinding[]) {
  const { report } = await import('../report/report.ts')
  printNote(await report(findings, 'pretty', { color: wantsColor(process.stderr) }))
}
