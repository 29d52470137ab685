import { readFileSync } from 'node:fs'
import type { Architecture } from '../../src/model/architecture.ts'
import { bicep } from '../../src/outputs/bicep/index.ts'
import { architectureFrom, architectureOf, type System, systems } from '../tools/specs.ts'
import { type Deployment, deploy } from './deployment.ts'
import { parseProgram } from './program.ts'

/** The worked systems, and one that uses every kind of resource. */
export const specs = [...systems, 'everything'] as const
export type SpecName = (typeof specs)[number]

const everything = () => readFileSync(new URL('everything.yaml', import.meta.url), 'utf8')

export const architectureNamed = (name: SpecName): Architecture =>
  name === 'everything' ? architectureFrom(everything()) : architectureOf(name as System)

export const everythingText = everything

/** Generated files by path, without those that are no Bicep. */
export const bicepTexts = (architecture: Architecture): Record<string, string> =>
  Object.fromEntries(
    bicep(architecture)
      .filter(({ path }) => /\.bicep(param)?$/.test(path))
      .map(({ path, text }) => [path, text]),
  )

/** What the generated files deploy, by environment. */
export function deployed(architecture: Architecture): Record<string, Deployment> {
  const program = parseProgram(bicepTexts(architecture))
  return Object.fromEntries(
    architecture.environments.map(({ id }) => [id, deploy(program, `bicep/main.${id}.bicepparam`)]),
  )
}
