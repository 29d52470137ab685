import table from './roles.json' with { type: 'json' }
import { lookUp } from './table.ts'

const roles = lookUp<{ role: string; id: string }>(table)

/** GUID of a built-in role by its English name: 'AcrPull'. */
export const roleId = (role: string) => roles.find(role)?.id
