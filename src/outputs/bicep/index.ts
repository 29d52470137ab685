import type { Architecture } from '../../model/architecture.ts'
import type { OutputFile } from '../output.ts'
import { mainFile } from './main.ts'
import { modulesFrom } from './modules.ts'
import { parameterFile, parametersOf } from './parameters.ts'
import { files } from './templates.generated.ts'

/** main.bicep and the modules it uses, and the values of every environment. */
export function bicep(architecture: Architecture): OutputFile[] {
  const environments = architecture.environments.map(environment => ({
    environment,
    parameters: parametersOf(architecture, environment),
  }))
  const main = mainFile(architecture, environments)
  return [
    { path: 'bicep/bicepconfig.json', text: files['bicepconfig.json']! },
    { path: 'bicep/main.bicep', text: main },
    ...environments.map(({ environment, parameters }) => ({
      path: `bicep/main.${environment.id}.bicepparam`,
      text: parameterFile(parameters, main),
    })),
    ...modulesFrom(main).map(name => ({ path: `bicep/modules/${name}`, text: files[`modules/${name}`]! })),
  ]
}
