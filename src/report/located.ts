import type { Diagnostic, IdPath, Position } from '../diagnostic.ts'
import { redact, secretsIn } from './redact.ts'

/** A finding with everything a reader needs to find its place, without the file at hand. */
export interface LocatedFinding extends Omit<Diagnostic, 'related' | 'position'> {
  /** As the reader names it: relative, with slashes. */
  file: string
  position: Position
  /** The line of `position`, null where there is no text (a file that could not be read). */
  lineText: string | null
  related: RelatedPlace[]
}

export interface RelatedPlace {
  at: IdPath
  message: string
  position: Position
  lineText: string | null
}

/** What is known of a text that was read. */
interface Locator {
  text: string
  locate(at: IdPath, on?: 'key' | 'value'): Position
}

/** Findings of one file with lines and columns, in the order of the text; secrets in them are masked. */
export function locate(diagnostics: readonly Diagnostic[], source: Locator, file: string): LocatedFinding[] {
  const lines = maskedLines(source.text)
  const place = (position: Position) => ({ position, lineText: lines(position.line).text })
  return diagnostics
    .map(diagnostic => {
      const position = diagnostic.position ?? source.locate(diagnostic.at, diagnostic.on)
      const related = (diagnostic.related ?? []).map(({ at, message }) => ({
        at,
        message,
        ...place(source.locate(at)),
      }))
      return { ...withoutSecrets(diagnostic, lines(position.line).secrets), file, ...place(position), related }
    })
    .sort(byPlace)
}

interface MaskedLine {
  text: string | null
  secrets: readonly string[]
}

/** The lines of a text by their 1-based number; each is searched once, however many findings it has. */
function maskedLines(text: string) {
  const lines = text.split('\n')
  const done = new Map<number, MaskedLine>()
  return (number: number): MaskedLine => {
    const known = done.get(number)
    if (known) return known
    const line = lines[number - 1]
    const secrets = line === undefined ? [] : secretsIn(line)
    const masked = { text: line === undefined ? null : redact(line, secrets), secrets }
    done.set(number, masked)
    return masked
  }
}

function withoutSecrets(diagnostic: Diagnostic, secrets: readonly string[]): Diagnostic {
  const masked = (text: string | undefined) => (text === undefined ? undefined : redact(redact(text, secrets)))
  const { message, found, suggestion } = diagnostic
  return { ...diagnostic, message: masked(message)!, found: masked(found), suggestion: masked(suggestion) }
}

/** A finding about a file that has no text: missing, a folder, unreadable. */
export function withoutText(diagnostic: Diagnostic, file: string): LocatedFinding {
  return { ...diagnostic, file, position: { line: 1, column: 1, offset: 0, length: 1 }, lineText: null, related: [] }
}

function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  return a.position.offset - b.position.offset || compare(a.rule, b.rule) || compare(a.at, b.at)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
