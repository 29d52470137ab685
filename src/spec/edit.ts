import type { Position } from '../diagnostic.ts'

/** A stretch of one line of a spec, and the text that is to stand there instead. */
export interface Edit {
  position: Position
  text: string
}

/**
 * The file with the edits made and every other character as it was: byte order mark, line ends, comments, order, blanks.
 * Of two edits that overlap the first is made; making the second takes another reading.
 */
export function edited(original: string, edits: readonly Edit[]): string {
  const startOfLine = startsOfLines(original)
  const replacements = edits
    .map(({ position: { line, column, length }, text }) => ({
      from: startOfLine[line - 1]! + column - 1,
      length,
      text,
    }))
    .sort((a, b) => a.from - b.from)
  let result = ''
  let done = 0
  for (const { from, length, text } of replacements) {
    if (from < done) continue
    result += original.slice(done, from) + text
    done = from + length
  }
  return result + original.slice(done)
}

/** Lines and columns are the same in the file and in the text that was read from it; offsets are not. */
function startsOfLines(original: string): number[] {
  const first = original.startsWith('\ufeff') ? 1 : 0
  return [first, ...[...original.matchAll(/\r\n?|\n/g)].map(({ index, 0: lineEnd }) => index + lineEnd.length)]
}
