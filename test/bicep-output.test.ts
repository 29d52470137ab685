import { describe, expect, test } from 'vitest'
import type { Environment } from '../src/model/architecture.ts'
import { bicep } from '../src/outputs/bicep/index.ts'
import { operatorValues } from '../src/outputs/bicep/operator-values.ts'
import { checkBicep, faultLine } from './bicep/checker.ts'
import { architectureNamed, bicepTexts, deployed, everythingText, specs } from './bicep/deployed.ts'
import type { DeployedResource } from './bicep/deployment.ts'
import { unknown, type Value } from './bicep/evaluate.ts'
import { moduleFiles } from './bicep/module-files.ts'
import { treeOf } from './bicep/syntax.ts'
import { architectureFrom } from './tools/specs.ts'

const architectures = Object.fromEntries(specs.map(name => [name, architectureNamed(name)]))

describe.each(specs)('the Bicep of %s', name => {
  const architecture = architectures[name]!
  const texts = bicepTexts(architecture)
  const deployments = deployed(architecture)

  test('is main.bicep, a parameter file for each environment, the linter’s rules and only the modules it uses', () => {
    const paths = bicep(architecture).map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'bicep/main.bicep',
        'bicep/bicepconfig.json',
        ...architecture.environments.map(({ id }) => `bicep/main.${id}.bicepparam`),
      ]),
    )
    const modules = moduleFiles()
    for (const [path, text] of Object.entries(texts)) if (path.includes('/modules/')) expect(text).toBe(modules[path])
  })

  test('has no fault', () => {
    expect(checkBicep(texts).map(faultLine)).toEqual([])
  })

  test('is Bicep to the grammar itself', () => {
    for (const [path, text] of Object.entries(texts)) expect([path, treeOf(path, text).hasError]).toEqual([path, false])
  })

  test('deploys what each environment names, and nothing of a kind that it does not name', () => {
    for (const environment of architecture.environments) {
      const { resources } = deployments[environment.id]!
      const names = (type: string) =>
        resources
          .filter(resource => resource.type.toLowerCase() === type.toLowerCase())
          .map(resource => resource.name)
          .sort()
      for (const [type, expected] of Object.entries(expectedNames(environment)))
        expect([environment.id, type, names(type)]).toEqual([environment.id, type, [...expected].sort()])
    }
  })

  test('closes what a private endpoint opens, and lets nobody in with a shared key', () => {
    for (const environment of architecture.environments) {
      const { resources } = deployments[environment.id]!
      for (const endpoint of environment.privateEndpoints) {
        const target = resources.find(resource => resource.name === endpoint.target)!
        expect([endpoint.target, accessOf(target)]).toEqual([endpoint.target, 'Disabled'])
      }
      for (const { type, body } of resources) {
        const properties = body.properties as Record<string, Value>
        if (/ServiceBus\/namespaces$|EventHub\/namespaces$/.test(type))
          expect(properties).toMatchObject({ disableLocalAuth: true, minimumTlsVersion: '1.2' })
        if (type.endsWith('/registries')) expect(properties).toMatchObject({ adminUserEnabled: false })
        if (type.endsWith('/storageAccounts'))
          expect(properties).toMatchObject({
            allowSharedKeyAccess: false,
            allowBlobPublicAccess: false,
            minimumTlsVersion: 'TLS1_2',
          })
        if (type === 'Microsoft.KeyVault/vaults') expect(properties).toMatchObject({ enableRbacAuthorization: true })
        if (type === 'Microsoft.Cache/redis')
          expect(properties).toMatchObject({ enableNonSslPort: false, minimumTlsVersion: '1.2' })
      }
    }
  })

  test('reads from the operator’s environment exactly what operatorValues lists', () => {
    for (const environment of architecture.environments) {
      const text = texts[`bicep/main.${environment.id}.bicepparam`]!
      const read = [...text.matchAll(/readEnvironmentVariable\('(\w+)'/g)].map(([, variable]) => variable!)
      expect([...new Set(read)].sort()).toEqual(
        operatorValues(environment)
          .map(({ variable }) => variable)
          .sort(),
      )
      for (const { variable } of operatorValues(environment)) expect(variable).toMatch(/^[A-Z][A-Z0-9_]*$/)
    }
  })

  test('gives the chart what it asks for', () => {
    for (const environment of architecture.environments) {
      const { outputs } = deployments[environment.id]!
      const present = (output: string) => outputs[output] !== null && outputs[output] !== undefined
      expect(present('tenantId')).toBe(true)
      expect(present('keyVaultName')).toBe(environment.keyVault !== null)
      expect(present('registryLoginServer')).toBe(environment.registry !== null)
      expect(present('serviceBusHost')).toBe(environment.messaging !== null)
      expect(present('eventHubsHost')).toBe(environment.streaming !== null)
      expect(present('applicationInsightsConnectionString')).toBe(environment.monitoring.appInsights !== null)
      expect(Object.keys((outputs.identityClientIds ?? {}) as object).sort()).toEqual(
        environment.services
          .filter(({ identity }) => identity)
          .map(({ id }) => id)
          .sort(),
      )
      expect(Object.keys((outputs.storeHosts ?? {}) as object).sort()).toEqual(
        environment.stores
          .flatMap(store => {
            if (store.hosting === 'pod') return []
            // A replica's host is a deployed list: the evaluator knows its keys.
            return store.hosting === 'azure-postgresql'
              ? [store.id, ...store.replicas.map(({ id }) => `${store.id}/${id}`)]
              : [store.id]
          })
          .sort(),
      )
    }
  })
})

