import type { LocatedFinding } from './located.ts'
import type { RuleTitle } from './sarif.ts'

export const formats = ['pretty', 'json', 'sarif', 'junit', 'github', 'markdown'] as const

export type Format = (typeof formats)[number]

export interface ReportOptions {
  /** For 'pretty'. */
  color?: boolean
  /** The files that were looked at, also those without findings; for 'junit'. */
  files?: readonly string[]
  /** Every rule; for 'sarif'. */
  rules?: readonly RuleTitle[]
}

/** Findings as the text of a format. Only that format is loaded. */
export async function report(
  findings: readonly LocatedFinding[],
  format: Format,
  options: ReportOptions = {},
): Promise<string> {
  switch (format) {
    case 'pretty': {
      const [{ pretty }, { colourPaint, plainPaint }] = await Promise.all([import('./pretty.ts'), import('./paint.ts')])
      return pretty(findings, options.color ? await colourPaint() : plainPaint)
    }
    case 'json':
      return (await import('./json.ts')).json(findings)
    case 'sarif':
      return (await import('./sarif.ts')).sarif(findings, options.rules ?? [])
    case 'junit':
      return (await import('./junit.ts')).junit(findings, options.files ?? [])
    case 'github':
      return (await import('./github.ts')).github(findings)
    case 'markdown':
      return (await import('./markdown.ts')).markdown(findings)
  }
}
