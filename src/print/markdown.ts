/** A Markdown table: a header, and rows of as many cells. */
export function table(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(columns), `| ${columns.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')
}

/** One cell of a Markdown table: the string as itself; line breaks become <br>. */
export function cell(value: string | number): string {
  const text = String(value)
  // Nearly all cells need nothing done: one look instead of ten.
  if (!needsCare.test(text)) return text
  const trimmed = text.trim()
  if (/^[-–—*]$/.test(trimmed)) return trimmed === '*' ? '*' : '-'
  // Else it would become a link nobody wrote.
  if (/^[\w.+%-]+@[\w.-]+$|^(?:https?:\/\/|www\.)[\w./%?=#:-]+$/i.test(trimmed)) return code(trimmed)
  const lines = trimmed
    .split(/\s*\r?[\n\r\u2028\u2029]\s*/)
    .map(inline)
    .join('<br>')
    .replaceAll('|', '\\|')
  // A cell is read on its own: a mark without a partner is no markup.
  return lines.replace(/^([^*~\\]*)\\([*~])([^*~]*)$/, '$1$2$3')
}

const needsCare = /[\\`*~[\]<&_|@]|:\/\/|www\.|[\u0000-\u001f\u007f-\u009f\u2028\u2029]|^[-–—\s]|\s$|\s\s/i

/** A run of text in a paragraph, a list item or bold: the string as itself, on one line. */
export const text = (value: string | number): string =>
  inline(String(value).trim())
    .replace(/^(?=#{1,6}(\s|$)|>|[-+](\s|$)|-{2}|={1,}\s*$)/, '\\')
    .replace(/^(\d{1,9})(?=[.)](\s|$))/, '$1\\')

/** The same in bold. */
export const strong = (value: string | number): string =>
  `**${inline(String(value).trim() || '-').replaceAll('|', '\\|')}**`

/** A piece of code in a paragraph or list item. */
export const code = (value: string | number): string => {
  const text = spaced(String(value)).trim()
  if (text === '') return '` `'
  const longestRun = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longestRun + 1)
  const pad = /^`|`$/.test(text) ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

/** A piece of code in a table cell, where a bar needs its backslash even within code; after a backslash it cannot have one. */
export const codeCell = (value: string | number): string =>
  String(value).includes('\\|') ? cell(value) : code(value).replaceAll('|', '\\|')

/** A link where the target is a relative path or a web address; anything else (javascript:) stays text. */
export const link = (title: string, target: string): string => {
  const path = spaced(target).trim()
  if (path === '' || (/^[\w+.-]*:/.test(path) && !/^https?:\/\//i.test(path))) return inline(spaced(title).trim())
  const encoded = path.replace(/[<>\\`|*_[\]&~"']/g, encode)
  return `[${inline(spaced(title).trim())}](${/^[\w./%#@:+-]+$/.test(encoded) ? encoded : `<${encoded}>`})`
}

/** A fenced block whose fence is longer than any in the text. */
export const fenced = (language: string, body: string): string => {
  const longestRun = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longestRun + 1)
  return `${fence}${language}\n${body.replace(/\n+$/, '')}\n${fence}`
}

/** Escapes what would be markup, and nothing else: a document full of backslashes cannot be read as text. */
function inline(value: string): string {
  const text = spaced(value)
  // Nearly all text needs none: one look instead of six.
  if (!/[\\`*~[\]<&_]/.test(text)) return text
  return text
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/[`*~[]/g, '\\$&')
    .replace(/\](?=[([:])/g, '\\]')
    .replace(/<(?=[a-z/!?]|$)/gi, '\\<')
    .replace(/&(?=#?\w+;|$)/g, '\\&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
}

/** White space of any kind is one blank; control characters have no place in a document. */
const spaced = (value: string) => value.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')

const encode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
