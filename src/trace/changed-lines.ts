import { diffArrays } from 'diff'

/** The 1-based lines of `before` that are not in `after`. */
export function changedLines(before: string, after: string): number[] {
  const old = before.split('\n')
  const now = after.split('\n')
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const lines: number[] = []
  let line = start + 1
  for (const { added, removed, value } of diffArrays(
    old.slice(start, old.length - end),
    now.slice(start, now.length - end),
  )) {
    if (removed) for (let i = 0; i < value.length; i++) lines.push(line + i)
    if (!added) line += value.length
  }
  return lines
}
