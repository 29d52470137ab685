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
  const character = first(text, unprintable) ?? first(text, bidirectional)
  if (!character) return undefined
  const { index, 0: found } = character
  return { severity: 'error', at: '', ...hiddenIn(found)!, position: position(index, index + found.length) }
}

type Fault = Pick<Diagnostic, 'rule' | 'message' | 'found' | 'suggestion'>

/** A control character or one that turns the writing direction: refused in any text. */
export function hiddenIn(text: string): Fault | undefined {
  return (
    fault(first(text, unprintable), '화면에 나오지 않는 제어 문자가 있습니다.') ??
    fault(first(text, bidirectional), '글자의 방향을 바꾸어 보이는 것과 다르게 읽히는 문자가 있습니다.')
  )
}

/** What cannot be seen in a name, such as a zero-width space or a Hangul filler: two names that look alike would differ. */
export const invisibleIn = (name: string) =>
  fault(first(name, invisible), '이름에 보이지 않는 문자나 특수한 공백이 있습니다.')

const first = (text: string, pattern: RegExp) => pattern.exec(text)

function fault(character: RegExpExecArray | null, message: string): Fault | undefined {
  if (!character) return undefined
  return {
    rule: 'hidden-character',
    message,
    found: codeOf(character[0]),
    suggestion: '그 글자를 지우고 다시 입력하세요.',
  }
}

/** 'U+202E' */
const codeOf = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
