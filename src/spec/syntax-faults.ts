import type { ErrorCode } from 'yaml'
import type { Fault } from './tokens.ts'

interface Wording {
  message: string
  suggestion?: string
}

/** What the library says: `message` is its own English, which tells the cases of one code apart. */
interface LibraryError {
  code: ErrorCode
  message: string
  from: number
  to: number
}

/** 'indent' and 'open' change how all that follows is read. */
export type SyntaxFault = Fault & { kind: 'indent' | 'tab' | 'open' | 'other' }

/** A fault of YAML syntax in Korean, at the place where it would be mended. */
export function syntaxFault(error: LibraryError, text: string, unclosed: readonly number[]): SyntaxFault {
  const opened = /end with a [\]}]|^Missing closing ["']/.test(error.message)
    ? unclosed.findLast(offset => offset <= error.from)
    : undefined
  if (opened !== undefined) return stillOpen(text, opened)

  const deeper = runOnCodes.has(error.code) ? deeperLineAfter(text, error.from) : undefined
  if (deeper !== undefined)
    return syntaxFault({ ...error, code: 'BAD_INDENT', from: deeper, to: deeper }, text, unclosed)

  const from = error.code === 'BAD_INDENT' ? firstWordFrom(text, error.from) : error.from
  const to = error.code === 'BAD_INDENT' ? endOfWord(text, from) : Math.max(from + 1, error.to)
  const wording = special(error.message, text[from] ?? '') ?? wordings[error.code]
  const kind = error.code === 'BAD_INDENT' ? 'indent' : error.code === 'TAB_AS_INDENT' ? 'tab' : 'other'
  return { rule: 'yaml', ...wording, from, to: Math.min(to, Math.max(text.length, from + 1)), kind }
}

function stillOpen(text: string, from: number): SyntaxFault {
  const character = text[from]!
  const isQuote = character === '"' || character === "'"
  const closing = isQuote ? character : character === '[' ? ']' : '}'
  return {
    rule: 'yaml',
    message: `${isQuote ? '여기서 연 따옴표' : '여기서 연 괄호'} ${character} 하나가 닫히지 않았습니다.`,
    suggestion: `값의 끝에 ${closing} 하나를 쓰세요.`,
    from,
    to: from + 1,
    kind: 'open',
  }
}

/** Where a line's first word stands, when `from` is in the blanks before it. */
const firstWordFrom = (text: string, from: number) =>
  from + (/^[ \t]*/.exec(text.slice(from, from + 1000))?.[0].length ?? 0)

const runOnCodes = new Set<ErrorCode>(['BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY'])

/** The line into which a value runs on because it is indented too far: `id: board` above `   name: …`. */
function deeperLineAfter(text: string, from: number): number | undefined {
  const startOfLine = text.lastIndexOf('\n', from - 1) + 1
  const isFirstWord = text.slice(startOfLine, from).trim() === ''
  const colon = text.indexOf(':', from)
  const next = text.indexOf('\n', from)
  return isFirstWord || next < 0 || colon < next ? undefined : next + 1
}

const endOfWord = (text: string, from: number) =>
  from + (/^[^\s:]+/.exec(text.slice(from, from + 200))?.[0].length ?? 1)

