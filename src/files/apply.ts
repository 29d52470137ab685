import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { atBest } from './at-best.ts'
import { clear, decide, finish } from './commit.ts'
import { flushFolder } from './durable.ts'
import { asWriteFailure, systemCode, writing } from './failure.ts'
import { uninterrupted } from './interruption.ts'
import type { Journal } from './journal.ts'
import { type Lock, withLock } from './lock.ts'
import type { Place } from './place.ts'
import { type FileChange, hasWork, type Plan, planWrites } from './plan.ts'
import { refuseLinks } from './read-output.ts'
import { type Repair, repair } from './repair.ts'
import { stage } from './stage.ts'
import { isThere, removeIfEmpty } from './standing.ts'

export interface Applied {
  /** What was done, file by file; 'edited' and 'foreign' were kept unless they have a backup. */
  changes: FileChange[]
  /** Where the person's files are that `force` replaced. */
  backups: { path: string; backup: string }[]
  /** What an earlier run left that was killed, and what became of it. */
  repaired: Repair
}

export interface ApplyOptions {
  /** Replaces and deletes files a person changed, too, keeping each beside as name.orig. */
  force?: boolean
  /** How long to wait for another run on the same outputs. */
  waitSeconds?: number
}

/**
 * Brings the outputs to what was planned, all of them or none: on a WriteFailure or Interrupted the old ones stand as they were.
 * Writes nothing when nothing differs.
 */
export async function applyPlan(plan: Plan, { force = false, waitSeconds = 10 }: ApplyOptions = {}): Promise<Applied> {
  if (!hasWork(plan, force)) return { changes: plan.changes, backups: [], repaired: null }
  return uninterrupted(async checkpoint => {
    const missing = missingFolders(plan.place)
    try {
      await createFolders(plan.place, missing)
      return await withLock(plan.place, { waitSeconds, checkpoint }, lock =>
        replaceOutputs(plan, force, lock, checkpoint),
      )
    } catch (error) {
      await atBest(() => missing.forEach(removeIfEmpty))
      throw asWriteFailure(plan.place.folder, error)
    }
  })
}

async function replaceOutputs(plan: Plan, force: boolean, lock: Lock, checkpoint: () => void): Promise<Applied> {
  const { place, files, scope } = plan
  const repaired = await repair(place)
  // Another run, or the repair, may have written since the plan was made.
  const current = await planWrites(place.root, place.system, files, { scope })
  if (!hasWork({ ...current, interrupted: false }, force)) return { changes: current.changes, backups: [], repaired }

  const journal = await prepare(current, force, lock, checkpoint)
  const left = new Set(await finish(place, journal))
  return {
    changes: current.changes.map(change => (left.has(change.path) ? { ...change, change: 'edited' } : change)),
    backups: journal.steps.flatMap(({ path, backup }) =>
      backup === undefined || left.has(path) ? [] : [{ path, backup }],
    ),
    repaired,
  }
}

async function prepare(plan: Plan, force: boolean, lock: Lock, checkpoint: () => void): Promise<Journal> {
  try {
    const journal = await stage(plan, force, checkpoint)
    lock.confirm()
    checkpoint()
    await decide(plan.place, journal)
    return journal
  } catch (error) {
    await clear(plan.place)
    throw error
  }
}

/** The folders on the way to the system's that are not there, innermost first. */
function missingFolders(place: Place): string[] {
  const missing: string[] = []
  writing(place.folder, () => {
    for (let folder = place.folder; !isThere(folder); folder = dirname(folder)) missing.push(folder)
  })
  return missing
}

async function createFolders(place: Place, missing: string[]) {
  for (const folder of [...missing].reverse()) {
    writing(folder, () => createFolder(folder))
    await flushFolder(dirname(folder))
  }
  refuseLinks(place, place.folder)
}

/** Not with `recursive`, which tells of some failures as another. */
function createFolder(folder: string) {
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another run created it just before.
    if (systemCode(error) !== 'EEXIST') throw error
  }
}
