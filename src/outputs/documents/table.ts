import type { Words } from './dialect.ts'

/** A line of a table of settings. */
export interface Row {
  item: string
  value: string
  note: string
}

/** A caption and the lines below it. */
export type Group = readonly [caption: string, rows: Row[]]

/** Tables of settings, each under its caption; caption null where the dialect wants one table. */
export interface Settings {
  groups: (Grid & { caption: string | null })[]
}

/** Any table: columns and rows of as many cells. */
export interface Grid {
  columns: string[]
  rows: string[][]
}

/** A line, or nothing where there is no value. */
export const row = (item: string, value: string | number | null | undefined, note: string): Row[] =>
  value === null || value === undefined || value === '' ? [] : [{ item, value: String(value), note }]

/** Captioned tables in one dialect, a single table in the other; a caption without rows is left out. */
export function settings(words: Words, groups: readonly Group[]): Settings {
  const filled = groups.filter(([, rows]) => rows.length > 0)
  const all = words.captions ? filled : filled.length > 0 ? [['', filled.flatMap(([, rows]) => rows)] as const] : []
  return {
    groups: all.map(([caption, rows]) => ({
      caption: caption === '' ? null : caption,
      columns: [words.item, words.value, '설명'],
      rows: rows.map(({ item, value, note }) => [item, value, note]),
    })),
  }
}

/** Tables that keep their captions in every dialect. */
export const captioned = (words: Words, groups: readonly Group[]): Settings =>
  settings({ ...words, captions: true }, groups)

/** A grid, or null without rows; columns that say nothing in any row are left out. */
export function grid(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): Grid | null {
  if (rows.length === 0) return null
  const kept = columns
    .map((_, at) => at)
    .filter(at => at === 0 || rows.some(cells => (cells[at] ?? '') !== '' && cells[at] !== '-'))
  return {
    columns: kept.map(at => columns[at]!),
    rows: rows.map(cells =>
      kept.map(at => (cells[at] === null || cells[at] === undefined || cells[at] === '' ? '-' : String(cells[at]))),
    ),
  }
}
