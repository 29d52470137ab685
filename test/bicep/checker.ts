import { checkFile, type Fault } from './check-file.ts'
import { deploy } from './deployment.ts'
import { declarationsOf, fileAt, type Program, parseProgram } from './program.ts'

/**
 * Everything wrong with the Bicep files of a system, given by path: syntax, names, types, resource bodies, module calls,
 * unused parts, secrets in outputs; and, with the values of each parameter file, what would really be deployed.
 * Stands in for `bicep build`, which is not on every machine; it knows what this repository uses of the language.
 */
export function checkBicep(texts: Record<string, string>): Fault[] {
  const program = parseProgram(texts)
  const faults = [...program.values()].flatMap(file => checkFile(program, file))
  faults.push(...uncalledModules(program))
  if (faults.length > 0) return faults
  return [...program.keys()].filter(path => path.endsWith('.bicepparam')).flatMap(path => deploy(program, path).faults)
}

export const faultLine = ({ file, line, kind, message }: Fault) => `${file}:${line} [${kind}] ${message}`

/** Files below modules/ that neither main.bicep nor another module uses. */
function uncalledModules(program: Program): Fault[] {
  const called = new Set(
    [...program.values()].flatMap(file =>
      [
        ...declarationsOf(file, 'module').map(({ path }) => path),
        ...declarationsOf(file, 'import').map(({ from }) => from),
      ].map(path => fileAt(program, file, path)?.path),
    ),
  )
  const hasMain = [...program.values()].some(file => declarationsOf(file, 'using').length > 0)
  return [...program.keys()]
    .filter(path => hasMain && /(^|\/)modules\//.test(path) && !called.has(path))
    .map(file => ({ file, line: 1, kind: 'unused', message: 'no file uses this module' }))
}
