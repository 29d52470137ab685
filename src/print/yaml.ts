/** What can be printed. An entry whose value is undefined is left out. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue | undefined }

/** The comment above an entry, without '#'; its path is the keys from the root. */
export type CommentOf = (path: readonly string[]) => string | undefined

/** Block YAML that readers of YAML 1.1 (Helm, Kubernetes) and 1.2 read alike. Ends with a line break. */
export function yaml(value: YamlValue, commentOf: CommentOf = () => undefined): string {
  return `${blockLines(value, [], commentOf).join('\n')}\n`
}

/** A string as one YAML scalar: plain where every reader sees that string, else double-quoted. */
export const yamlString = (text: string) => (isPlain(text) ? text : quoted(text))

function blockLines(value: YamlValue, path: readonly string[], commentOf: CommentOf): string[] {
  if (isList(value) && value.length > 0) {
    return value.flatMap((item, index) => hung('- ', blockLines(item, [...path, String(index)], commentOf)))
  }
  if (isMap(value)) {
    const entries = Object.entries(value).filter((entry): entry is [string, YamlValue] => entry[1] !== undefined)
    if (entries.length > 0) return entries.flatMap(([key, child]) => entryLines(key, child, [...path, key], commentOf))
  }
  return [inline(value)]
}

function entryLines(key: string, value: YamlValue, path: readonly string[], commentOf: CommentOf): string[] {
  const comment = commentLines(commentOf(path))
  const name = `${yamlString(key)}:`
  if (isBlock(value)) return [...comment, name, ...blockLines(value, path, commentOf).map(line => `  ${line}`)]
  return [...comment, `${name} ${inline(value)}`]
}

const hung = (mark: string, lines: string[]) => lines.map((line, index) => `${index === 0 ? mark : '  '}${line}`)

/** Text of a comment may hold anything: each of its lines becomes a comment line of its own. */
const commentLines = (comment: string | undefined) =>
  comment === undefined ? [] : comment.split(lineBreak).map(line => `# ${line.replaceAll(unprintable, ' ')}`.trimEnd())

const lineBreak = /\r\n|[\n\r\u0085\u2028\u2029]/

const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value)
const isMap = (value: YamlValue): value is { readonly [key: string]: YamlValue | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isBlock = (value: YamlValue) =>
  isList(value) ? value.length > 0 : isMap(value) && Object.values(value).some(child => child !== undefined)

function inline(value: YamlValue): string {
  if (typeof value === 'string') return yamlString(value)
  if (typeof value === 'number') return number(value)
  if (isList(value)) return '[]'
  return isMap(value) ? '{}' : String(value)
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a YAML number of every reader`)
  // YAML 1.1 wants a point in the mantissa: 1e+21 would be a string there.
  return String(value).replace(/^(-?\d+)e/, '$1.0e')
}

/** Kubernetes quantities such as 200m and 1.5Gi: the only strings that begin with a digit and stay unquoted. */
const quantity = /^(?:0|[1-9]\d*)(?:\.\d+)?(?:m|[KMGT]i)$/

/** Begins with a letter, '_' or '/', holds no indicator and no double space, ends with none of them. */
const plain = /^[A-Za-z_/\uac00-\ud7a3](?:[\w./@%+()~=\uac00-\ud7a3-]| (?=[\w./@%+()~=\uac00-\ud7a3-])|:(?=[\w./-]))*$/

/** Words that some reader takes for a boolean, null or number (E0 is one to the yaml package). */
const words = /^(?:y|n|yes|no|on|off|true|false|null|e\d+)$/i

const isPlain = (text: string) => quantity.test(text) || (plain.test(text) && !words.test(text))

// Everything a reader may refuse or change inside double quotes.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g

// Half of a surrogate pair cannot be written as UTF-8: it becomes the replacement character, as any writer would do.
const loneSurrogate = /[\ud800-\udfff]/gu

const quoted = (text: string) =>
  JSON.stringify(text.replaceAll(loneSurrogate, '\ufffd')).replaceAll(
    unprintable,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
