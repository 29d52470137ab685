import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'
import { type WrittenString, writtenStrings } from './written-strings.ts'

export const literalSecret = defineRule({
  id: 'literal-secret',
  severity: 'error',
  title: '비밀 값을 YAML에 적지 않는다',
  *check(architecture) {
    for (const written of writtenStrings(architecture)) {
      const why = secretIn(written)
      // The name of a declared secret is no secret.
      if (!why || architecture.secrets.some(({ id }) => id === written.text)) continue
      yield {
        at: written.at,
        message: `${particle(why, '이/가')} 그대로 적혀 있습니다.`,
        found: masked(written.text),
        suggestion: 'secrets에 이름과 용도만 적고 그 이름으로 가리키십시오. 이미 올린 값은 바꾸십시오.',
      }
    }
  },
})

/** What a value looks like when it is a secret, wherever it stands. */
const shapes: [pattern: RegExp, what: string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, '개인 키'],
  [/(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/=]{16,}/, '연결 문자열의 키'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}/, 'JWT'],
  [/\bAKIA[0-9A-Z]{16}\b/, '액세스 키'],
  [/\bgh[pousr]_[A-Za-z0-9]{30,}/, 'GitHub 토큰'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'Slack 토큰'],
  [/hooks\.slack\.com\/services\/T[A-Z0-9]+\//, 'Slack 웹훅'],
  [/[?&]sig=[A-Za-z0-9%+/]{16,}/, 'SAS 서명'],
  [/:\/\/[^\s:@/]+:[^\s:@/$]{3,}@/, '주소에 든 비밀번호'],
  [/\b(?:password|passwd|pwd)\s*=\s*[^\s;$]{3,}/i, '비밀번호'],
]

/** Places where authors write variables of their own. */
const variablePlaces = new Set(['env', 'settings'])

/** A variable's name that says its value is a secret, unless it names the secret's life, place or name. */
const secretName =
  /(password|passwd|secret|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?key|credential|(?:auth|bearer|access)[_-]?token)$/i

/** Values that are no secret even under such a name. */
const harmless = /^(?:true|false|none|\d+(?:ms|s|m|min|h|d)?|\$\{.*\}|\/\S*)?$/i

function secretIn({ text, keys }: WrittenString): string | null {
  const shape = shapes.find(([pattern]) => pattern.test(text))
  if (shape) return shape[1]
  const [place, name] = keys.slice(-2)
  return variablePlaces.has(place!) && secretName.test(name!) && !harmless.test(text) ? '비밀 값' : null
}

/** Enough to recognise it, too little to use it. */
const masked = (text: string) => `${text.slice(0, 3)}… (${text.length}자)`
