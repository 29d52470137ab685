import { closeSync, lstatSync, openSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { atBest } from './at-best.ts'
import { removeDeadLock } from './dead-lock.ts'
import { systemCode, WriteFailure, writing } from './failure.ts'
import { isLockRemoval, type Place } from './place.ts'
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
  /** Throws when the lock is not ours any more: somebody removed the file. */
  confirm(): void
  release(): Promise<void>
}

/** In bytes; ours are a tenth of it. */
const longestLock = 4096
/** Milliseconds between two looks at a lock that another run holds. */
const pause = 25
/** A run writes its name into the lock as soon as it has created it. One that stays empty for this many milliseconds was killed in between. */
const unnamedIsDead = 1000

async function takeLock(place: Place, { waitSeconds, checkpoint = () => {} }: Waiting): Promise<Lock> {
  const token = `${JSON.stringify({ ...ownIdentity(), run: runs++ })}\n`
  const seen = { text: '', since: 0 }
  for (let waited = 0; !writing(place.lock, () => create(place.lock, token)); waited += pause) {
    checkpoint()
    const text = writing(place.lock, () => textOf(place.lock))
    if (text === null) continue
    if (text !== seen.text || waited === 0) Object.assign(seen, { text, since: waited })
    const holder = identityIn(text)
    const dead = holder ? hasEnded(holder) : waited - seen.since >= unnamedIsDead
    if (dead && writing(place.lock, () => removeDeadLock(place, text, waited - seen.since))) continue
    if (waited >= waitSeconds * 1000) throw heldBy(place, holder, waitSeconds)
    await sleep(pause)
  }
  return {
    confirm() {
      const text = textOf(place.lock)
      if (text !== token) throw heldBy(place, identityIn(text ?? ''), 0)
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

/** What stands in the lock, or null where there is none any more. */
function textOf(path: string): string | null {
  try {
    const stat = lstatSync(path)
    if (stat.isFile() && stat.size <= longestLock) return readFileSync(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
  throw new WriteFailure(path, `${path}: ktarch의 잠금 파일이 아닙니다. 지우고 다시 실행하세요.`)
}

/** Removes what a run left that was killed while it removed a dead lock. */
function sweep(place: Place) {
  for (const name of readdirSync(place.folder).filter(isLockRemoval)) rmSync(join(place.folder, name), { force: true })
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
