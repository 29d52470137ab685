import schema from '../../schemas/architecture.schema.json' with { type: 'json' }
import { exitCode } from './exit-codes.ts'
import { printResult } from './terminal.ts'

/** Prints the schema that editors read. */
export function printSchema(): number {
  printResult(`${JSON.stringify(schema, null, 2)}\n`)
  return exitCode.fine
}
