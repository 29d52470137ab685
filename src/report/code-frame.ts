import type { Position } from '../diagnostic.ts'
import { visible, withoutLogCommands } from './visible.ts'

export interface CodeFrame {
  /** '206 │ dev-slack: { slack: "#a" }' */
  source: string
  /** '    │              ^^^^', the carets alone in `marks`. */
  gutter: string
  marks: string
}

/** Columns of a terminal that the source line may take; of more only what surrounds the mark is shown. */
const widest = 120

/** Characters looked at on either side of the mark: a line may have a million. */
const surroundings = 200

/** A line of the spec with carets below the marked text, right under Hangul, emoji and tabs as well. */
export function codeFrame(lineText: string, { line, column, length }: Position): CodeFrame {
  const start = column - 1
  const end = Math.min(lineText.length, start + Math.min(length, surroundings))
  const from = onBoundary(lineText, Math.max(0, start - surroundings))
  const text = withoutLogCommands(
    lineText.slice(from, onBoundary(lineText, Math.min(lineText.length, end + surroundings))),
  )
  const [left, right] = windowAround(text, start - from, end - from)
  const before = shown(text.slice(left, start - from))
  const marked = shown(text.slice(start - from, Math.min(end - from, right)))
  const after = shown(text.slice(Math.min(end - from, right), right))
  const lead = from + left > 0 ? '…' : ''
  const tail = from + right < lineText.length ? '…' : ''
  const number = String(line)
  return {
    source: `${number} │ ${lead}${before}${marked}${after}${tail}`,
    gutter: `${' '.repeat(number.length)} │ `,
    marks: ' '.repeat(displayWidth(lead + before)) + '^'.repeat(Math.max(1, displayWidth(marked))),
  }
}

const shown = (text: string) => visible(text.replaceAll('\t', '  '))

/** Which characters of a long text are shown: the mark, and what surrounds it. */
function windowAround(text: string, start: number, end: number): [number, number] {
  if (displayWidth(text) <= widest) return [0, text.length]
  const room = Math.floor(widest / 2)
  const markedEnd = Math.min(end, start + room)
  const side = Math.floor((room - (markedEnd - start)) / 2) + 10
  return [onBoundary(text, Math.max(0, start - side)), onBoundary(text, Math.min(text.length, markedEnd + side))]
}

/** Not between the halves of a surrogate pair. */
const onBoundary = (text: string, at: number) => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at)

// East Asian Width W and F (Hangul, Han, kana, full-width forms) and what is shown as an emoji.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f200}-\u{1f202}\u{1f210}-\u{1f23b}\u{1f240}-\u{1f248}\u{1f250}-\u{1f251}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
// Combining marks and the vowels and finals of decomposed Hangul stand on the character before them.
const standsOnAnother = /\p{M}|[\u1160-\u11ff\ud7b0-\ud7ff]|\u200d|[\ufe0e\ufe0f]/u

/** Columns of a terminal that the text takes: 2 for '가', 0 for a combining mark. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += standsOnAnother.test(character) ? 0 : wide.test(character) ? 2 : 1
  return width
}
