import { resolve as absolute } from 'node:path'
import { compile, generate as filesOf } from '../compile.ts'
import { applyPlan } from '../files/apply.ts'
import { isKept, type Plan, planWrites, type Scope } from '../files/plan.ts'
import { findSpecs, readSource } from '../files/sources.ts'
import type { Architecture } from '../model/architecture.ts'
import { type OutputName, outputNames } from '../outputs/index.ts'
import { configurationFor } from './configuration.ts'
import { exitCode, worst } from './exit-codes.ts'
import { reportingFailures, WrongUse } from './failures.ts'
import { printFindings } from './findings.ts'
import { printNote, printResult, shownPath } from './terminal.ts'

export interface GenerateOptions {
  env?: string[]
  only?: string[]
  out: string
  check?: boolean
  dryRun?: boolean
  force?: boolean
  watch?: boolean
  templates?: string
}

/** Writes everything that follows from each spec; an error in one leaves its outputs as they were, and the others are still done. */
export async function generate(specs: string[], options: GenerateOptions): Promise<number> {
  const only = outputsAsked(options.only)
  const paths = findSpecs(specs, process.cwd())
  const all = async (paths: readonly string[]) => {
    const codes: number[] = []
    for (const path of paths) codes.push(await reportingFailures(() => generateOne(path, only, options)))
    return worst(codes)
  }
  if (!options.watch) return all(paths)
  const { watchSpecs } = await import('./watch.ts')
  return watchSpecs(paths, all)
}

async function generateOne(path: string, only: OutputName[], options: GenerateOptions): Promise<number> {
  const configuration = configurationFor(path)
  const folder = options.templates ?? configuration.templates
  const ownTemplates =
    folder === null ? undefined : await (await import('./templates.ts')).ownTemplatesIn(absolute(folder))
  const { spec, architecture, files, source, diagnostics } = await compile(readSource(path), only, {
    configuration,
    ownTemplates,
  })
  const refused = await printFindings(diagnostics, source, path)
  if (refused || !spec || !architecture) return exitCode.findings

  const scope = await scopeOf(architecture, only, options.env)
  const plan = await planWrites(absolute(options.out), architecture.system.id, files, { scope })
  if (options.check) {
    const { printDifferences } = await import('./differences.ts')
    return printDifferences(plan, spec, source, path)
  }
  if (options.dryRun) {
    printResult(summary(architecture.system.id, plan, '쓸 예정'))
    printResult(
      plan.changes
        .filter(({ change }) => change !== 'same')
        .map(line)
        .join(''),
    )
    return exitCode.fine
  }
  const { changes, backups } = await applyPlan(plan, { force: options.force ?? false })
  printResult(summary(architecture.system.id, { ...plan, changes }, '썼습니다'))
  printResult(
    changes
      .filter(({ change }) => change !== 'same' && !isKept({ change }))
      .map(line)
      .join(''),
  )
  for (const { path, backup } of backups) printNote(`백업: ${path} → ${backup}\n`)
  return reportKept(changes.filter(change => isKept(change) && !options.force))
}

/** With --env the files of other environments are not this run's business; with --only those of other outputs. */
async function scopeOf(architecture: Architecture, only: OutputName[], env: string[] | undefined): Promise<Scope> {
  const inOutput: Scope = path => only.length === outputNames.length || only.includes(path.split('/')[0] as OutputName)
  if (!env?.length) return inOutput
  const known = architecture.environments.map(({ id }) => id)
  const unknown = env.find(id => !known.includes(id))
  if (unknown)
    throw new WrongUse(`${architecture.system.id}에 '${unknown}' 환경이 없습니다. 있는 환경: ${known.join(', ')}`)
  const chosen = architecture.environments.filter(({ id }) => env.includes(id))
  const paths = new Set((await filesOf({ ...architecture, environments: chosen }, only)).map(({ path }) => path))
  return path => inOutput(path) && paths.has(path)
}

function outputsAsked(only: string[] | undefined): OutputName[] {
  if (!only?.length) return [...outputNames]
  const unknown = only.find(name => !outputNames.includes(name as OutputName))
  if (unknown) throw new WrongUse(`--only에 '${unknown}'은(는) 없습니다. 고를 수 있는 것: ${outputNames.join(', ')}`)
  return outputNames.filter(name => only.includes(name))
}

const words = {
  create: '생성',
  update: '갱신',
  delete: '삭제',
  same: '그대로',
  edited: '수정됨',
  foreign: '남의 파일',
} as const

function summary(system: string, { changes, place }: Plan, verb: string): string {
  const counts = (Object.keys(words) as (keyof typeof words)[])
    .map(kind => [words[kind], changes.filter(({ change }) => change === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
  return `${system}: ${shownPath(place.folder)}에 파일 ${changes.length}개 (${counts.join(', ') || '없음'}) ${verb}\n`
}

const line = ({ path, change }: { path: string; change: keyof typeof words }) => `  ${words[change]}  ${path}\n`

/** A file that a person changed is theirs until they say otherwise. */
function reportKept(kept: { path: string; change: string }[]): number {
  if (kept.length === 0) return exitCode.fine
  for (const { path, change } of kept) {
    printNote(
      change === 'edited'
        ? `유지: ${path} – 생성된 뒤 사람이 고쳤습니다. 고친 내용은 architecture.yaml로 옮기세요.\n`
        : `유지: ${path} – ktarch가 만들지 않은 파일이 같은 자리에 있습니다.\n`,
    )
  }
  printNote('덮어쓰려면 --force를 붙이세요. 지금 파일은 옆에 백업으로 남습니다.\n')
  return exitCode.findings
}
