import table from './retirements.json' with { type: 'json' }
import { lookUp } from './table.ts'

export interface Retirement {
  id: string
  service: string
  feature: string
  /** ISO date. */
  date: string
  replacement: string | null
  source: string
}

const retirements = lookUp<Retirement>(table)

export const retirement = (id: string) => retirements.find(id)

export const retirementEvidence = (id: string) => ({ source: retirement(id)?.source ?? table.source, asOf: table.asOf })
