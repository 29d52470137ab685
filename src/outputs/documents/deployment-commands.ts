import type { Architecture, Environment } from '../../model/architecture.ts'
import { comment, word } from '../../print/shell.ts'

/** Commands that bring an environment up from the generated files, run from the system's folder. */
export function deploymentCommands(
  { system }: Architecture,
  environment: Environment,
): { infrastructure: string; application: string } {
  const { id, names, region, namespace } = environment
  const stack = word(`${system.id}-${id}`)
  const template = `--name ${stack} --location ${word(region.id)} --template-file bicep/main.bicep --parameters ${word(`bicep/main.${id}.bicepparam`)}`
  const chart = word(`helm/${system.id}`)
  return {
    infrastructure: [
      comment('바뀔 것을 먼저 본다'),
      `az deployment sub what-if ${template}`,
      '',
      comment('만든다'),
      `az deployment sub create ${template}`,
      '',
      comment('클러스터에 연결한다'),
      `az aks get-credentials --resource-group ${word(names.resourceGroup)} --name ${word(names.cluster)}`,
    ].join('\n'),
    application: [
      comment('차트를 검사하고 그려 본다'),
      `helm lint ${chart} --values ${word(`helm/${system.id}/values-${id}.yaml`)}`,
      `helm template ${word(system.id)} ${chart} --namespace ${word(namespace)} --values ${word(`helm/${system.id}/values-${id}.yaml`)}`,
      '',
      comment('배포한다'),
      `helm upgrade --install ${word(system.id)} ${chart} --namespace ${word(namespace)} --create-namespace --values ${word(`helm/${system.id}/values-${id}.yaml`)} --wait`,
      '',
      comment('상태를 확인하고, 잘못되었으면 되돌린다'),
      `kubectl --namespace ${word(namespace)} get pods`,
      `helm test ${word(system.id)} --namespace ${word(namespace)}`,
      `helm rollback ${word(system.id)} --namespace ${word(namespace)} --wait`,
    ].join('\n'),
  }
}
