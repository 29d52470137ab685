/** What the exit code says; a signal that was obeyed ends with 128 and its number. A run over several specs ends with the most serious of theirs. */
export const exitCode = {
  fine: 0,
  /** Findings of severity error, or outputs that differ. */
  findings: 1,
  wrongUse: 2,
  unreadable: 3,
  notWritten: 4,
  /** Our bug. */
  bug: 70,
} as const

export const worst = (codes: readonly number[]): number => Math.max(exitCode.fine, ...codes)
