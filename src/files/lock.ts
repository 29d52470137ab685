import {
  closeSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { atBest } from './at-best.ts'
import { systemCode, WriteFailure, writing } from './failure.ts'
import { asideName, isAside, type Place } from './place.ts'
import { hasEnded, isIdentity, ownIdentity, type ProcessIdentity } from './process-identity.ts'

/** Does the work while no other run may write below the system's folder; waits for one that does, then gives up. */
export async function withLock<T>(place: Place, waiting: Waiting, work: (lock: Lock) => Promise<T>): Promise<T> {
  const lock = await takeLock(place, waiting)
  try {
    sweep(place)
    return await work(lock)
  } finally {
    await lock.release()
  }
}

interface Waiting {
  waitSeconds: number
  /** Throws when the run is to end instead of waiting on. */
  checkpoint?: () => void
}

export interface Lock {
  /** Throws when another run took the lock for a dead one's and has it now. */
  confirm(): void
  release(): Promise<void>
}

const pause = 25

async function takeLock(place: Place, { waitSeconds, checkpoint = () => {} }: Waiting): Promise<Lock> {
  const token = `${JSON.stringify({ ...ownIdentity(), run: runs++ })}\n`
  const unreadable = { text: '', since: 0 }
  for (let waited = 0; !writing(place.lock, () => create(place.lock, token)); waited += pause) {
    checkpoint()
    const text = writing(place.lock, () => textOf(place.lock))
    if (text === null) continue
    const holder = identityIn(text)
    // A run writes the lock at once after creating it; one that stays empty was killed in between.
    if (holder === null && (unreadable.since === 0 || text !== unreadable.text))
      Object.assign(unreadable, { text, since: waited + 1 })
    const ended = holder ? hasEnded(holder) : waited + 1 - unreadable.since >= 1000
    if (ended) writing(place.lock, () => removeStale(place, text, token))
    else if (waited >= waitSeconds * 1000) throw heldBy(place, holder, waitSeconds)
    else await sleep(pause)
  }
  return {
    confirm() {
      if (textOf(place.lock) !== token) throw heldBy(place, identityIn(textOf(place.lock) ?? ''), 0)
    },
    release() {
      // A lock that stays harms nobody either: its process ends, and the next run sees that.
      return atBest(() => {
        if (readFileSync(place.lock, 'utf8') === token) unlinkSync(place.lock)
      })
    },
  }
}

/** Tells two runs inside one process apart. */
let runs = 0

/** False where the lock is there already. */
function create(path: string, token: string): boolean {
  let descriptor: number
  try {
    descriptor = openSync(path, 'wx')
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
  try {
    writeFileSync(descriptor, token)
    return true
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(descriptor)
  }
}

function textOf(path: string): string | null {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat) return null
  if (stat.isFile()) return readFileSync(path, 'utf8')
  throw new WriteFailure(path, `${path}: ktarch의 잠금 파일이 아닙니다. 지우고 다시 실행하세요.`)
}

/**
 * Only one of several runs that found the same dead lock can rename it; one that comes late may catch the lock of the first instead,
 * sees that by its text and gives it back.
 */
function removeStale(place: Place, staleText: string, token: string) {
  const aside = join(place.folder, asideName(process.pid, runs++))
  try {
    renameSync(place.lock, aside)
    const caught = readFileSync(aside, 'utf8')
    if (caught !== staleText && caught !== token) linkSync(aside, place.lock)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(systemCode(error) ?? '')) throw error
  }
  rmSync(aside, { force: true })
}

/** Removes what runs left that were killed while they removed a dead lock. */
function sweep(place: Place) {
  for (const name of readdirSync(place.folder).filter(isAside)) rmSync(join(place.folder, name), { force: true })
}

function identityIn(text: string): ProcessIdentity | null {
  try {
    const value: unknown = JSON.parse(text)
    return isIdentity(value) ? value : null
  } catch {
    return null
  }
}

function heldBy(place: Place, holder: ProcessIdentity | null, waitSeconds: number) {
  const who = holder ? `다른 ktarch(프로세스 ${holder.pid}, ${holder.world.split(' ')[0]})가` : '다른 ktarch가'
  return new WriteFailure(
    place.lock,
    `${place.folder}: ${who} 쓰고 있습니다. ${waitSeconds}초 기다렸습니다. 끝난 뒤 다시 실행하고, 그런 실행이 없으면 ${place.lock} 파일을 지우세요.`,
  )
}
