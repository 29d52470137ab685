/** The two forms of a particle: after a final consonant, after none. */
export type Particle = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로' | '이며/며' | '이다/다' | '입니다/입니다'

/** A word with the particle that fits its sound: particle('AKS', '은/는') is 'AKS는', particle('35일', '을/를') is '35일을'. */
export function particle(word: string, kind: Particle): string {
  const [afterConsonant, afterVowel] = kind.split('/') as [string, string]
  const sound = finalSound(word)
  const open = sound === '' || (sound === 'ㄹ' && kind === '으로/로')
  return `${word}${open ? afterVowel : afterConsonant}`
}

/** Words as one enumeration: 'CPU, 메모리와 디스크'. */
export function and(words: readonly string[]): string {
  const [last, ...before] = words.toReversed()
  if (last === undefined) return ''
  const [previous, ...rest] = before
  if (previous === undefined) return last
  return [...rest.toReversed(), `${particle(previous, '과/와')} ${last}`].join(', ')
}

const secondsOf = [
  ['일', 86_400],
  ['시간', 3600],
  ['분', 60],
  ['초', 1],
] as const

/** Seconds as people say them: 2100 → '35분', 3600 → '1시간', 0.2 → '200ms', 86400 → '24시간', 3024000 → '35일'. */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds < 1) return `${round(seconds * 1000)}ms`
  if (seconds === 86_400) return '24시간'
  const [unit, size] = secondsOf.find(([, size]) => seconds >= size && seconds % size === 0) ?? ['초', 1]
  return `${round(seconds / size)}${unit}`
}

/** A quantity of time as the spec writes it: '24h' → '24시간', '1y' → '1년'; anything else stays. */
export function writtenDuration(written: string): string {
  return written.replace(/(?<=\d)(ms|s|min|h|d|mo|y)$/, unit => writtenUnits[unit] ?? unit)
}

const writtenUnits: Record<string, string> = { ms: 'ms', s: '초', min: '분', h: '시간', d: '일', mo: '개월', y: '년' }

/** Two durations of one family: '200-500ms', '1-3초', '100ms'. */
export function durationRange({ min, max }: { min: number; max: number }): string {
  if (min === max) return duration(max)
  const [low, high] = [duration(min), duration(max)]
  if (max < 10 && min < 1) return `${round(min * 1000)}-${round(max * 1000)}ms`
  const unit = high.replace(/^[\d.]+/, '')
  return low.endsWith(unit) ? `${low.slice(0, -unit.length)}-${high}` : `${low}-${high}`
}

/** US dollars, whole or with cents: '$2,450', '$0.28'. */
export const money = (dollars: number): string =>
  `${dollars < 0 ? '-' : ''}$${Number.isInteger(round(dollars)) ? number(Math.abs(round(dollars))) : number(Math.abs(dollars), 2)}`