const wordings: Record<ErrorCode, Wording> = {
  ALIAS_PROPS: { message: '별칭(*)에는 태그나 앵커를 붙일 수 없습니다.', suggestion: '별칭만 남기세요.' },
  BAD_ALIAS: {
    message: '앵커(&)나 별칭(*)의 이름이 잘못되었습니다.',
    suggestion: '*이나 &로 시작하는 글이면 따옴표로 감싸세요.',
  },
  BAD_COLLECTION_TYPE: { message: '태그와 값의 종류가 서로 다릅니다.', suggestion: '태그를 지우세요.' },
  BAD_DIRECTIVE: { message: 'YAML 지시문(%)이 잘못되었습니다.', suggestion: '이 줄을 지우세요.' },
  BAD_DQ_ESCAPE: {
    message: '큰따옴표 안의 역슬래시(\\) 표기가 잘못되었습니다.',
    suggestion: '역슬래시 자체를 쓰려면 \\\\로 쓰거나 작은따옴표로 감싸세요.',
  },
  BAD_INDENT: {
    message: '들여쓰기가 맞지 않습니다.',
    suggestion: '같은 층의 키는 같은 칸에서 시작하고, 아래층은 두 칸 더 들여 쓰세요.',
  },
  BAD_PROP_ORDER: { message: '앵커와 태그는 -, ?, : 뒤에 와야 합니다.', suggestion: '앵커를 값 바로 앞으로 옮기세요.' },
  BAD_SCALAR_START: {
    message: '따옴표 없는 값은 이 글자로 시작할 수 없습니다.',
    suggestion: '값 전체를 따옴표로 감싸세요.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: '한 줄에 “키: 값”이 두 번 있습니다.',
    suggestion: '값에 콜론이 들어 있으면 값 전체를 따옴표로 감싸고, 아래층이면 줄을 바꾸어 두 칸 들여 쓰세요.',
  },
  BLOCK_IN_FLOW: {
    message: '{ }나 [ ] 안에는 여러 줄로 펼친 키와 목록을 쓸 수 없습니다.',
    suggestion: '괄호를 지우고 모두 펼쳐 쓰거나 괄호 안에서 쉼표로 나누세요.',
  },
  DUPLICATE_KEY: { message: '같은 키가 두 번 있습니다.', suggestion: '하나만 남기세요.' },
  IMPOSSIBLE: { message: 'YAML로 읽을 수 없습니다.' },
  KEY_OVER_1024_CHARS: { message: '키가 너무 깁니다.', suggestion: '키를 1,024자보다 짧게 줄이세요.' },
  MISSING_CHAR: { message: '있어야 할 글자가 빠졌습니다.' },
  MULTILINE_IMPLICIT_KEY: {
    message: '키는 한 줄에 있어야 하고 바로 뒤에 콜론(:)이 와야 합니다.',
    suggestion: '앞뒤 줄에 콜론이 빠졌거나 들여쓰기가 다르지 않은지 확인하세요.',
  },
  MULTIPLE_ANCHORS: { message: '한 값에 앵커가 둘 있습니다.', suggestion: '하나만 남기세요.' },
  MULTIPLE_DOCS: {
    message: '한 파일에 YAML 문서가 둘 이상 있습니다.',
    suggestion: '구분선(---)을 지우거나 파일을 나누세요.',
  },
  MULTIPLE_TAGS: { message: '한 값에 태그가 둘 있습니다.', suggestion: '태그를 지우세요.' },
  NON_STRING_KEY: { message: '키는 글자여야 합니다.', suggestion: '키를 따옴표로 감싸세요.' },
  RESOURCE_EXHAUSTION: { message: '너무 깊거나 복잡해서 읽을 수 없습니다.', suggestion: '층을 줄이세요.' },
  TAB_AS_INDENT: {
    message: '탭으로 들여 썼습니다.',
    suggestion: '탭을 공백으로 바꾸세요. 한 층에 두 칸씩 들여 씁니다.',
  },
  TAG_RESOLVE_FAILED: { message: '태그를 값에 적용할 수 없습니다.', suggestion: '태그를 지우세요.' },
  UNEXPECTED_TOKEN: {
    message: '여기에 올 수 없는 글자가 있습니다.',
    suggestion: '값에 들어가는 글자이면 값 전체를 따옴표로 감싸세요.',
  },
}

/** Cases of one code that a reader would fix in different ways. */
function special(message: string, character: string): Wording | undefined {
  return specials.find(([pattern]) => pattern.test(message))?.[1](character)
}

const specials: [RegExp, (character: string) => Wording][] = [
  [
    /^Missing closing ["']/,
    () => ({ message: '따옴표가 닫히지 않았습니다.', suggestion: '값의 끝에 같은 따옴표를 쓰세요.' }),
  ],
  [
    /^Implicit map keys need to be followed by map values/,
    () => ({
      message: '키 뒤에 콜론(:)이 없습니다.',
      suggestion: '“키: 값”처럼 콜론과 공백을 넣거나, 앞줄에서 이어지는 글이면 따옴표로 감싸세요.',
    }),
  ],
  [
    /^Missing space after :/,
    () => ({ message: '콜론(:) 뒤에 공백이 없습니다.', suggestion: '콜론 뒤에 한 칸을 띄우세요.' }),
  ],
  [
    /^Missing , /,
    () => ({ message: '{ }나 [ ] 안의 항목 사이에 쉼표가 없습니다.', suggestion: '항목 사이에 쉼표를 넣으세요.' }),
  ],
  [
    /^Comments must be separated/,
    () => ({
      message: '# 앞에 공백이 없습니다.',
      suggestion: '주석이면 # 앞에 한 칸을 띄우고, 값이면 따옴표로 감싸세요.',
    }),
  ],
  [
    /^Sequence item without - indicator|All sequence items must start/,
    () => ({
      message: '목록의 항목이 -로 시작하지 않거나 칸이 다릅니다.',
      suggestion: '모든 항목을 같은 칸의 “- ”로 시작하세요.',
    }),
  ],
  [
    /^Unexpected , in|Unexpected empty item/,
    () => ({ message: '쉼표 앞에 항목이 없습니다.', suggestion: '쉼표를 하나 지우세요.' }),
  ],
  [
    /^Plain value cannot start with/,
    character => ({
      message: `따옴표 없는 값의 첫 글자로 ${character === '\t' ? '탭' : character} 문자를 쓸 수 없습니다.`,
      suggestion: '값 전체를 따옴표로 감싸세요.',
    }),
  ],
  [
    /^(Unexpected flow-(seq|map)-end|Unexpected [\]}])/,
    () => ({ message: '열리지 않은 괄호를 닫았습니다.', suggestion: '괄호의 짝을 맞추세요.' }),
  ],
  [
    /^(The block scalar|Block scalar)/i,
    () => ({
      message: '여러 줄 글(| 또는 >)의 머리나 들여쓰기가 잘못되었습니다.',
      suggestion: '|나 > 뒤에서 줄을 바꾸고 글을 두 칸 들여 쓰세요.',
    }),
  ],
]
