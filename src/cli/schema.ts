import { schemaText } from '../spec/schema-text.generated.ts'
import { exitCode } from './exit-codes.ts'
import { printResult } from './terminal.ts'

/** Prints the schema that editors read. */
export function printSchema(): number {
  printResult(`${JSON.stringify(JSON.parse(schemaText), null, 2)}\n`)
  return exitCode.fine
}
