import type { Environment } from '../../model/architecture.ts'
import { comment, word } from '../../print/shell.ts'
import { operatorValues } from '../bicep/operator-values.ts'
import type { ChartValues } from '../helm/chart-values.ts'
import type { Page } from './page.ts'

export interface DeploymentCommands {
  /** What only the operator knows, as variables; null where nothing is needed. */
  variables: string | null
  infrastructure: string
  application: string
}

/** Commands that bring an environment up from the generated files, run from the system's folder. */
export function deploymentCommands({ architecture, environment, values: chart }: Page): DeploymentCommands {
  const { system } = architecture
  const { id, names, region, namespace } = environment
  const stack = word(`${system.id}-${id}`)
  const template = `--name ${stack} --location ${word(region.id)} --template-file bicep/main.bicep --parameters ${word(`bicep/main.${id}.bicepparam`)}`
  const folder = word(`helm/${system.id}`)
  const own = word(`helm/${system.id}/values-${id}.yaml`)
  const given = word(`helm/${system.id}/values-${id}-outputs.yaml`)
  const values = `--values ${own} --values ${given}`
  const space = `--namespace ${word(namespace)}`
  return {
    variables: variables(environment),
    infrastructure: lines(
      comment('바뀔 것을 먼저 본다'),
      `az deployment sub what-if ${template}`,
      '',
      comment('만든다'),
      `az deployment sub create ${template}`,
      '',
      comment('배포가 정한 이름과 주소를 Helm 값으로 바꾼다'),
      `az deployment sub show --name ${stack} --query properties.outputs --output json > outputs.json`,
      `ktarch values --env ${word(id)} --from-outputs outputs.json > ${given}`,
      '',
      comment('클러스터에 연결한다'),
      `az aks get-credentials --resource-group ${word(names.resourceGroup)} --name ${word(names.cluster)}`,
    ),
    application: lines(
      ...secretLines(chart, environment),
      comment('차트를 검사하고 그려 본다'),
      `helm lint ${folder} ${values}`,
      `helm template ${word(system.id)} ${folder} ${space} ${values}`,
      '',
      comment('배포한다'),
      `helm upgrade --install ${word(system.id)} ${folder} ${space} --create-namespace ${values} --wait`,
      '',
      comment('상태를 확인한다'),
      `kubectl ${space} get pods`,
      `helm test ${word(system.id)} ${space}`,
      '',
      comment('잘못되었으면 되돌린다'),
      `helm rollback ${word(system.id)} ${space} --wait`,
    ),
  }
}

function variables(environment: Environment): string | null {
  const values = operatorValues(environment)
  if (values.length === 0) return null
  return lines(
    ...values.flatMap(({ variable, purpose, secret }) => [
      comment(purpose),
      `read -r${secret ? 's' : ''} ${variable} && export ${variable}`,
    ]),
  )
}

/** Keys the Secret of the cluster must hold before the chart can start. */
function secretLines({ services, stores, existingSecret, keyVault }: ChartValues, environment: Environment): string[] {
  const keys = [
    ...(keyVault ? [] : Object.values(services).flatMap(({ secrets }) => Object.values(secrets ?? {}))),
    ...Object.values(stores).flatMap(({ secrets }) => Object.values(secrets ?? {})),
  ]
  const unique = [...new Set(keys)].sort()
  if (unique.length === 0) return []
  const files = unique.map(key => `--from-file=${word(`${key}=./${key}`)}`).join(' ')
  return [
    comment('비밀 값을 파일에서 읽어 Secret으로 만든다 (파일은 저장소에 두지 않는다)'),
    `kubectl create namespace ${word(environment.namespace)}`,
    `kubectl --namespace ${word(environment.namespace)} create secret generic ${word(existingSecret)} ${files}`,
    '',
  ]
}

const lines = (...parts: string[]) => parts.join('\n')
