import { type Diagnostic, hasErrors } from '../diagnostic.ts'
import type { Source } from '../spec/source.ts'
import { printNote, shownPath, wantsColor } from './terminal.ts'

/** Tells a person what stands in the way; warnings are counted, `validate` shows them. Returns whether there are errors. */
export async function printFindings(
  diagnostics: readonly Diagnostic[],
  source: Source,
  path: string,
): Promise<boolean> {
  const file = shownPath(path)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const [{ report }, { locate }] = await Promise.all([import('../report/report.ts'), import('../report/located.ts')])
    printNote(await report(locate(errors, source, file), 'pretty', { color: wantsColor(process.stderr) }))
  }
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
  if (warnings > 0) printNote(`${file}: 경고 ${warnings}개 – ktarch validate가 보입니다\n`)
  return hasErrors(diagnostics)
}
