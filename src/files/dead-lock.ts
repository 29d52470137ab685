import { readFileSync, rmSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { systemCode } from './failure.ts'
import { fingerprintOf } from './fingerprint.ts'
import { lockRemovalName, type Place } from './place.ts'
import { keepAs } from './standing.ts'

/**
 * Removes the lock of a run that ended without releasing it; false where another run is at it. Several may find the same dead lock, and one
 * that comes late must not remove the lock that the first one holds by then: who gives the dead lock its second name may remove it, nobody else.
 */
export function removeDeadLock(place: Place, text: string, milliseconds: number): boolean {
  const removal = join(place.folder, lockRemovalName(fingerprintOf(text)))
  // Removing takes no time: one that is under way for so long was killed as well.
  if (milliseconds >= removalIsDead) rmSync(removal, { force: true })
  try {
    keepAs(place.lock, removal)
    if (readFileSync(removal, 'utf8') === text) unlinkSync(place.lock)
    unlinkSync(removal)
    return true
  } catch (error) {
    if (!overtaken.includes(systemCode(error) ?? '')) throw error
    return false
  }
}

const removalIsDead = 2000

/** Another run gave the name first, or had removed the lock already. */
const overtaken = ['EEXIST', 'ENOENT']
