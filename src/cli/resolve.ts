import { Document } from 'yaml'
import { findSpecs, readSource } from '../files/sources.ts'
import { resolve } from '../model/resolve.ts'
import { readSpec } from '../spec/read.ts'
import { exitCode } from './exit-codes.ts'
import { WrongUse } from './failures.ts'
import { printFindings } from './findings.ts'
import { printResult } from './terminal.ts'

export interface ResolveOptions {
  env: string
  json?: boolean
}

/** Prints an environment as it is after defaults and overlays, every default filled in. */
export async function printResolved(spec: string | undefined, { env, json }: ResolveOptions): Promise<number> {
  const paths = findSpecs(spec === undefined ? [] : [spec], process.cwd())
  if (paths.length > 1)
    throw new WrongUse('명세가 여럿입니다. 하나를 인수로 지정하세요: ktarch resolve spec/<시스템> --env prod')
  const path = paths[0]!
  const { spec: written, source, diagnostics } = readSpec(readSource(path))
  const resolution = written ? resolve(written) : { architecture: null, diagnostics: [] }
  const refused = await printFindings([...diagnostics, ...resolution.diagnostics], source, path)
  if (refused || !resolution.architecture) return exitCode.findings

  const { environments } = resolution.architecture
  const environment = environments.find(({ id }) => id === env)
  if (!environment)
    throw new WrongUse(`'${env}' 환경이 없습니다. 있는 환경: ${environments.map(({ id }) => id).join(', ')}`)
  printResult(
    json
      ? `${JSON.stringify(environment.settings, null, 2)}\n`
      : new Document(environment.settings).toString({ lineWidth: 0 }),
  )
  return exitCode.fine
}
