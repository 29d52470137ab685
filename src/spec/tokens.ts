import { CST, Lexer, Parser } from 'yaml'
import type { Diagnostic } from '../diagnostic.ts'
import { limits } from './limits.ts'
import { pairsOfCharacters } from './unclosed.ts'

export interface Comment {
  /** From the '#' to the end of the line. */
  text: string
  offset: number
}

export interface Tokens {
  tokens: CST.Token[]
  comments: Comment[]
  /** Offsets of the quotes and brackets that nothing closes. */
  unclosed: number[]
}

/** A fault with its stretch of the text, before lines and columns are known. */
export type Fault = Omit<Diagnostic, 'at' | 'position' | 'severity'> & { from: number; to: number }

/** Cuts the text into YAML tokens. Nothing here recurses, so no depth or number of tokens can exhaust it. */
export function tokenize(text: string): Tokens | Fault {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  const comments: Comment[] = []
  const pairs = pairsOfCharacters()
  let count = 0
  let aliases = 0
  let errors = 0
  let directives = 0
  let inScalar = false
  for (const lexeme of new Lexer().lex(text)) {
    const from = parser.offset
    const to = from + lexeme.length
    if (++count > limits.tokens) return tooMany(from, to, `토큰 ${limits.tokens}개`)
    if (!inScalar) {
      if (lexeme.startsWith('%YAML')) directives++
      const refused = refusedLexeme(lexeme, from, directives)
      if (refused) return refused
      pairs.add(lexeme, from)
      if (lexeme[0] === '#') comments.push({ text: lexeme, offset: from })
      if (lexeme[0] === '*' && ++aliases > limits.aliases) return tooMany(from, to, `별칭(*) ${limits.aliases}번`)
    }
    inScalar = lexeme === CST.SCALAR
    for (const token of parser.next(lexeme)) {
      tokens.push(token)
      if (token.type === 'error') errors++
    }
    if (errors >= limits.syntaxErrors) break
    if (parser.stack.length > limits.depth + 2) return tooMany(from, to, `깊이 ${limits.depth}단계`)
  }
  for (const token of parser.end()) tokens.push(token)
  return { tokens, comments, unclosed: pairs.unclosed() }
}

const tooMany = (from: number, to: number, allowed: string): Fault => ({
  rule: 'yaml-limit',
  message: '파일이 한 시스템의 설계보다 너무 크거나 복잡합니다.',
  allowed: `${allowed}까지`,
  suggestion: '되풀이되는 부분을 줄이거나 시스템을 나누세요.',
  from,
  to,
})

const coreTags = new Set(['!!str', '!!int', '!!float', '!!bool', '!!null', '!!map', '!!seq'])

/** What YAML allows but a spec does not, as far as one token shows it. */
function refusedLexeme(lexeme: string, from: number, directives: number): Fault | undefined {
  const refused = (message: string, suggestion: string): Fault => ({
    rule: 'yaml-feature',
    message,
    found: lexeme.trimEnd(),
    suggestion,
    from,
    to: from + lexeme.trimEnd().length,
  })
  if (lexeme[0] === '!' && !coreTags.has(lexeme))
    return refused('YAML 태그는 쓸 수 없습니다.', '태그를 지우고 값만 쓰세요.')
  if (lexeme[0] !== '%') return undefined
  if (directives > 1) return refused('YAML 지시문이 두 번 있습니다.', '이 줄을 지우세요.')
  if (/^%YAML\s+1\.2\s*(#.*)?$/.test(lexeme)) return undefined
  if (/^%YAML\b/.test(lexeme))
    return refused('YAML 1.2만 읽습니다.', '이 줄을 지우세요. 지시문이 없으면 YAML 1.2입니다.')
  return refused('YAML 지시문은 쓸 수 없습니다.', '이 줄을 지우세요.')
}
