/** The run was told to stop (Ctrl-C, kill) and cleaned up; a program ends with 128 + the signal's number. */
export class Interrupted extends Error {
  readonly exitCode: number

  constructor(signal: Signal) {
    super('중단했습니다.')
    this.name = 'Interrupted'
    this.exitCode = exitCodes[signal]
  }
}

/** From now on a signal ends the program with 129, 130 or 143, once the work that must not be cut has cleaned up or finished. */
export function exitOnSignals() {
  ends = true
  for (const signal of signals) process.on(signal, () => atWork === 0 && process.exit(exitCodes[signal]))
}

/**
 * Does work that must not be cut in the middle. A signal only takes effect where the work calls `checkpoint`, or at its end:
 * as Interrupted, or by ending the program where that was asked for.
 */
export async function uninterrupted<T>(work: (checkpoint: () => void) => Promise<T>): Promise<T> {
  let received: Signal | null = null
  const note = (signal: Signal) => {
    received ??= signal
  }
  const checkpoint = () => {
    if (received) throw new Interrupted(received)
  }
  atWork++
  for (const signal of signals) process.on(signal, note)
  try {
    const result = await work(checkpoint)
    // A signal that came during the last steps is delivered when the event loop has gone round once.
    await new Promise(setImmediate)
    await new Promise(setImmediate)
    checkpoint()
    return result
  } finally {
    for (const signal of signals) process.off(signal, note)
    atWork--
    if (received && ends && atWork === 0) process.exit(exitCodes[received])
  }
}

type Signal = 'SIGHUP' | 'SIGINT' | 'SIGTERM'
const signals: Signal[] = ['SIGHUP', 'SIGINT', 'SIGTERM']
const exitCodes: Record<Signal, number> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

/** How many pieces of work must not be cut now, and whether a signal is to end the program after them. */
let atWork = 0
let ends = false
