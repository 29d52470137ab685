/** Any JSON value, or a call of a Bicep function. */
export type BicepValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | BicepCall
  | readonly BicepValue[]
  | { readonly [key: string]: BicepValue }

/** `name('argument', …)` with literals as arguments. */
export class BicepCall {
  readonly name: string
  readonly args: readonly BicepValue[]
  constructor(name: string, ...args: BicepValue[]) {
    this.name = name
    this.args = args
  }
}

/**
 * A Bicep literal over as many lines as it needs, entries two spaces deeper than `indent`.
 * Keys that are undefined are left out, as in JSON; their order is kept.
 */
export function bicepLiteral(value: BicepValue, indent = ''): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return bicepString(value)
  if (typeof value === 'number') return bicepNumber(value)
  if (typeof value === 'boolean') return String(value)
  if (value instanceof BicepCall) return `${value.name}(${value.args.map(arg => bicepLiteral(arg, indent)).join(', ')})`
  const deeper = `${indent}  `
  const lines = Array.isArray(value)
    ? value.map(item => `${deeper}${bicepLiteral(item, deeper)}\n`)
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${deeper}${bicepKey(key)}: ${bicepLiteral(item, deeper)}\n`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join('')}${indent}${close}`
}

/** A name where it can be one, otherwise a string. */
export function bicepKey(key: string): string {
  return /^(?!(?:true|false|null)$)[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : bicepString(key)
}

/** One line between single quotes: what could end it, open an expression or hide from a reader is escaped. */
export function bicepString(text: string): string {
  if (!special.test(text)) return `'${text}'`
  const escaped = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('${', '\\${')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(invisible, char => `\\u{${char.codePointAt(0)!.toString(16)}}`)
  return `'${withoutComments(escaped)}'`
}

/** A literal may hold `//` and `/*`, but the tree-sitter grammar takes them for comments where no text stands before them. */
const withoutComments = (escaped: string) =>
  escaped.replace(/(^|\\(?:u\{[0-9a-f]+\}|.)|[$#])(\s*)(\/+)(\*?)/g, (_, before, space, slashes: string, star) => {
    const harmless = star === '' ? 1 : 0
    return `${before}${space}${'\\u{2f}'.repeat(slashes.length - harmless)}${'/'.repeat(harmless)}${star}`
  })

/** What keeps a text from standing as it is. Most texts are names and sizes that hold none of it. */
const special = /[\u0000-\u001f\u007f-\u009f'\\$#\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]|^\s*\//

/** Controls, line separators, byte order mark and marks that turn the direction of text. */
const invisible = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** Bicep has whole numbers only; a fraction goes through json(). */
function bicepNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value)
  if (Number.isFinite(value)) return `json('${value}')`
  throw new RangeError(`not a number that Bicep can hold: ${value}`)
}
