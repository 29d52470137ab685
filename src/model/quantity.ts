import type { Range, Rate } from './architecture.ts'

/*
 * The schema's patterns have already refused what is not a quantity; these functions only read.
 */

const secondsPer: Record<string, number> = {
  ms: 0.001,
  s: 1,
  min: 60,
  h: 3600,
  d: 86_400,
  mo: 30 * 86_400,
  y: 365 * 86_400,
}

/** Seconds: '200ms' → 0.2, '30min' → 1800. A month counts 30 days, a year 365. */
export function seconds(text: string): number {
  const [, number = '0', unit = 's'] = /^([0-9.]+)(ms|s|min|h|d|mo|y)$/.exec(text) ?? []
  // Whole milliseconds, so that 0.1 + 0.2 never shows.
  return Math.round(Number(number) * secondsPer[unit]! * 1000) / 1000
}

/** Whole days: '35d' → 35, '1y' → 365. */
export const days = (text: string) => Math.round(seconds(text) / 86_400)

/** '200..500ms' → 0.2 to 0.5; the unit may stand at the right end only. */
export function durationRange(text: string): Range {
  const [from, to] = text.split('..') as [string, string | undefined]
  if (to === undefined) return { min: seconds(from), max: seconds(from) }
  const unit = /[a-z]+$/.exec(to)?.[0] ?? 's'
  return { min: seconds(/[a-z]$/.test(from) ? from : from + unit), max: seconds(to) }
}

/** '99.9%' → 99.9 */
export const percent = (text: string) => Number(text.slice(0, -1))

/** '$1200' → 1200 */
export const money = (text: string) => Number(text.slice(1))

/** '200m..1000m' → request 200, limit 1000; one value is both. */
export function cpuRange(text: string): { request: number; limit: number } {
  const [request, limit = request] = text.split('..') as [string, string | undefined]
  return { request: Number.parseInt(request, 10), limit: Number.parseInt(limit!, 10) }
}

/** MiB: '1.5Gi' → 1536. */
export function mebibytes(text: string): number {
  const factor = { Mi: 1, Gi: 1024, Ti: 1024 * 1024 }[text.slice(-2)] ?? 1
  return Number(text.slice(0, -2)) * factor
}

/** '512Mi..1Gi' → request 512, limit 1024; one value is both. */
export function memoryRange(text: string): { request: number; limit: number } {
  const [request, limit = request] = text.split('..') as [string, string | undefined]
  return { request: mebibytes(request), limit: mebibytes(limit!) }
}

/** GB: '1TB' → 1024, '256GB' → 256, '512MB' → 0.5. Azure sells storage in powers of two. */
export const gigabytes = (text: string) => kilobytes(text) / 1024 / 1024
/** MB: '1GB' → 1024. */
export const megabytes = (text: string) => kilobytes(text) / 1024
/** KB: '2MB' → 2048. */
export function kilobytes(text: string): number {
  const factor = { KB: 1, MB: 1024, GB: 1024 ** 2, TB: 1024 ** 3 }[text.slice(-2)] ?? 1
  return Number(text.slice(0, -2)) * factor
}

/** 3 → 3 to 3, '3..10' → 3 to 10. */
export function countRange(value: number | string): Range {
  if (typeof value === 'number') return { min: value, max: value }
  const [min, max] = value.split('..').map(Number) as [number, number]
  return { min, max }
}

export const isRange = (value: number | string | undefined) => typeof value === 'string'

/** '100/min' → { count: 100, per: 60 } */
export function rate(text: string): Rate {
  const [count, unit] = text.split('/') as [string, string]
  return { count: Number(count), per: secondsPer[unit]! }
}

/** '100%/15s' → Percent 100 every 15 s, '4/15s' → 4 Pods. */
export function scaleStep(text: string): { type: 'Percent' | 'Pods'; value: number; period: number } {
  const [amount, period] = text.split('/') as [string, string]
  return {
    type: amount.endsWith('%') ? 'Percent' : 'Pods',
    value: Number.parseInt(amount, 10),
    period: seconds(period),
  }
}
