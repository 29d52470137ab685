import { searchTable, tables } from '../catalog/tables.ts'
import { exitCode } from './exit-codes.ts'
import { WrongUse } from './failures.ts'
import { printResult } from './terminal.ts'

export interface CatalogOptions {
  search?: string
  json?: boolean
}

/** Lists the tables of Azure facts, or the rows of one, perhaps only those that hold a text. */
export function printCatalog(name: string | undefined, { search = '', json }: CatalogOptions): number {
  if (name !== undefined && !Object.hasOwn(tables, name)) {
    throw new WrongUse(`'${name}' 표는 없습니다. 있는 표: ${Object.keys(tables).join(', ')}`)
  }
  const found = Object.entries(tables)
    .filter(([other]) => name === undefined || other === name)
    .map(([name, table]) => ({ name, ...table, rows: searchTable(table, search) }))
    .filter(({ rows }) => search === '' || rows.length > 0)
  if (json) {
    printResult(`${JSON.stringify({ ktarch: '1', tables: found }, null, 2)}\n`)
    return exitCode.fine
  }
  for (const { name: table, title, source, asOf, columns, rows } of found) {
    printResult(`${table}  ${title} – ${rows.length}행 (${source}; ${asOf})\n`)
    if (name !== undefined || search !== '') {
      printResult([columns, ...rows].map(row => `  ${row.map(cell => cell ?? '-').join('\t')}\n`).join(''))
    }
  }
  return exitCode.fine
}
