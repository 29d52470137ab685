import { clear, finish, turnBack, undo } from './commit.ts'
import { type Journal, journalOf, readJournal, stagedNew } from './journal.ts'
import { withLock } from './lock.ts'
import { type Place, placeOf } from './place.ts'
import { refuseLinks } from './read-output.ts'
import { fullPath, isThere, standing } from './standing.ts'

/** What a killed run left: 'finished' brought its new set, 'undone' the old one, 'cleared' found only waste, null nothing. */
export type Repair = 'finished' | 'undone' | 'cleared' | null

/** Repairs what a killed run left of a system's outputs: afterwards there is the old set or the new one, whole, and no temporary file. */
export async function repairOutputs(root: string, system: string, waitSeconds = 10): Promise<Repair> {
  const place = placeOf(root, system)
  if (!refuseLinks(place, place.folder)) return null
  return withLock(place, { waitSeconds }, () => repair(place))
}

/** The same for a run that holds the lock. */
export async function repair(place: Place): Promise<Repair> {
  if (!refuseLinks(place, place.staging)) return null
  const { forward, back } = journalOf(place)
  const toUndo = readJournal(place, back)
  if (toUndo) {
    await undo(place, toUndo)
    return 'undone'
  }
  const toFinish = readJournal(place, forward)
  if (toFinish && !isWhole(place, toFinish)) {
    await turnBack(place, toFinish)
    return 'undone'
  }
  if (toFinish) {
    await finish(place, toFinish)
    return 'finished'
  }
  await clear(place)
  return 'cleared'
}

/** Whether every staged file that is still there is the one the journal means. A disk that lost power may have lost bytes, too. */
const isWhole = (place: Place, { steps }: Journal) =>
  steps.every(({ after }, index) => {
    const staged = stagedNew(index)
    return after === null || !isThere(fullPath(place, staged)) || standing(place, staged) === after
  })
