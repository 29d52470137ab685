/**
 * Text of the spec as a Mermaid label, and ids that no text can break out of.
 * Each replacement answers one thing Mermaid 11.17 was seen to do to a quoted label (design: diagrams.md §4.1);
 * test/diagram-labels.test.ts renders all of them in a browser.
 */

/** Columns of a line in a node: a Hangul syllable counts 2. */
export const nodeColumns = 26

/** A quoted label of the given lines: `"PostgreSQL<br/>256GB"`. A line that is blank is left out. */
export function label(lines: readonly string[]): string {
  const printed = lines.map(labelText).filter(line => line !== '')
  // An empty label is a parse error, so a text of nothing but blanks and control characters still prints a sign.
  return `"${printed.length === 0 ? '–' : printed.join('<br/>')}"`
}

/** Plain text behind `accTitle:` and `accDescr:`, which are read to the end of the line and are not decoded. */
export function plainText(text: string): string {
  return harmless(text)
    .replace(/</g, '＜')
    .replace(/>/g, '＞')
    .replace(/[#;{}]/g, fullWidth)
}

/** A comment line, which is cut out before anything is parsed; only `{` would make it a directive. */
export function comment(text: string): string {
  return `%% ${oneLine(text).replace(/[{}]/g, fullWidth)}`
}

/**
 * Lines of at most `columns`, broken at blanks; a longer word is broken after `-` or `/` or before `.`,
 * and only a word without any of these between two letters. Nothing is left out.
 */
export function wrap(text: string, columns = nodeColumns): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text, columns)) {
    if (line !== '' && columnsOf(line + piece.trimEnd()) > columns) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

/** How wide a text is: 2 for Hangul, Han and full-width characters, 1 for others, 0 for marks that join the one before. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) {
    if (/\p{Mark}|[\u200b-\u200f\u2060]/u.test(character)) continue
    columns += wide.test(character) ? 2 : 1
  }
  return columns
}

/**
 * Gives ids of one diagram: prefix and spec id with everything outside [A-Za-z0-9] as `_`; the same pair gets the same id, and two
 * pairs that meet are numbered. The prefix keeps reserved words (`end`, `default`, a leading `o` or `x` after a line) impossible.
 */
export function idMaker(): (prefix: string, specId: string) => string {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  return (prefix, specId) => {
    const pair = JSON.stringify([prefix, specId])
    const known = ids.get(pair)
    if (known !== undefined) return known

    const wanted = specId === '' ? prefix : `${prefix}_${specId.replace(/[^A-Za-z0-9]/g, '_')}`
    let id = wanted
    for (let number = 2; taken.has(id); number++) id = `${wanted}_${number}`
    taken.add(id)
    ids.set(pair, id)
    return id
  }
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u

function labelText(text: string): string {
  let quotes = 0
  return harmless(text)
    .replace(/[^ ]+/g, entities)
    .replace(/"/g, () => (quotes++ % 2 === 0 ? '“' : '”'))
    .replace(/#(?=\w+;)/g, '＃')
}

/** Words of up to this many columns fit a line of any label, whatever their letters. */
const uncutColumns = 14

/** A longer word is cut by Mermaid where the line ends, were it in the middle of an entity: there `&`, `<` and `>` are full-width. */
function entities(word: string): string {
  if (columnsOf(word) > uncutColumns) return word.replace(/[&<>]/g, fullWidth)
  return word.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** What is wanted in labels, descriptions and comments alike. */
function harmless(text: string): string {
  return (
    oneLine(text)
      .replace(/\\/g, '＼')
      .replace(/`/g, "'")
      .replace(/%%(?=\{)/g, '%% ')
      .replace(/->/g, '→')
      // Mermaid writes entities as these pairs while it works.
      .replace(/ﬂ°/g, 'fl°')
      .replace(/¶ß/g, '¶ ß')
  )
}

/** Control characters, line separators and what XML cannot hold are blanks; one blank is as good as many. */
const oneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Surrogate}\u2028\u2029\ufffe\uffff]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()

/** '#' → '＃': ASCII moved to its full-width twin. */
const fullWidth = (character: string) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)

/** The words of a text with the blank that follows, words wider than `columns` cut. */
function pieces(text: string, columns: number): string[] {
  return (text.match(/\S+\s*/g) ?? []).flatMap(word => {
    if (columnsOf(word.trimEnd()) <= columns) return [word]
    const parts = word.match(/\.?[^-/.]+[-/]*\s*|[-/.]+\s*/g) ?? []
    return parts.flatMap(part => (columnsOf(part.trimEnd()) <= columns ? [part] : cut(part, columns)))
  })
}

function cut(word: string, columns: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const { segment } of new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(word)) {
    if (part !== '' && columnsOf(part + segment) > columns) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}
