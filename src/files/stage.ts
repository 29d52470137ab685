import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { inFlight, writeDurably } from './durable.ts'
import { asWriteFailure, writing } from './failure.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type Journal, type Step, stagedNew, stagedOld } from './journal.ts'
import { manifestName, type Place } from './place.ts'
import { type FileChange, isKept, isWritten, manifestAfter, type Plan } from './plan.ts'
import { fullPath, isThere, keepAs } from './standing.ts'

/**
 * Puts the new files and the old ones they replace into the staging folder, and says what is to be done with them.
 * No output is touched yet. `checkpoint` throws when the run is to end.
 */
export async function stage(plan: Plan, force: boolean, checkpoint: () => void): Promise<Journal> {
  const { place } = plan
  const due = plan.changes.filter(change => isWritten(change, force)).map(change => entryOf(place, change))
  const entries = [
    ...due.filter(({ step }) => step.after !== null),
    ...due.filter(({ step }) => step.after === null),
    ...manifestEntry(plan, force),
  ]
  writing(place.staging, () => mkdirSync(place.staging))
  await inFlight([...entries.entries()], async ([index, { step, text }]) => {
    checkpoint()
    const full = fullPath(place, step.path)
    if (step.before !== null) writing(full, () => keepAs(full, fullPath(place, stagedOld(index))))
    if (text === undefined) return
    await writeDurably(fullPath(place, stagedNew(index)), text).catch(error => {
      throw asWriteFailure(full, error)
    })
  })
  return { folders: missingFolders(place, entries), steps: entries.map(({ step }) => step) }
}

interface Entry {
  step: Step
  text?: string
}

const entryOf = (place: Place, change: FileChange): Entry => ({
  step: {
    path: change.path,
    before: change.oldFingerprint ?? null,
    after: change.newFingerprint ?? null,
    ...(isKept(change) ? { backup: freeName(place, change.path) } : {}),
  },
  text: change.newText,
})

function manifestEntry(plan: Plan, force: boolean): Entry[] {
  const old = plan.manifest.text
  const text = manifestAfter(plan, force)
  if (text === old) return []
  const before = old === null ? null : fingerprintOf(old)
  return [{ step: { path: manifestName, before, after: fingerprintOf(text) }, text }]
}

/** 'main.bicep.orig', or the first of 'main.bicep.orig.2', … that is free. */
function freeName(place: Place, path: string): string {
  let name = `${path}.orig`
  for (let count = 2; isThere(fullPath(place, name)); count++) name = `${path}.orig.${count}`
  return name
}

function missingFolders(place: Place, entries: Entry[]): string[] {
  const missing = new Set<string>()
  for (const { step } of entries) {
    if (step.after === null) continue
    for (
      let folder = dirname(step.path);
      folder !== '.' && !isThere(fullPath(place, folder));
      folder = dirname(folder)
    ) {
      missing.add(folder)
    }
  }
  // The name of a folder begins with its parent's, so parents sort first.
  return [...missing].sort()
}
