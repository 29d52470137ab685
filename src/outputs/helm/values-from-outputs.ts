import type { Diagnostic } from '../../diagnostic.ts'
import type { Architecture, Environment, Workload } from '../../model/architecture.ts'
import { particle } from '../../print/korean.ts'
import { type YamlValue, yaml } from '../../print/yaml.ts'
import { databaseHosts } from './environment-variables.ts'

/** Outputs of main.bicep by name: as `az deployment … --query properties.outputs` prints them, or name → value. */
export type DeploymentOutputs = { readonly [name: string]: unknown }

export interface OutputValues {
  /** The overlay as YAML; null when an output is missing. */
  text: string | null
  diagnostics: Diagnostic[]
}

/** A values file with what only the deployment of an environment knows: ids, addresses and names that Azure gave. */
export function valuesFromOutputs(
  architecture: Architecture,
  environment: Environment,
  outputs: DeploymentOutputs,
): OutputValues {
  const found = reader(environment, outputs)
  const values = {
    ...(environment.registry
      ? { image: { registry: found.text('registryLoginServer', environment.registry.at) } }
      : {}),
    ...(environment.keyVault
      ? {
          keyVault: {
            name: found.text('keyVaultName', environment.keyVault.at),
            tenantId: found.text('tenantId', environment.keyVault.at),
          },
        }
      : {}),
    ...(environment.messaging
      ? { messaging: { serviceBusNamespace: found.text('serviceBusHost', environment.messaging.at).split('.')[0]! } }
      : {}),
    ...(environment.monitoring.appInsights
      ? {
          commonConfig: {
            APPLICATIONINSIGHTS_CONNECTION_STRING: found.text(
              'applicationInsightsConnectionString',
              environment.monitoring.at,
            ),
          },
        }
      : {}),
    services: Object.fromEntries(
      environment.services.flatMap(service => {
        const own = serviceOverlay(architecture, environment, service, found)
        return Object.keys(own).length > 0 ? [[service.id, own]] : []
      }),
    ),
  }
  const heading = `# ${environment.id} 배포의 출력에서 만든 값. values-${environment.id}.yaml 뒤에 -f로 준다.\n`
  const text = found.diagnostics.length > 0 ? null : heading + yaml(values as unknown as YamlValue)
  return { text, diagnostics: found.diagnostics }
}

function serviceOverlay(architecture: Architecture, environment: Environment, service: Workload, found: Found) {
  const clientId = service.identity === null ? null : found.text(`identityClientIds.${service.id}`, service.at)
  const hosts = databaseHosts(architecture, environment, service)
  const env = {
    ...Object.fromEntries(hosts.map(({ variable, output, at }) => [variable, found.text(output, at)])),
    // Application Insights takes no key: the agent signs its telemetry as the service.
    ...(environment.monitoring.appInsights && clientId !== null
      ? { APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `Authorization=AAD;ClientId=${clientId}` }
      : {}),
  }
  return {
    ...(clientId === null ? {} : { identity: { clientId } }),
    ...(Object.keys(env).length > 0 ? { env } : {}),
  }
}

type Found = ReturnType<typeof reader>

/** Looks outputs up and remembers, once each, what is missing. */
function reader(environment: Environment, outputs: DeploymentOutputs) {
  const diagnostics: Diagnostic[] = []
  return {
    diagnostics,
    /** The text of an output: 'tenantId', or an entry of an object: 'storeHosts.main-db/read'. */
    text(path: string, at: string): string {
      const [name, ...entry] = path.split('.') as [string, ...string[]]
      const output = unwrapped(outputs[name])
      const value =
        entry.length === 0 ? output : (output as Record<string, unknown> | null | undefined)?.[entry.join('.')]
      if (typeof value === 'string' && value !== '') return value
      if (!diagnostics.some(({ found }) => found === path)) diagnostics.push(missing(path, at, value, environment))
      return ''
    },
  }
}

function missing(path: string, at: string, value: unknown, { id }: Environment): Diagnostic {
  const fault = value === undefined ? '없습니다' : `비어 있거나 문자열이 아닙니다: ${JSON.stringify(value)}`
  return {
    rule: 'deployment-output',
    severity: 'error',
    at,
    message: `배포 출력에 ${particle(path, '이/가')} ${fault}.`,
    found: path,
    suggestion: `${id} 환경을 지금의 main.bicep으로 다시 배포하고 그 출력을 쓰세요.`,
  }
}

/** The command line wraps each value as { type, value }. */
const unwrapped = (output: unknown): unknown =>
  typeof output === 'object' && output !== null && 'value' in output ? output.value : output
