import { linkSync, lstatSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { systemCode } from './failure.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Place } from './place.ts'
import { readOutput, refuseLinks } from './read-output.ts'

/** The fingerprint of what stands at a path of the system's folder, or null for nothing. */
export function standing(place: Place, path: string): string | null {
  const bytes = readOutput(place, path)
  return bytes && fingerprintOf(bytes)
}

/** Whether there is anything at all, a dangling link included. */
export const isThere = (full: string) => lstatSync(full, { throwIfNoEntry: false }) !== undefined

/** Gives a file a second name: no space is needed and its times stay. Where the file system has no such thing, a copy. */
export function keepAs(full: string, secondName: string) {
  try {
    linkSync(full, secondName)
  } catch (error) {
    if (!withoutLinks.has(systemCode(error) ?? '')) throw error
    writeFileSync(secondName, readFileSync(full), { flag: 'wx', flush: true })
  }
}

/** Removes a folder and its parents below the system's folder, as far as nothing is in them. */
export function removeEmptyFolders(place: Place, folder: string) {
  for (let current = folder; current !== place.folder && refuseLinks(place, current); current = dirname(current)) {
    if (!removeIfEmpty(current)) return
  }
}

/** Whether the folder is gone. */
export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch (error) {
    if (stillInUse.has(systemCode(error) ?? '')) return false
    throw error
  }
}

export const fullPath = (place: Place, path: string) => join(place.folder, path)

const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])
const stillInUse = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY'])
