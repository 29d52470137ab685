const secondsPerDay = 86_400

/** Whole days from one ISO date to another: daysBetween('2026-01-01', '2026-01-31') → 30. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 1000 / secondsPerDay)
