/** The candidate a person most likely meant: 'replicsa' → 'replicas'; undefined where none is near. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const wanted = plainForm(typed)
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(wanted, plainForm(candidate), bestDistance)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best ?? extensionOf(wanted, candidates)
}

/** Whether two names differ only in case and separators. */
export const sameWord = (a: string, b: string): boolean => plainForm(a) === plainForm(b)

/** Case and separators are how people differ, not what they mean: 'Private_Cluster' is 'privateCluster'. */
const plainForm = (name: string) => name.toLowerCase().replaceAll(/[-_\s.]/g, '')

/** 'vmSize' → 'vm', 'mem' → 'memory', when only one candidate fits. */
function extensionOf(wanted: string, candidates: readonly string[]): string | undefined {
  if (wanted.length < 2) return undefined
  const fitting = candidates.filter(candidate => {
    const plain = plainForm(candidate)
    return (
      plain.length >= 2 &&
      (plain.startsWith(wanted) || wanted.startsWith(plain) || (plain.length > 3 && wanted.endsWith(plain)))
    )
  })
  return fitting.length === 1 ? fitting[0] : undefined
}

/** Insertions, deletions, replacements and swaps of neighbours between two names; stops counting at `limit`. */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  if (a.length > 100 || b.length > 100) return a === b ? 0 : limit
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let distance = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, before[j - 2]! + 1)
      next.push(distance)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
