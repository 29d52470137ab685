import { columnsOf, nodeColumns, wrap } from '../../print/mermaid.ts'

/** Facts of a line: 'D4s_v3 · 256GB'; what is absent is left out. */
export const facts = (...parts: (string | null | false)[]): string => parts.filter(part => part).join(' · ')

/** Lines of a label, absent ones left out, long ones broken: between two facts where there are several, else between words. */
export function labelLines(...texts: (string | null | false)[]): string[] {
  return texts.flatMap(text => (text ? brokenBetweenFacts(text).flatMap(line => wrap(line)) : []))
}

function brokenBetweenFacts(text: string): string[] {
  const lines: string[] = []
  for (const fact of text.split(' · ')) {
    const longer = lines.length === 0 ? fact : `${lines.at(-1)} · ${fact}`
    if (lines.length > 0 && columnsOf(longer) <= nodeColumns) lines[lines.length - 1] = longer
    else lines.push(fact)
  }
  return lines
}
