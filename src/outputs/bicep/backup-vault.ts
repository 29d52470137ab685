import type { Environment } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { record } from './units.ts'

export function backupVaultValue({ stores, names, drRegion, zones }: Environment): BicepValue {
  const kept = stores.flatMap(store =>
    store.hosting === 'azure-postgresql' && store.backup.vault ? [[store.name, store.backup.vault] as const] : [],
  )
  if (kept.length === 0) return undefined
  return {
    name: names.backupVault,
    redundancy: drRegion ? 'GeoRedundant' : zones.length > 1 ? 'ZoneRedundant' : 'LocallyRedundant',
    servers: record(
      kept.map(([server, { weekly, monthly, yearly }]) => [server, { weeks: weekly, months: monthly, years: yearly }]),
    ),
  }
}
