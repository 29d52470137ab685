import { type FSWatcher, statSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fingerprintOf } from './fingerprint.ts'
import { readSource } from './sources.ts'

/**
 * Calls `onChange` at once with all paths, and again whenever the content of some of them changed: one call at a time, and what changes
 * meanwhile makes one further call. Ends when the signal does, after the call at work. Other files in the same folders are not looked at.
 */
export async function watchFiles(
  paths: readonly string[],
  onChange: (changed: string[]) => Promise<void>,
  signal: AbortSignal,
) {
  const bell = newBell()
  signal.addEventListener('abort', bell.ring)
  const folders = [...new Set(paths.map(path => dirname(path)))].map(folder =>
    watchFolder(folder, namesIn(folder, paths), bell.ring),
  )
  const seen = new Map<string, Look>()
  try {
    for (let first = true; !signal.aborted; first = false) {
      if (!first && (await bell.rings(heartbeat))) await endOfBurst(bell, signal)
      const changed = paths.filter(path => hasChanged(seen, path))
      if (changed.length > 0 && !signal.aborted) await onChange(changed)
      for (const folder of folders) folder.renew()
    }
  } finally {
    signal.removeEventListener('abort', bell.ring)
    for (const folder of folders) folder.close()
  }
}

/** Editors save in several steps: a burst of changes is over when nothing happened for this many milliseconds, … */
const quiet = 80
/** … or, in a stream of saves without a pause, after this many. */
const longestBurst = 1000
/** Where the system tells of no change (network folders, Windows drives in WSL), or the folder itself was replaced, a look this often finds it. */
const heartbeat = 1000

async function endOfBurst(bell: Bell, signal: AbortSignal) {
  const end = performance.now() + longestBurst
  while (!signal.aborted && performance.now() < end && (await bell.rings(quiet))) {
    // still changing
  }
}

interface Bell {
  ring: () => void
  /** Whether it rings within the time, or has rung since it was last asked. */
  rings(milliseconds: number): Promise<boolean>
}

function newBell(): Bell {
  let rung = false
  let wake = () => {}
  return {
    ring() {
      rung = true
      wake()
    },
    async rings(milliseconds) {
      if (!rung) {
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, milliseconds)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      const answer = rung
      rung = false
      return answer
    },
  }
}

interface Look {
  /** Inode, size and time of change: when they are the same, nobody wrote. */
  stamp: string
  /** Of the content, or '' where it cannot be read. */
  fingerprint: string
}

/** Whether the content differs from what was seen last, which is what is there now from here on. */
function hasChanged(seen: Map<string, Look>, path: string): boolean {
  const before = seen.get(path)
  const stamp = stampOf(path)
  if (before?.stamp === stamp) return false
  const fingerprint = contentOf(path)
  seen.set(path, { stamp, fingerprint })
  return before?.fingerprint !== fingerprint
}

function stampOf(path: string): string {
  const stat = quietly(() => statSync(path, { bigint: true }))
  return stat?.isFile() ? `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}` : ''
}

const contentOf = (path: string) => quietly(() => fingerprintOf(readSource(path))) ?? ''

/** Listens to a folder, because a file that an editor replaces is a new file each time. `renew` listens again when the folder is a new one, too. */
function watchFolder(folder: string, names: ReadonlySet<string>, ring: () => void) {
  const inode = () => quietly(() => statSync(folder, { bigint: true }).ino)
  let watcher: FSWatcher | null = null
  let watched: bigint | undefined
  const close = () => {
    watcher?.close()
    watcher = null
  }
  const renew = () => {
    const current = inode()
    if (watcher && watched === current) return
    close()
    watched = current
    watcher = quietly(() => watch(folder, (_, name) => (name === null || names.has(name)) && ring())) ?? null
    watcher?.on('error', close)
  }
  renew()
  return { renew, close }
}

const namesIn = (folder: string, paths: readonly string[]) =>
  new Set(paths.filter(path => dirname(path) === folder).map(path => basename(path)))

/** What cannot be looked at now, because it is just being replaced, is looked at again. */
function quietly<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
