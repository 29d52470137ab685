import table from './slas.json' with { type: 'json' }
import { evidenceOf, lookUp } from './table.ts'

export interface Sla {
  /** postgresql/zone-redundant: the service and the condition the promise depends on */
  id: string
  /** Korean, what is promised. */
  what: string
  /** Percent, null where Azure promises nothing. */
  percent: number | null
}

export const slaEvidence = evidenceOf(table)

const slaTable = lookUp<Sla>(table)

export const sla = (id: string) => slaTable.find(id)
