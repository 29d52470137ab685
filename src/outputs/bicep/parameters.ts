import type { Architecture, Environment } from '../../model/architecture.ts'
import { type BicepValue, bicepKey, bicepLiteral } from '../../print/bicep.ts'
import { alertValues } from './alerts.ts'
import { backupVaultValue } from './backup-vault.ts'
import { budgetValue } from './budget.ts'
import { clusterValue } from './cluster.ts'
import { frontDoorValue, gatewayValue, publicIpValue } from './edge.ts'
import { flowLogValue } from './flow-log.ts'
import { identityValues } from './identities.ts'
import { keyVaultValue } from './key-vault.ts'
import { eventHubsValue, serviceBusValue } from './messaging.ts'
import { monitoringValue } from './monitoring.ts'
import { networkValue } from './network.ts'
import { adminGroupValue, certificateInVaultValue, secretValues } from './operator-values.ts'
import { privateDnsZones } from './private-endpoint.ts'
import { registryValue } from './registry.ts'
import { storeParameters } from './stores.ts'

/** Values of the parameters of main.bicep by name; undefined where the environment lacks the thing. */
export type Parameters = Record<string, BicepValue>

export function parametersOf(architecture: Architecture, environment: Environment): Parameters {
  return {
    location: environment.region.id,
    resourceGroupName: environment.names.resourceGroup,
    tags: environment.tags,
    lockName: environment.protect ? `lock-${environment.names.resourceGroup}` : undefined,
    adminGroup: adminGroupValue(environment),
    secretValues: secretValues(environment),
    network: networkValue(environment),
    privateDnsZones: privateDnsZones(environment),
    monitoring: monitoringValue(environment),
    flowLog: flowLogValue(environment),
    identities: identityValues(environment),
    keyVault: keyVaultValue(environment),
    publicIp: publicIpValue(environment),
    gateway: gatewayValue(environment),
    certificateInVault: certificateInVaultValue(environment),
    frontDoor: frontDoorValue(environment),
    cluster: clusterValue(environment),
    registry: registryValue(environment),
    ...storeParameters(architecture, environment),
    serviceBus: serviceBusValue(environment),
    eventHubs: eventHubsValue(environment),
    alerts: alertValues(environment),
    backupVault: backupVaultValue(environment),
    budget: budgetValue(environment),
  }
}

/** The text of main.<env>.bicepparam: a value for each parameter that main.bicep declares and the environment has. */
export function parameterFile(parameters: Parameters, main: string): string {
  const declared = new Set([...main.matchAll(/^param (\w+)/gm)].map(([, name]) => name))
  const lines = Object.entries(parameters)
    .filter(([name, value]) => value !== undefined && declared.has(name))
    .map(([name, value]) => `param ${bicepKey(name)} = ${bicepLiteral(value)}\n`)
  return ["using './main.bicep'\n", ...lines].join('\n')
}
