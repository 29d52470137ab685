import type { Architecture, Environment } from '../../model/architecture.ts'
import { bicepKey } from '../../print/bicep.ts'
import { createRenderer } from '../template.ts'
import type { Parameters } from './parameters.ts'
import { type ManagedHosting, storeSymbols } from './stores.ts'
import { templates } from './templates.generated.ts'

const renderer = createRenderer(templates, {})

interface EnvironmentParameters {
  environment: Environment
  parameters: Parameters
}

/** main.bicep: the modules that at least one environment needs. No value of the spec stands in it. */
export function mainFile(architecture: Architecture, environments: EnvironmentParameters[]): string {
  return renderer.render('main.bicep.hbs', mainView(architecture, environments))
}

function mainView({ stores }: Architecture, environments: EnvironmentParameters[]) {
  const used = (parameter: string) => environments.some(({ parameters }) => hasContent(parameters[parameter]))
  const storesOf = (hosting: ManagedHosting) =>
    stores.map(({ id }) => ({ id, ...storeSymbols(id, hosting) })).filter(({ param }) => used(param))
  const postgresql = storesOf('azure-postgresql')
  const redis = storesOf('azure-redis')
  const managedRedis = storesOf('azure-managed-redis')
  const storage = storesOf('azure-storage')
  const any = (holds: (environment: Environment) => boolean) =>
    environments.some(({ environment }) => holds(environment))
  const keyVault = used('keyVault')
  const monitoring = used('monitoring')
  const needsPrincipalIds = keyVault || used('serviceBus') || used('eventHubs') || storage.length > 0
  return {
    alerts: used('alerts'),
    adminGroup: used('adminGroup'),
    backupVault: used('backupVault'),
    budget: used('budget'),
    certificate: keyVault && any(({ gateway }) => gateway?.certificate != null),
    clusterMonitoring:
      monitoring && any(({ monitoring }) => monitoring.containerInsights || monitoring.prometheus === 'managed'),
    applicationInsights: any(({ monitoring }) => monitoring.appInsights !== null),
    eventHubs: used('eventHubs'),
    flowLogs: used('flowLog'),
    frontDoor: used('frontDoor'),
    gateway: used('gateway'),
    identities: used('identities'),
    ingressAddon: any(({ gateway, ingress }) => gateway !== null && ingress.controller === 'application-gateway'),
    keyVault,
    lock: used('lockName'),
    monitoring,
    needsPrincipalIds,
    needsPrivateNetwork: needsPrincipalIds || used('registry') || [...postgresql, ...redis, ...managedRedis].length > 0,
    privateEndpoints: used('privateDnsZones'),
    registry: used('registry'),
    secretValues: used('secretValues'),
    serviceBus: used('serviceBus'),
    postgresql,
    redis,
    managedRedis,
    storage,
    targets: [
      ...[...postgresql, ...redis, ...managedRedis, ...storage].map(({ id, param, module }) => ({
        key: id,
        param,
        expression: `${module}.?outputs.id`,
      })),
      ...(monitoring
        ? [
            { key: 'workspace', param: 'monitoring.?workspace', expression: 'observability.?outputs.workspaceId' },
            {
              key: 'applicationInsights',
              param: 'monitoring.?applicationInsights',
              expression: 'observability.?outputs.applicationInsightsId',
            },
          ]
        : []),
    ],
    hosts: hostExpressions(postgresql, [...redis, ...managedRedis, ...storage]),
  }
}

interface StoreView {
  id: string
  param: string
  module: string
}

/** Objects whose union says where each store is reached. */
function hostExpressions(servers: StoreView[], others: StoreView[]): { expression: string }[] {
  const hosts = [
    ...[...servers, ...others].map(
      ({ id, param, module }) => `${param} == null ? {} : { ${bicepKey(id)}: ${module}.?outputs.host }`,
    ),
    ...servers.map(
      ({ id, module }) =>
        `toObject(${module}.?outputs.replicaHosts ?? [], replica => '${id}/\${replica.key}', replica => replica.host)`,
    ),
  ]
  return hosts.length === 0 ? [] : ['{}', ...hosts].map(expression => ({ expression }))
}

/** Something to deploy: a value, and no empty list or map. */
function hasContent(value: unknown): boolean {
  if (value === undefined || value === false) return false
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0
}
