import { relative, sep } from 'node:path'

/** The result of a command goes to stdout. */
export const printResult = (text: string) => process.stdout.write(text)

/** What a command has to say about its work goes to stderr, so that results can be piped. */
export const printNote = (text: string) => process.stderr.write(text)

/** Colour for a person at a terminal, unless NO_COLOR (any value) says no; FORCE_COLOR says yes. */
export function wantsColor(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true
  return stream.isTTY === true
}

/** A path as the reader would type it: relative to the working folder, with '/'. */
export const shownPath = (path: string) => (relative(process.cwd(), path) || '.').split(sep).join('/')

/** A reader that closes the pipe (`| head`) has seen enough: no error. */
export function endQuietlyWhenPipeCloses() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
      throw error
    })
  }
}
