import table from './prices.json' with { type: 'json' }
import { lookUp } from './table.ts'

/** A list price, valid for its own region only. */
export interface Price {
  /** servicebus.premium.mu */
  key: string
  /** Region of the price, '*' where it is the same everywhere, 'global' for services without a region. */
  region: string
  unit: 'hour' | 'month' | 'day' | 'gb' | 'gb-month' | 'million' | '10k' | 'one'
  usd: number
  verified: boolean
  asOf: string | null
  source: string
}

/** The hours Azure counts for a month. */
export const hoursPerMonth = 730

const prices = lookUp<Price>(table)

export const price = (key: string) => prices.find(key)

/** USD a month of one unit that runs all the time, or undefined where the price is unknown or not by time. */
export function monthlyPrice(key: string): number | undefined {
  const found = price(key)
  if (found?.unit === 'hour') return found.usd * hoursPerMonth
  return found?.unit === 'month' ? found.usd : undefined
}
