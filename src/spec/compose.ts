import { Composer, type Document, type ErrorCode } from 'yaml'
import { limits } from './limits.ts'
import { type SyntaxFault, syntaxFault } from './syntax-faults.ts'
import type { Fault, Tokens } from './tokens.ts'

export interface Composed {
  document: Document | null
  faults: Fault[]
}

/** From tokens to the tree of one YAML 1.2 document. */
export function compose({ tokens, unclosed }: Tokens, text: string): Composed {
  const second = tokens.filter(({ type }) => type === 'document')[1]
  if (second) return { document: null, faults: [severalDocuments(second.offset)] }

  const faults: SyntaxFault[] = []
  const add = (code: ErrorCode, message: string, from: number, to: number) => {
    // The composer turns what is thrown inside it into one more error, so this is asked before each.
    if (faults.length >= limits.syntaxErrors) throw new TooManyFaults()
    faults.push(syntaxFault({ code, message, from, to }, text, unclosed))
  }
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, strict: true })
  stopEarly(composer, (from, to, code, message) => add(code, message, from, to))
  try {
    for (const token of tokens) {
      if (token.type === 'error')
        add('UNEXPECTED_TOKEN', token.message, token.offset, token.offset + token.source.length)
    }
    const [document = null] = composer.compose(tokens.filter(({ type }) => type !== 'error'))
    return { document, faults: withoutEchoes(faults, text) }
  } catch (error) {
    if (error instanceof TooManyFaults) return { document: null, faults: withoutEchoes(faults, text) }
    throw error
  }
}

class TooManyFaults extends Error {}

type OnFault = (from: number, to: number, code: ErrorCode, message: string) => void
type ErrorSource = number | readonly number[] | { offset: number; source?: string }

/**
 * The composer has no limit of its own: 100,000 bad lines made 300,000 errors in 9 s.
 * Its handler is private, so the way in is to replace it. A test holds the time.
 */
function stopEarly(composer: Composer, onFault: OnFault) {
  const onError = (source: ErrorSource, code: ErrorCode, message: string, isWarning = false) => {
    // A closing bracket may stand under the key it belongs to, as everyone writes it.
    if (isWarning && code === 'BAD_INDENT') return
    if (typeof source === 'number') onFault(source, source + 1, code, message)
    else if ('offset' in source) onFault(source.offset, source.offset + (source.source?.length ?? 1), code, message)
    else onFault(source[0]!, source[1]!, code, message)
  }
  Object.assign(composer, { onError })
}

const severalDocuments = (from: number): Fault => ({
  rule: 'yaml-feature',
  message: '한 파일에 YAML 문서가 둘 이상 있습니다.',
  suggestion: '두 번째 문서를 다른 파일로 옮기고 구분선(---)을 지우세요.',
  from,
  to: from + 3,
})

/** The first fault of a line is the slip; after one that changes how the rest is read, faults of indentation are its echo. */
function withoutEchoes(faults: readonly SyntaxFault[], text: string): Fault[] {
  const kept: SyntaxFault[] = []
  for (const fault of [...faults].sort((a, b) => a.from - b.from)) {
    const before = kept.at(-1)
    if (before && !text.slice(before.from, fault.from).includes('\n')) continue
    if (before?.kind === 'open') break
    if (fault.kind === 'indent' && kept.some(({ kind }) => kind !== 'other')) continue
    kept.push(fault)
  }
  return kept.map(({ kind: _kind, ...fault }) => fault)
}
