import { resolve as absolute } from 'node:path'
import { examine, generate } from '../compile.ts'
import { findSpecs, readSource } from '../files/sources.ts'
import { CannotRender } from '../render/cannot-render.ts'
import { type DiagramJob, renderDiagrams } from '../render/render.ts'
import { configurationFor } from './configuration.ts'
import { exitCode, worst } from './exit-codes.ts'
import { reportingFailures, WrongUse } from './failures.ts'
import { printFindings } from './findings.ts'
import { printNote, printResult, shownPath } from './terminal.ts'

export interface DiagramOptions {
  env?: string[]
  view?: string[]
  format?: string[]
  scale: string
  timeout: string
  browser?: string
  sandbox: boolean
  cache: boolean
  out: string
}

const formats = ['svg', 'png', 'pdf'] as const
const views = ['physical-architecture', 'network'] as const

/** Draws the diagrams of each spec; those that fail are named, and the others are still made. */
export async function diagram(specs: string[], options: DiagramOptions): Promise<number> {
  const chosen = {
    formats: among('--format', options.format, formats, ['svg']),
    views: among('--view', options.view, views, [...views]),
    scale: positive('--scale', options.scale),
    timeLimit: positive('--timeout', options.timeout),
  }
  const jobs: DiagramJob[] = []
  const codes: number[] = []
  for (const path of findSpecs(specs, process.cwd())) {
    codes.push(
      await reportingFailures(async () => {
        const { architecture, source, diagnostics } = examine(readSource(path), {
          configuration: configurationFor(path),
        })
        if ((await printFindings(diagnostics, source, path)) || !architecture) return exitCode.findings
        const wanted = architecture.environments.filter(({ id }) => !options.env || options.env.includes(id))
        if (wanted.length === 0) {
          const known = architecture.environments.map(({ id }) => id).join(', ')
          throw new WrongUse(
            `${architecture.system.id}에 '${options.env?.join(', ')}' 환경이 없습니다. 있는 환경: ${known}`,
          )
        }
        const files = await generate({ ...architecture, environments: wanted }, ['diagrams'])
        for (const { path, text } of files) {
          if (chosen.views.some(view => path.startsWith(`diagrams/${view}-`))) {
            jobs.push({ path: absolute(options.out, architecture.system.id, path), source: text })
          }
        }
        return exitCode.fine
      }),
    )
  }
  try {
    const { renderings, warnings } = await renderDiagrams(jobs, {
      formats: chosen.formats,
      scale: chosen.scale,
      timeLimit: chosen.timeLimit,
      browser: options.browser ?? null,
      noSandbox: !options.sandbox,
      force: !options.cache,
    })
    for (const { path, outcome, message } of renderings) {
      if (outcome === 'failed') printNote(`실패: ${shownPath(path)} – ${message}\n`)
      else printResult(`${outcome === 'drawn' ? '그림' : '그대로'}  ${shownPath(path)}\n`)
    }
    for (const warning of warnings) printNote(`주의: ${warning}\n`)
    return worst([...codes, renderings.some(({ outcome }) => outcome === 'failed') ? exitCode.findings : exitCode.fine])
  } catch (error) {
    if (!(error instanceof CannotRender)) throw error
    printNote(`오류: ${error.message}\n${error.suggestion}\n`)
    return exitCode.wrongUse
  }
}

function among<T extends string>(
  option: string,
  given: string[] | undefined,
  known: readonly T[],
  byDefault: T[],
): T[] {
  if (!given?.length) return byDefault
  const unknown = given.find(name => !known.includes(name as T))
  if (unknown) throw new WrongUse(`${option}에 '${unknown}'은(는) 없습니다. 고를 수 있는 것: ${known.join(', ')}`)
  return known.filter(name => given.includes(name))
}

function positive(option: string, text: string): number {
  const value = Number(text)
  if (!(value > 0) || !Number.isFinite(value))
    throw new WrongUse(`${option}에는 0보다 큰 수를 쓰세요. 받은 값: ${text}`)
  return value
}
