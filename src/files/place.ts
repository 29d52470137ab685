import { join, resolve } from 'node:path'
import { WriteFailure } from './failure.ts'
import { assertSafePath } from './safe-path.ts'

/** Where one system's outputs lie, and what of ours lies beside them. All paths are absolute. */
export interface Place {
  root: string
  system: string
  /** The system's folder; the paths of output files are relative to it. */
  folder: string
  manifest: string
  /** Holds the new files and the old ones while a set is being replaced; gone afterwards. */
  staging: string
  /** Held by the one run that may write below the folder. */
  lock: string
}

export const manifestName = '.ktarch-manifest.json'
export const stagingName = '.ktarch-staging'
const lockName = '.ktarch-lock'

export function placeOf(root: string, system: string): Place {
  assertSafePath(system)
  if (system.includes('/')) throw new WriteFailure(system, `${system}: 시스템 이름에 '/'를 쓸 수 없습니다.`)
  const folder = join(resolve(root), system)
  return {
    root: resolve(root),
    system,
    folder,
    manifest: join(folder, manifestName),
    staging: join(folder, stagingName),
    lock: join(folder, lockName),
  }
}

/** Whether a name in the system's folder is something only a run in progress, or one that was killed, has there. */
export const isTemporary = (name: string) => name === stagingName || name === lockName || isLockRemoval(name)

/** The second name of a dead run's lock while it is removed. */
export const lockRemovalName = (fingerprint: string) => `${lockName}-${fingerprint}`
export const isLockRemoval = (name: string) => name.startsWith(`${lockName}-`)
