import kubernetesVersions from './kubernetes-versions.json' with { type: 'json' }
import limits from './limits.json' with { type: 'json' }
import managedRedisSkus from './managed-redis-skus.json' with { type: 'json' }
import names from './names.json' with { type: 'json' }
import postgresqlSkus from './postgresql-skus.json' with { type: 'json' }
import postgresqlStorage from './postgresql-storage.json' with { type: 'json' }
import postgresqlVersions from './postgresql-versions.json' with { type: 'json' }
import prices from './prices.json' with { type: 'json' }
import privateDns from './private-dns.json' with { type: 'json' }
import redisSkus from './redis-skus.json' with { type: 'json' }
import redisSuccessors from './redis-successors.json' with { type: 'json' }
import regions from './regions.json' with { type: 'json' }
import retirements from './retirements.json' with { type: 'json' }
import roles from './roles.json' with { type: 'json' }
import slas from './slas.json' with { type: 'json' }
import type { Table } from './table.ts'
import timeZones from './time-zones.json' with { type: 'json' }
import vmSizes from './vm-sizes.json' with { type: 'json' }

/** Every table of the catalog by name, for `ktarch catalog`. Nothing else imports this: it loads all of them. */
export const tables: Record<string, Table> = {
  'kubernetes-versions': kubernetesVersions,
  limits,
  'managed-redis-skus': managedRedisSkus,
  names,
  'postgresql-skus': postgresqlSkus,
  'postgresql-storage': postgresqlStorage,
  'postgresql-versions': postgresqlVersions,
  prices,
  'private-dns': privateDns,
  'redis-skus': redisSkus,
  'redis-successors': redisSuccessors,
  regions,
  retirements,
  roles,
  slas,
  'time-zones': timeZones,
  'vm-sizes': vmSizes,
}

/** What `ktarch catalog` lists. */
export const catalogTables = () =>
  Object.entries(tables).map(([name, { title, source, asOf, rows }]) => ({
    name,
    title,
    source,
    asOf,
    rows: rows.length,
  }))

/** The rows of a table that hold a text in some cell, in any case; all rows for ''. */
export const searchTable = ({ rows }: Table, text: string) =>
  rows.filter(cells => cells.some(cell => String(cell).toLowerCase().includes(text.toLowerCase())))
