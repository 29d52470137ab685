import type { Architecture, Environment } from '../../model/architecture.ts'
import { type CommentOf, yaml } from '../../print/yaml.ts'
import type { OutputFile } from '../output.ts'
import { asYaml } from './chart-values.ts'
import { commonPart, difference } from './common-part.ts'
import { environmentValues } from './environment-values.ts'
import { files } from './templates.generated.ts'
import { commentsOf } from './value-comments.ts'
import { valuesSchema } from './values-schema.ts'

/** The chart of a system: constant templates, and values from the spec. */
export function helm(architecture: Architecture): OutputFile[] {
  const folder = `helm/${architecture.system.id}`
  const { common, rest } = chartValues(architecture)
  const commentOf = commentsOf(architecture)
  return [
    { path: `${folder}/Chart.yaml`, text: yaml(chart(architecture)) },
    { path: `${folder}/values.yaml`, text: yaml(common, commentOf) },
    ...architecture.environments.map(environment => ({
      path: `${folder}/values-${environment.id}.yaml`,
      text: environmentFile(environment, rest.get(environment.id) ?? {}, commentOf),
    })),
    { path: `${folder}/values.schema.json`, text: `${JSON.stringify(valuesSchema(architecture), null, 2)}\n` },
    ...Object.entries(files).flatMap(([name, text]) =>
      name.startsWith('chart/') ? [{ path: `${folder}/${name.slice('chart/'.length)}`, text }] : [],
    ),
  ]
}

/** These belong to an environment even where it is the only one, or all happen to agree. */
const ownOfEnvironment = ['environment', 'namespace', 'ingress', 'keyVault', 'messaging', 'roles']

/** The values of all environments, split into what they share and what each says beyond it. */
export function chartValues(architecture: Architecture) {
  const { environments } = architecture
  const whole = environments.map(environment => asYaml(environmentValues(architecture, environment)))
  const common = commonPart(whole, ownOfEnvironment)
  return {
    common,
    rest: new Map(environments.map(({ id }, index) => [id, difference(whole[index]!, common)])),
  }
}

function environmentFile({ id, name }: Environment, values: ReturnType<typeof asYaml>, commentOf: CommentOf): string {
  const heading = `# ${oneLine(name)}(${id})에서만 다른 값. 공통 값은 values.yaml에 있다.\n`
  return heading + yaml(values, commentOf)
}

const oneLine = (text: string) => text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')

function chart({ system, documents }: Architecture) {
  const revision = documents.history.at(-1)?.version ?? '0.1'
  return {
    apiVersion: 'v2',
    name: system.id,
    description: system.summary ?? system.name,
    type: 'application',
    version: semanticVersion(revision),
    appVersion: revision,
  }
}

/** '1.1' → '1.1.0'; a chart's version has three parts. */
export function semanticVersion(revision: string): string {
  const parts = (/^\d+(\.\d+)*/.exec(revision)?.[0] ?? '0.1').split('.').map(Number)
  return [0, 1, 2].map(index => parts[index] ?? 0).join('.')
}
