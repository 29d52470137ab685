import { manifestName } from './place.ts'
import { type FileChange, manifestAfter, type Plan } from './plan.ts'

/** One way in which the outputs on the disk are not what the spec says. */
export interface Difference {
  /** Relative to the system's folder. */
  path: string
  kind: 'missing' | 'differs' | 'edited' | 'foreign' | 'stale' | 'manifest' | 'interrupted'
  /** Korean: what is wrong and what to do. */
  message: string
  /** Unified diff from what stands on the disk to what is generated, with control characters made visible. */
  diff?: string
  /** The lines of the generated text that the disk does not have, from 1. */
  lines?: number[]
}

/** What `--check` reports; empty when every byte is as generated, our record of it included. */
export async function describeDifferences(plan: Plan): Promise<Difference[]> {
  const differing = plan.changes.filter(({ change }) => change !== 'same')
  const differences: Difference[] = []
  if (plan.interrupted) differences.push(interruptedRun)
  for (const change of differing) differences.push(await differenceOf(change))
  // When files differ the record differs with them; alone, it was changed itself.
  if (differences.length === 0 && plan.manifest.text !== manifestAfter(plan, false)) differences.push(wrongManifest)
  return differences
}

async function differenceOf({ path, change, oldText, newText }: FileChange): Promise<Difference> {
  const kind = kinds[change as keyof typeof kinds]
  const message = newText === undefined ? leftOver[kind as 'stale' | 'edited'] : messages[kind]
  const difference = { path, kind, message: `${path}: ${message}` }
  if (oldText === undefined || newText === undefined) return difference
  return { ...difference, ...(await compare(path, oldText, newText)) }
}

const kinds = { create: 'missing', update: 'differs', delete: 'stale', edited: 'edited', foreign: 'foreign' } as const

const messages: Record<'missing' | 'differs' | 'stale' | 'edited' | 'foreign', string> = {
  missing: '있어야 할 파일이 없습니다. ktarch generate를 실행하세요.',
  differs: '명세가 바뀐 뒤 다시 생성하지 않았습니다. ktarch generate를 실행하세요.',
  stale: '더 이상 생성되지 않는 파일이 남아 있습니다. ktarch generate를 실행하면 지웁니다.',
  edited:
    '생성된 뒤에 사람이 고쳤습니다. 고칠 내용을 명세에 적고 ktarch generate --force를 실행하세요. 고친 파일은 .orig로 남깁니다.',
  foreign:
    'ktarch가 만들지 않은 파일이 이 자리에 있습니다. 파일을 옮기거나 ktarch generate --force를 실행하세요. 그 파일은 .orig로 남깁니다.',
}

const leftOver = {
  stale: messages.stale,
  edited:
    '더 이상 생성되지 않는데 사람이 고친 적이 있어 남겨 두었습니다. 필요 없으면 직접 지우거나 ktarch generate --force를 실행하세요.',
}

const interruptedRun: Difference = {
  path: '',
  kind: 'interrupted',
  message: '중간에 끊긴 실행이 있거나 다른 실행이 쓰고 있습니다. ktarch generate를 실행하면 이어서 정리합니다.',
}

const wrongManifest: Difference = {
  path: manifestName,
  kind: 'manifest',
  message: `${manifestName}: 기록이 파일들과 맞지 않습니다. ktarch generate를 실행하세요.`,
}

/** More changed lines than this, and the whole file is as good as different: no diff is worked out. */
const mostEdits = 2000

async function compare(path: string, oldText: string, newText: string) {
  const { FILE_HEADERS_ONLY, formatPatch, structuredPatch } = await import('diff')
  const patch = structuredPatch(path, path, oldText, newText, '지금 있는 파일', '생성한 내용', {
    context: 3,
    maxEditLength: mostEdits,
  })
  if (!patch) return { diff: `--- ${path}\n+++ ${path}\n파일 전체가 다릅니다.\n` }
  return {
    diff: visible(formatPatch(patch, FILE_HEADERS_ONLY)),
    lines: patch.hunks.flatMap(({ newStart, lines }) => addedLines(newStart, lines)),
  }
}

function addedLines(start: number, lines: string[]): number[] {
  const inNew = lines.filter(line => line.startsWith('+') || line.startsWith(' '))
  return inNew.flatMap((line, index) => (line.startsWith('+') ? [start + index] : []))
}

/** A file that was edited may hold anything: nothing of it may move the cursor or turn the text around. */
const visible = (text: string) =>
  text.replace(/[^\P{C}\n\t]/gu, character => `\\u{${character.codePointAt(0)!.toString(16)}}`)
