import { join, relative } from 'node:path'
import { WriteFailure } from './failure.ts'
import { manifestName, type Place, stagingName } from './place.ts'
import { readOutput } from './read-output.ts'
import { isSafePath } from './safe-path.ts'

/**
 * What a run is about to do, as it stands on the disk while it does it.
 * Its name says the way: 'forward' brings the new set, 'back' the old one; without it no output was touched yet.
 */
export interface Journal {
  /** Folders to create, parents first. */
  folders: string[]
  /** In the order they are done: files to write, files to delete, the manifest. */
  steps: Step[]
}

/** One file: what stood there before and what shall stand there, as fingerprints; null is no file. */
export interface Step {
  path: string
  before: string | null
  after: string | null
  /** Where a person's file is kept when `--force` replaces it. */
  backup?: string
}

export const journalOf = (place: Place) => ({
  draft: join(place.staging, 'draft.json'),
  forward: join(place.staging, 'forward.json'),
  back: join(place.staging, 'back.json'),
})

/** The new file and the old one of a step, relative to the system's folder. */
export const stagedNew = (index: number) => `${stagingName}/${index}.new`
export const stagedOld = (index: number) => `${stagingName}/${index}.old`

export const printJournal = (journal: Journal) => `${JSON.stringify(journal)}\n`

/** Reads a journal, or null where there is none. It may come with a pull request: what is not ours, or leads outside, is refused. */
export function readJournal(place: Place, name: string): Journal | null {
  const bytes = readOutput(place, relative(place.folder, name))
  if (!bytes) return null
  const journal = parsed(bytes.toString('utf8'))
  if (isJournal(journal)) return journal
  throw new WriteFailure(name, `${name}: 중단된 실행의 기록이 아닙니다. 이 파일이 든 폴더를 지우고 다시 실행하세요.`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isJournal(value: unknown): value is Journal {
  const { folders, steps } = (value ?? {}) as Partial<Journal>
  return Array.isArray(folders) && folders.every(isPath) && Array.isArray(steps) && steps.every(isStep)
}

function isStep(value: unknown): value is Step {
  const { path, before, after, backup } = (value ?? {}) as Partial<Step>
  const named = isPath(path) || path === manifestName
  return named && isFingerprint(before) && isFingerprint(after) && (backup === undefined || isPath(backup))
}

const isPath = (value: unknown) => typeof value === 'string' && isSafePath(value)
const isFingerprint = (value: unknown) => value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value))
