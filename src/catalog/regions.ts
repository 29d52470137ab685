import table from './regions.json' with { type: 'json' }
import { evidenceOf, lookUp } from './table.ts'

export interface Region {
  /** koreacentral */
  name: string
  /** Korea Central */
  displayName: string
  /** How many availability zones the region has; 0 where it has none. */
  zones: number
  pair: string | null
  /** Only for recovery of the paired region, on request. */
  restricted: boolean
}

export const regionEvidence = evidenceOf(table)

const regionTable = lookUp<Region>(table)

export const region = (name: string) => regionTable.find(name)
export const regions = () => regionTable.all()
