import { examine } from '../compile.ts'
import { ReadFailure } from '../files/failure.ts'
import { findSpecs, readSource } from '../files/sources.ts'
import { type DeploymentOutputs, valuesFromOutputs } from '../outputs/helm/values-from-outputs.ts'
import { configurationFor } from './configuration.ts'
import { exitCode } from './exit-codes.ts'
import { WrongUse } from './failures.ts'
import { printFindings } from './findings.ts'
import { printResult, shownPath } from './terminal.ts'

export interface ValuesOptions {
  fromOutputs: string
  env: string
}

/** Prints a values file with what only the deployment of an environment knows. */
export async function printValues(spec: string | undefined, { fromOutputs, env }: ValuesOptions): Promise<number> {
  const paths = findSpecs(spec === undefined ? [] : [spec], process.cwd())
  if (paths.length > 1) {
    throw new WrongUse(
      '명세가 여럿입니다. 하나를 인수로 지정하세요: ktarch values spec/<시스템> --env prod --from-outputs outputs.json',
    )
  }
  const path = paths[0]!
  const { architecture, source, diagnostics } = examine(readSource(path), { configuration: configurationFor(path) })
  if ((await printFindings(diagnostics, source, path)) || !architecture) return exitCode.findings

  const environment = architecture.environments.find(({ id }) => id === env)
  if (!environment) {
    throw new WrongUse(
      `'${env}' 환경이 없습니다. 있는 환경: ${architecture.environments.map(({ id }) => id).join(', ')}`,
    )
  }
  const { text, diagnostics: missing } = valuesFromOutputs(architecture, environment, outputsIn(fromOutputs))
  const located = missing.map(finding => ({ ...finding, at: architecture.origin(finding.at) }))
  await printFindings(located, source, path)
  if (text === null) return exitCode.findings
  printResult(text)
  return exitCode.fine
}

function outputsIn(path: string): DeploymentOutputs {
  const text = readSource(path).toString('utf8')
  try {
    const outputs: unknown = JSON.parse(text)
    if (typeof outputs === 'object' && outputs !== null && !Array.isArray(outputs)) return outputs as DeploymentOutputs
  } catch {
    // said below
  }
  throw new ReadFailure(
    path,
    `${shownPath(path)}: JSON 객체가 아닙니다. az deployment sub show --name <배포> --query properties.outputs 의 출력을 저장해 쓰세요.`,
  )
}
