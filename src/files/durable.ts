import { closeSync, fsync, openSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'

const flush = promisify(fsync)

/** Writes a new file and waits until the disk has it. The mode follows the umask. */
export async function writeDurably(path: string, content: string | Buffer) {
  const descriptor = openSync(path, 'wx')
  try {
    writeFileSync(descriptor, content)
    await flush(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Waits until the disk has what was created, renamed and removed in a folder. */
export async function flushFolder(folder: string) {
  // Windows cannot open a folder; its file systems keep renames in order by themselves.
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    await flush(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Works on all items, a few at a time. The first failure starts no new one, waits for those at work and is thrown. */
export async function inFlight<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 8) {
  const waiting = [...items]
  const failures: unknown[] = []
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined && failures.length === 0; item = waiting.shift()) {
      await work(item).catch(error => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  if (failures.length > 0) throw failures[0]
}
