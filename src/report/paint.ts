import type { Severity } from '../diagnostic.ts'

/** How parts of a report are coloured. */
export interface Paint {
  severity(severity: Severity, text: string): string
  strong(text: string): string
  faint(text: string): string
}

export const plainPaint: Paint = { severity: (_, text) => text, strong: text => text, faint: text => text }

/** Colours for a terminal; chalk is loaded only here. */
export async function colourPaint(): Promise<Paint> {
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  const colours = { error: chalk.red, warning: chalk.yellow, info: chalk.cyan }
  return {
    severity: (severity, text) => colours[severity](text),
    strong: text => chalk.bold(text),
    faint: text => chalk.dim(text),
  }
}
