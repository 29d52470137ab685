import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { hash } from './fingerprint.ts'
import { writeWhole } from './write-whole.ts'

/** Beside the pictures: one file for each, saying what it was made from. */
export const cacheFolder = '.ktarch-render'

interface Note {
  /** Hash of source, format, scale, packages, browser and fonts. */
  from: string
  /** Hash of the picture's bytes, so that one changed by hand or cut short is drawn again. */
  picture: string
}

/** Whether the picture at `path` is still the one that was drawn from the same things. */
export function isUnchanged(path: string, from: string): boolean {
  try {
    const note = JSON.parse(readFileSync(notePath(path), 'utf8')) as Note
    return note.from === from && note.picture === hash(readFileSync(path))
  } catch {
    return false
  }
}

/** Remembers what the picture at `path` was drawn from. */
export function remember(path: string, from: string, picture: Uint8Array): void {
  const folder = join(dirname(path), cacheFolder)
  mkdirSync(folder, { recursive: true })
  // The folder keeps itself out of the repository.
  writeFileSync(join(folder, '.gitignore'), '*\n')
  writeWhole(notePath(path), JSON.stringify({ from, picture: hash(picture) } satisfies Note))
}

const notePath = (path: string) => join(dirname(path), cacheFolder, `${basename(path)}.json`)
