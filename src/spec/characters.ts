import type { Diagnostic } from '../diagnostic.ts'
import type { Source } from './source.ts'

// YAML 1.2 §5.1 c-printable, turned round.
const unprintable = /[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
// Characters that change the order in which the rest of a line is shown (Trojan Source).
const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
// Joiners, fillers, variation selectors, and blanks that look like a space.
const invisible = /[\p{Default_Ignorable_Code_Point}\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u

/** Characters that may stand nowhere in a spec, at their first place. */
export function forbiddenCharacter({ text, position }: Source): Diagnostic | undefined {
  const found = hiddenIn(text)
  if (!found) return undefined
  return {
    rule: 'hidden-character',
    severity: 'error',
    at: '',
    message: found.message,
    found: found.code,
    suggestion: '그 글자를 지우고 다시 입력하세요.',
    position: position(found.index, found.index + found.length),
  }
}

export interface HiddenCharacter {
  index: number
  length: number
  /** 'U+202E' */
  code: string
  message: string
}

/** A control character or one that turns the writing direction: refused in any text. */
export function hiddenIn(text: string): HiddenCharacter | undefined {
  return (
    hidden(text, unprintable, '화면에 나오지 않는 제어 문자가 있습니다.') ??
    hidden(text, bidirectional, '글자의 방향을 바꾸어 보이는 것과 다르게 읽히는 문자가 있습니다.')
  )
}

/** What cannot be seen in a name, such as a zero-width space or a Hangul filler: two names that look alike would differ. */
export const invisibleIn = (name: string) =>
  hidden(name, invisible, '이름에 보이지 않는 문자나 특수한 공백이 있습니다.')

function hidden(text: string, pattern: RegExp, message: string): HiddenCharacter | undefined {
  const match = pattern.exec(text)
  return match ? { index: match.index, length: match[0].length, code: codeOf(match[0]), message } : undefined
}

const codeOf = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
