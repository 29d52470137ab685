/** One cell of a catalog table. */
export type Cell = string | number | boolean | null

/** A table of Azure facts as it stands in its .json file: a row is a list of cells in the order of `columns`. */
export interface Table {
  /** Korean, what the rows are. */
  title: string
  /** Where the facts were read. A row may name its own in a column called source. */
  source: string
  /** ISO date the facts were read or last changed. A row may name its own in a column called asOf. */
  asOf: string
  columns: string[]
  rows: Cell[][]
}

/** What a message that rests on a table says about its origin. */
export interface Evidence {
  source: string
  asOf: string
}

export const evidenceOf = ({ source, asOf }: Table): Evidence => ({ source, asOf })

/** A look-up by the table's first column; the index is built at the first question, since most runs ask few tables. */
export function lookUp<Row>(table: Table): { find: (key: string | number) => Row | undefined; all: () => Row[] } {
  let index: Map<Cell, Row> | undefined
  const build = () => {
    index ??= new Map(table.rows.map(cells => [cells[0] ?? null, rowOf<Row>(table, cells)]))
    return index
  }
  return { find: key => build().get(key), all: () => [...build().values()] }
}

const rowOf = <Row>({ columns }: Table, cells: Cell[]) =>
  Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? null])) as Row