/** Names by resource type, straight from the model. */
function expectedNames(environment: Environment): Record<string, string[]> {
  const { names, network, cluster, stores, privateEndpoints } = environment
  const hosted = <Hosting extends Environment['stores'][number]['hosting']>(hosting: Hosting) =>
    stores.filter((store): store is Extract<typeof store, { hosting: Hosting }> => store.hosting === hosting)
  const servers = hosted('azure-postgresql')
  const one = (present: unknown, name: string) => (present ? [name] : [])
  return {
    'Microsoft.Resources/resourceGroups': [names.resourceGroup],
    'Microsoft.Network/virtualNetworks': [network.vnet],
    'Microsoft.Network/networkSecurityGroups': network.subnets.map(({ nsg }) => nsg),
    'Microsoft.Network/natGateways': one(cluster.outbound === 'nat-gateway', names.natGateway),
    'Microsoft.Network/routeTables': one(cluster.outbound === 'firewall', `rt-${network.vnet}`),
    'Microsoft.Network/virtualNetworks/virtualNetworkPeerings': network.peers.map(({ id }) => `${network.vnet}/${id}`),
    'Microsoft.Network/privateEndpoints': privateEndpoints.map(({ name }) => name),
    'Microsoft.Network/privateEndpoints/privateDnsZoneGroups': privateEndpoints.map(({ name }) => `${name}/default`),
    'Microsoft.ContainerService/managedClusters': [cluster.name],
    'Microsoft.ContainerService/managedClusters/agentPools': cluster.pools
      .filter(({ mode }) => mode === 'User')
      .map(({ name }) => `${cluster.name}/${name}`),
    'Microsoft.Network/applicationGateways': one(environment.gateway, names.gateway),
    'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies': one(
      environment.gateway?.waf,
      names.wafPolicy,
    ),
    'Microsoft.Cdn/profiles': one(environment.frontDoor, names.frontDoor),
    'Microsoft.KeyVault/vaults': one(environment.keyVault, names.keyVault),
    'Microsoft.ContainerRegistry/registries': one(environment.registry, names.registry),
    'Microsoft.ServiceBus/namespaces': one(environment.messaging, names.serviceBus),
    'Microsoft.EventHub/namespaces': one(environment.streaming, names.eventHubs),
    'Microsoft.DBforPostgreSQL/flexibleServers': servers.flatMap(({ name, replicas }) => [
      name,
      ...replicas.map(replica => replica.name),
    ]),
    'Microsoft.Cache/redis': hosted('azure-redis').flatMap(({ name, geo }) => (geo ? [name, `${name}-dr`] : [name])),
    'Microsoft.Cache/redisEnterprise': hosted('azure-managed-redis').map(({ name }) => name),
    'Microsoft.Insights/components': one(environment.monitoring.appInsights, names.appInsights),
    'Microsoft.OperationalInsights/workspaces': one(environment.monitoring.logAnalytics, names.logAnalytics),
    'Microsoft.Dashboard/grafana': one(environment.monitoring.grafana, names.grafana),
    'Microsoft.Monitor/accounts': one(environment.monitoring.prometheus === 'managed', names.monitorAccount),
    'Microsoft.DataProtection/backupVaults': one(
      servers.some(({ backup }) => backup.vault),
      names.backupVault,
    ),
    'Microsoft.Authorization/locks': one(environment.protect, `lock-${names.resourceGroup}`),
    'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials': environment.services.flatMap(
      ({ identity, serviceAccount, scale }) =>
        identity
          ? [
              `${identity}/${environment.namespace}-${serviceAccount}`,
              ...(scale.queues.length > 0 ? [`${identity}/keda-operator`] : []),
            ]
          : [],
    ),
  }
}

