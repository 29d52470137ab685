const secondsPerDay = 86_400

/** Whole days from one ISO date to another: daysBetween('2026-01-01', '2026-01-31') → 30. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 1000 / secondsPerDay)

/** Seconds as the reader would say them: 1800 → '30분', 86400 → '1일'. */
export function spokenTime(seconds: number): string {
  const [unit, size] = (
    [
      ['일', 86_400],
      ['시간', 3600],
      ['분', 60],
    ] as const
  ).find(([, size]) => seconds >= size && seconds % size === 0) ?? ['초', 1]
  return `${Math.round((seconds / size) * 1000) / 1000}${unit}`
}