/** A number with thousands separated: 1000 → '1,000', 99.864 → '99.86' with two digits after the point. */
export function number(value: number, digits = 2): string {
  const [whole = '0', fraction] = String(round(value, digits)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** A share: 99.9 → '99.9%'. */
export const percent = (share: number, digits = 2): string => `${number(share, digits)}%`

/** Azure sizes, in GB: 256 → '256GB', 1024 → '1TB'. */
export const sizeGB = (gigabytes: number): string =>
  gigabytes >= 1024 && gigabytes % 1024 === 0 ? `${gigabytes / 1024}TB` : `${number(gigabytes)}GB`

/** Pod memory and storage, in MiB: 512 → '512Mi', 1536 → '1.5Gi'. */
export const mebibytes = (size: number): string =>
  size >= 1024 && (size % 512 === 0 || size % 1024 === 0) ? `${size / 1024}Gi` : `${number(size)}Mi`

/** Millicores: 200 → '200m', 2000 → '2000m', as manifests write them. */
export const millicores = (cpu: number): string => `${cpu}m`

/** A rate: { count: 100, per: 60 } → '분당 100회'. */
export const rate = ({ count, per }: { count: number; per: number }): string => `${perWord(per)} ${number(count)}회`

const perWord = (seconds: number) =>
  seconds === 1 ? '초당' : seconds === 60 ? '분당' : seconds === 3600 ? '시간당' : `${duration(seconds)}당`

/** least-most, one number when they are equal: '3-10', '2'. */
export const span = ({ min, max }: { min: number; max: number }): string =>
  min === max ? number(min) : `${number(min)}-${number(max)}`

const round = (value: number, digits = 6): number => Math.round(value * 10 ** digits + Number.EPSILON) / 10 ** digits

const finals = [
  '',
  'ㄱ',
  'ㄲ',
  'ㄳ',
  'ㄴ',
  'ㄵ',
  'ㄶ',
  'ㄷ',
  'ㄹ',
  'ㄺ',
  'ㄻ',
  'ㄼ',
  'ㄽ',
  'ㄾ',
  'ㄿ',
  'ㅀ',
  'ㅁ',
  'ㅂ',
  'ㅄ',
  'ㅅ',
  'ㅆ',
  'ㅇ',
  'ㅈ',
  'ㅊ',
  'ㅋ',
  'ㅌ',
  'ㅍ',
  'ㅎ',
]

/** The consonant a word ends with when read aloud in Korean; '' for a vowel. */
function finalSound(word: string): string {
  const spoken = word.replace(/\s*\([^()]*\)\s*$/, '').replace(/[^\p{L}\p{N}%$]+$/u, '') || word
  const last = spoken.at(-1) ?? ''
  const syllable = last.charCodeAt(0) - 0xac00
  if (syllable >= 0 && syllable < 11_172) return finals[syllable % 28] ?? ''
  if (/\d/.test(last)) return soundOfNumber(/[\d,.]+$/.exec(spoken)?.[0] ?? last)
  if (/[a-z]/i.test(last)) return soundOfLatin(/[a-z]+$/i.exec(spoken)?.[0] ?? last)
  return ''
}

const digitSounds = ['ㅇ', 'ㄹ', '', 'ㅁ', '', '', 'ㄱ', 'ㄹ', 'ㄹ', '']

/** 영 일 이 삼 사 오 육 칠 팔 구; round numbers end in 십, 백, 천, 만, 억 or 조. */
function soundOfNumber(written: string): string {
  const digits = written.replaceAll(',', '')
  if (digits.includes('.') || !digits.endsWith('0') || /^0+$/.test(digits))
    return digitSounds[Number(digits.at(-1))] ?? ''
  const zeros = /0+$/.exec(digits)?.[0].length ?? 0
  if (zeros >= 12) return ''
  if (zeros >= 8) return 'ㄱ'
  return zeros >= 4 ? 'ㄴ' : (['', 'ㅂ', 'ㄱ', 'ㄴ'][zeros] ?? '')
}

const letterSounds: Record<string, string> = { l: 'ㄹ', m: 'ㅁ', n: 'ㄴ', r: 'ㄹ' }

/** Units and names whose reading the spelling does not tell. */
const readings: Record<string, string> = {
  ms: '',
  gb: '',
  mb: '',
  tb: '',
  hub: '',
  gi: '',
  mi: '',
  sql: 'ㄹ',
  url: 'ㄹ',
  html: 'ㄹ',
  yaml: 'ㄹ',
  rest: '',
  test: '',
}

/** Abbreviations are spelt out (AKS 에이케이에스), words are read as loan words (Pool 풀, Spot 스팟, Node 노드). */
function soundOfLatin(word: string): string {
  const known = readings[word.toLowerCase()]
  if (known !== undefined) return known
  const capitals = /[A-Z]{2,}$/.exec(word)?.[0]
  if (capitals || word.length === 1) return letterSounds[word.at(-1)!.toLowerCase()] ?? ''
  const lower = word.toLowerCase()
  const end = /(ng|[lmn]|[aeiou][lmn]e|[bcdgkptz]le|[aeiou](?:ck|[kptbc]))$/.exec(lower)?.[0]
  if (end === undefined) return ''
  if (end === 'ng') return 'ㅇ'
  const consonant = end.replace(/e$/, '').at(-1)!
  return { l: 'ㄹ', m: 'ㅁ', n: 'ㄴ', k: 'ㄱ', c: 'ㄱ', p: 'ㅂ', b: 'ㅂ', t: 'ㅅ' }[consonant] ?? ''
}
