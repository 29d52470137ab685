import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { systemCode } from './failure.ts'

/** Tells a process from every other one, also from a later one with the same number. What the system does not tell is ''. */
export interface ProcessIdentity {
  pid: number
  /** When the process started, in clock ticks since the system did. */
  started: string
  /** The start of the system itself. */
  boot: string
  /** The host, or the container, in which the number means anything. */
  world: string
}

export const ownIdentity = (): ProcessIdentity => ({
  pid: process.pid,
  started: startOf(process.pid) ?? '',
  boot: told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  world: `${hostname()} ${told(() => readlinkSync('/proc/self/ns/pid'))}`,
})

/** Whether the process has certainly ended. One of another host or container may live: nobody here can tell. */
export function hasEnded(other: ProcessIdentity): boolean {
  const own = ownIdentity()
  if (other.world !== own.world) return false
  if (other.boot !== own.boot) return true
  if (own.started === '') return !answers(other.pid)
  return startOf(other.pid) !== other.started
}

export function isIdentity(value: unknown): value is ProcessIdentity {
  const { pid, started, boot, world } = (value ?? {}) as Partial<ProcessIdentity>
  return Number.isSafeInteger(pid) && pid! > 0 && [started, boot, world].every(text => typeof text === 'string')
}

/** Field 22 of /proc/<pid>/stat; null for a process that is gone or only waits to be collected. */
function startOf(pid: number): string | null {
  const stat = told(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The second field is the program's name in brackets, and may itself hold brackets and spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return stat === '' || fields[0] === 'Z' || fields[0] === 'X' ? null : fields[19]!
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) !== 'ESRCH'
  }
}

function told(ask: () => string): string {
  try {
    return ask()
  } catch {
    return ''
  }
}