const accessOf = ({ body }: DeployedResource): Value => {
  const properties = body.properties as Record<string, Value>
  const network = properties.network as Record<string, Value> | undefined
  return network?.publicNetworkAccess ?? properties.publicNetworkAccess ?? unknown
}

describe('one fact of the spec', () => {
  const before = bicepTexts(architectures.everything!)
  const changed = (from: string, to: string) => {
    const text = everythingText()
    expect(text.split(from)).toHaveLength(2)
    const after = bicepTexts(architectureFrom(text.replace(from, to)))
    return Object.keys(after).filter(path => after[path] !== before[path])
  }

  test.each(
    [
      ['storage: 512GB', 'storage: 1TB'],
      ['cidr: 10.0.3.0/24', 'cidr: 10.0.7.0/24'],
      ['sku: Balanced_B10', 'sku: Balanced_B20'],
      ['rateLimit: 300/min', 'rateLimit: 400/min'],
      ['work_mem: "8192"', 'work_mem: "4096"'],
      ['email: ops@example.com', 'email: team@example.com'],
      ['budget: $3000', 'budget: $4000'],
      ['yearly: 7', 'yearly: 10'],
    ].filter(([from, to]) => from !== to),
  )('%s → %s changes the values of one environment', (from, to) => {
    expect(changed(from, to)).toEqual(['bicep/main.inside.bicepparam'])
  })

  test('an owner that all environments share changes their values and no code', () => {
    expect(changed('주문팀', '배송팀')).toEqual([
      'bicep/main.inside.bicepparam',
      'bicep/main.outside.bicepparam',
      'bicep/main.pods.bicepparam',
    ])
  })
})

test('text of the spec arrives as it was written', () => {
  const { resources } = deployed(architectures.everything!).inside!
  const find = (type: string, name: string) =>
    resources.find(resource => resource.type === type && resource.name === name)!
  const group = find('Microsoft.Resources/resourceGroups', 'rg-orders-inside')
  expect(group.body.tags).toMatchObject({ owner: "it's '''quoted''' \\ 주문팀 🎉" })
  expect(find('Microsoft.Insights/metricAlerts', 'cpu').body.properties).toMatchObject({
    description: "운영'팀: 노드 {수} 확인",
  })
  const query = resources.find(({ type }) => type.endsWith('/savedSearches'))!
  expect(query.body.properties).toMatchObject({
    query: "requests\n| where duration > 1000 // ms\n| project name, '${x}'",
  })
})

test('no template says where or in which cloud it runs', () => {
  for (const [path, text] of Object.entries(moduleFiles())) {
    expect([path, text.match(/koreacentral|koreasouth|windows\.net|azure\.com|vault\.azure\.net/)]).toEqual([
      path,
      null,
    ])
    expect([path, text.match(/dependsOn/g)?.length ?? 0]).toEqual([
      path,
      orderedOnPurpose[path.split('/').at(-1)!] ?? 0,
    ])
  }
})

/** Modules in which order matters though nothing refers to anything: each place says why. */
const orderedOnPurpose: Record<string, number> = {
  'aks.bicep': 1,
  'alerts.bicep': 3,
  'application-gateway.bicep': 1,
  'backup-vault.bicep': 1,
  'flow-log.bicep': 1,
  'front-door.bicep': 1,
  'identity-federation.bicep': 1,
  'postgresql.bicep': 3,
  'redis.bicep': 1,
}
