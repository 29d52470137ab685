import { writeFileSync } from 'node:fs'
import { resolve as absolute } from 'node:path'
import { examine, generate } from '../compile.ts'
import { asWriteFailure, ReadFailure } from '../files/failure.ts'
import { isKept, planWrites } from '../files/plan.ts'
import { findSpecs, readSource } from '../files/sources.ts'
import type { Architecture } from '../model/architecture.ts'
import { type LocatedFinding, locate, withoutText } from '../report/located.ts'
import { type Format, formats, report } from '../report/report.ts'
import { configurationFor } from './configuration.ts'
import { exitCode } from './exit-codes.ts'
import { WrongUse } from './failures.ts'
import { printResult, shownPath, wantsColor } from './terminal.ts'

export interface ValidateOptions {
  format?: string
  output?: string
  asOf?: string
  maxWarnings?: string
  quiet?: boolean
  fix?: boolean
  dryRun?: boolean
  /** Also compare the outputs that stand on the disk. */
  artefacts: boolean
  out: string
}

/** Everything ktarch knows to say about each spec. A file that could not be read is a finding, too. */
export async function validate(specs: string[], options: ValidateOptions): Promise<number> {
  const format = formatOf(options.format)
  const allowedWarnings = warningsAllowed(options.maxWarnings)
  if (options.asOf !== undefined && !isDate(options.asOf)) {
    throw new WrongUse(`--as-of에는 2026-11-22 같은 날짜를 쓰세요. 받은 값: ${options.asOf}`)
  }
  const paths = findSpecs(specs, process.cwd())
  if (options.dryRun && !options.fix) throw new WrongUse('--dry-run은 --fix와 함께 씁니다')
  const found: LocatedFinding[] = []
  let unreadable = false
  for (const path of paths) {
    try {
      if (options.fix) await (await import('./fix.ts')).fixSpec(path, options.dryRun ?? false)
      found.push(...(await findingsOf(path, options)))
    } catch (error) {
      if (!(error instanceof ReadFailure)) throw error
      unreadable = true
      found.push(
        withoutText({ rule: 'unreadable', severity: 'error', at: '', message: error.message }, shownPath(path)),
      )
    }
  }
  const shown = options.quiet ? found.filter(({ severity }) => severity === 'error') : found
  await printReport(shown, format, paths, options.output)
  if (unreadable) return exitCode.unreadable
  const warnings = found.filter(({ severity }) => severity === 'warning').length
  const errors = found.some(({ severity }) => severity === 'error')
  return errors || warnings > allowedWarnings ? exitCode.findings : exitCode.fine
}

async function findingsOf(path: string, { asOf, artefacts, out }: ValidateOptions): Promise<LocatedFinding[]> {
  const configuration = configurationFor(path)
  const { architecture, source, diagnostics } = examine(readSource(path), { asOf, configuration })
  const findings = locate(diagnostics, source, shownPath(path))
  const sound = !diagnostics.some(({ severity }) => severity === 'error')
  return architecture && artefacts && sound
    ? [...findings, ...(await staleArtefacts(architecture, out, configuration.templates))]
    : findings
}

/** Outputs that no longer say what the spec says. Where nothing was ever generated there is nothing to compare. */
async function staleArtefacts(
  architecture: Architecture,
  out: string,
  templates: string | null,
): Promise<LocatedFinding[]> {
  const root = absolute(out)
  const nothing = await planWrites(root, architecture.system.id, [], { scope: () => false })
  if (nothing.manifest.text === null) return []
  const own = templates === null ? undefined : await (await import('./templates.ts')).ownTemplatesIn(templates)
  const { changes, place } = await planWrites(
    root,
    architecture.system.id,
    await generate(architecture, undefined, own),
  )
  return changes
    .filter(({ change }) => change !== 'same')
    .map(change =>
      withoutText(
        {
          rule: 'artefact',
          severity: 'error',
          at: '',
          message: isKept(change)
            ? '생성된 파일을 사람이 고쳐 명세와 다릅니다'
            : change.change === 'delete'
              ? '명세에서 더 이상 나오지 않는 파일이 남아 있습니다'
              : '명세가 말하는 내용과 다릅니다',
          suggestion: isKept(change)
            ? '고친 내용을 architecture.yaml로 옮기고 ktarch generate --force를 실행하세요'
            : 'ktarch generate를 실행하고 결과를 함께 커밋하세요',
        },
        shownPath(`${place.folder}/${change.path}`),
      ),
    )
}

async function printReport(findings: LocatedFinding[], format: Format, paths: string[], output: string | undefined) {
  const rules = format === 'sarif' ? (await import('./rule-titles.ts')).ruleTitles() : []
  const text = await report(findings, format, {
    color: output === undefined && wantsColor(process.stdout),
    files: paths.map(shownPath),
    rules,
  })
  if (output === undefined) {
    printResult(text)
    return
  }
  try {
    writeFileSync(output, text)
  } catch (error) {
    throw asWriteFailure(output, error)
  }
}

function formatOf(name = 'pretty'): Format {
  const format = formats.find(format => format === name)
  if (!format) throw new WrongUse(`--format에 '${name}'은(는) 없습니다. 고를 수 있는 것: ${formats.join(', ')}`)
  return format
}

function warningsAllowed(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY
  if (!/^\d+$/.test(text)) throw new WrongUse(`--max-warnings에는 0 이상의 정수를 쓰세요. 받은 값: ${text}`)
  return Number(text)
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
