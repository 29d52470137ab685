/**
 * One document of the texts of its sections: headings without anything below them left out, the others numbered
 * ('## 개요' → '## 1. 개요', '### 설계 목적' → '### 1.1 설계 목적'), one blank line between blocks.
 */
export function assemble(parts: readonly string[]): string {
  return `${tidy(numbered(withoutEmpty(linesOf(parts.join('\n\n')))))}\n`
}

interface Line {
  text: string
  /** 1–6; 0 for anything but a heading. */
  level: number
  fenced: boolean
}

function linesOf(markdown: string): Line[] {
  let fence: string | null = null
  return markdown.split('\n').map(text => {
    const mark = /^`{3,}/.exec(text)?.[0]
    if (fence !== null) {
      if (mark?.startsWith(fence) && text.trim() === mark) fence = null
      return { text, level: 0, fenced: true }
    }
    if (mark) fence = mark
    return { text: text.trimEnd(), level: mark ? 0 : (/^(#{1,6}) /.exec(text)?.[1]?.length ?? 0), fenced: false }
  })
}

/** From the end: a heading stays when something stands below it before the next of its level or higher. */
function withoutEmpty(lines: Line[]): Line[] {
  const kept: Line[] = []
  let levelBelow = 0
  for (const line of lines.toReversed()) {
    if (line.level === 0) {
      if (line.text !== '') levelBelow = 7
      kept.push(line)
    } else if (levelBelow > line.level || line.level === 1) {
      levelBelow = line.level
      kept.push(line)
    }
  }
  return kept.reverse()
}

/** The title and headings deeper than four stay as they are. */
function numbered(lines: Line[]): Line[] {
  const counts = [0, 0, 0]
  return lines.map(line => {
    if (line.level < 2 || line.level > 4) return line
    const depth = line.level - 2
    counts[depth] = counts[depth]! + 1
    counts.fill(0, depth + 1)
    const number = counts.slice(0, depth + 1).join('.')
    return { ...line, text: line.text.replace(/^(#+) /, `$1 ${number}${depth === 0 ? '.' : ''} `) }
  })
}

/** No two blank lines outside fences. */
function tidy(lines: Line[]): string {
  const kept = lines.filter(({ text, fenced }, at) => fenced || text !== '' || (lines[at - 1]?.text ?? '') !== '')
  return kept
    .map(({ text }) => text)
    .join('\n')
    .trim()
}
