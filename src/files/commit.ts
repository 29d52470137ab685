import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, unlink, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { atBest } from './at-best.ts'
import { flushFolder, inFlight, writeDurably } from './durable.ts'
import { asWriteFailure, WriteFailure, writing } from './failure.ts'
import { type Journal, journalOf, printJournal, type Step, stagedNew, stagedOld } from './journal.ts'
import { manifestName, type Place } from './place.ts'
import { refuseLinks } from './read-output.ts'
import { fullPath, isThere, keepAs, removeEmptyFolders, removeIfEmpty, standing } from './standing.ts'

/** Makes the decision durable: from the renaming of the journal on, a run that is killed is finished by the next one. */
export async function decide(place: Place, journal: Journal) {
  const { draft, forward } = journalOf(place)
  try {
    await writeDurably(draft, printJournal(journal))
    await flushFolder(place.staging)
    renameSync(draft, forward)
    await flushFolder(place.staging)
    await flushFolder(place.folder)
  } catch (error) {
    throw asWriteFailure(place.staging, error)
  }
}

/**
 * Brings the new set, however far it came already; when a step fails, all of it is taken back.
 * Returns the paths that were left alone because a person changed them after the plan was made.
 */
export async function finish(place: Place, journal: Journal): Promise<string[]> {
  try {
    const left = await goForward(place, journal)
    await clear(place)
    return left
  } catch (error) {
    await turnBack(place, journal).catch(() => {
      if (error instanceof WriteFailure) error.message += unfinished
    })
    throw error
  }
}

const unfinished =
  ' 되돌리는 것도 끝내지 못해 이전 파일과 새 파일이 섞여 있을 수 있습니다. 원인을 없애고 다시 실행하면 먼저 온전하게 정리합니다.'

/** Takes the decision back, for good, and brings the old set back. */
export async function turnBack(place: Place, journal: Journal) {
  const { forward, back } = journalOf(place)
  renameSync(forward, back)
  await flushFolder(place.staging)
  await undo(place, journal)
}

/** Brings the old set back, however far the new one, or an earlier attempt to go back, came. */
export async function undo(place: Place, journal: Journal) {
  for (const [index, step] of [...journal.steps.entries()].reverse()) {
    writing(fullPath(place, step.path), () => restore(place, step, index))
  }
  for (const folder of [...journal.folders].reverse()) {
    const full = fullPath(place, folder)
    if (refuseLinks(place, full)) writing(full, () => removeIfEmpty(full))
  }
  await flushTouched(place, journal)
  await clear(place)
}

/** Removes the staging folder. */
export async function clear(place: Place) {
  const { forward, back } = journalOf(place)
  await atBest(async () => {
    // The journals first: without them nothing of the rest is used any more.
    rmSync(forward, { force: true })
    rmSync(back, { force: true })
    if (isThere(place.staging)) await removeStaging(place.staging)
  })
}

/** The disk takes a while to free a file, and frees several in the time of one. What is no file, or stays, is left to the thorough way. */
async function removeStaging(folder: string) {
  await inFlight(readdirSync(folder), name => unlinkFile(join(folder, name)).catch(() => {}))
  rmSync(folder, { recursive: true })
}

const unlinkFile = promisify(unlink)

async function goForward(place: Place, { folders, steps }: Journal): Promise<string[]> {
  const left: string[] = []
  const take = (step: Step) => {
    const done = writing(fullPath(place, step.path), () => replace(place, step, steps.indexOf(step)))
    if (!done) left.push(step.path)
  }
  for (const folder of folders) {
    const full = fullPath(place, folder)
    if (!refuseLinks(place, full)) writing(full, () => mkdirSync(full))
  }
  for (const step of steps.filter(({ path }) => path !== manifestName)) take(step)
  await flushTouched(place, { folders, steps })
  for (const step of steps.filter(({ path }) => path === manifestName)) take(step)
  await flushTouched(place, { folders: [], steps: [] })
  return left
}

/** Brings one file from its old state to its new one; false where a person changed it meanwhile and it is left alone. */
function replace(place: Place, { path, before, after, backup }: Step, index: number): boolean {
  const full = fullPath(place, path)
  const staged = fullPath(place, stagedNew(index))
  const now = standing(place, path)
  const alreadyDone = after === null ? now === null : !isThere(staged)
  if (alreadyDone) return true
  if (now !== before) return false
  if (backup !== undefined && !keepBackup(place, path, backup, before)) return false

  if (after !== null) renameSync(staged, full)
  else {
    unlinkSync(full)
    removeEmptyFolders(place, dirname(full))
  }
  return true
}

/** False where another file took the name meanwhile. */
function keepBackup(place: Place, path: string, backup: string, before: string | null): boolean {
  const now = standing(place, backup)
  if (now === null) keepAs(fullPath(place, path), fullPath(place, backup))
  return now === null || now === before
}

/** Brings one file back from its new state to its old one, unless a person changed it meanwhile. */
function restore(place: Place, { path, before, after, backup }: Step, index: number) {
  const full = fullPath(place, path)
  const wasReplaced = after === null || !isThere(fullPath(place, stagedNew(index)))
  if (wasReplaced && standing(place, path) === after) {
    if (before === null) unlinkSync(full)
    else if (standing(place, stagedOld(index)) === before) {
      mkdirSync(dirname(full), { recursive: true })
      renameSync(fullPath(place, stagedOld(index)), full)
    }
  }
  const kept = backup !== undefined && standing(place, path) === before && standing(place, backup) === before
  if (kept) unlinkSync(fullPath(place, backup))
}

/** Waits for every folder in which a name came, changed or went. */
async function flushTouched(place: Place, { folders, steps }: Journal) {
  const touched = new Set([
    place.folder,
    ...[...folders, ...steps.map(({ path }) => path)].map(path => dirname(join(place.folder, path))),
  ])
  await inFlight(
    [...touched].filter(folder => existsSync(folder)),
    async folder => {
      await flushFolder(folder).catch(error => {
        throw asWriteFailure(folder, error)
      })
    },
  )
}
