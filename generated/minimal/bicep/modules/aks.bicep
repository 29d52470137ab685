metadata description = 'AKS cluster with its control plane identity, node pools and maintenance windows.'

@export()
type poolType = {
  mode: 'System' | 'User'
  vmSize: string

  @description('Name of the subnet the nodes live in.')
  subnet: string

  @minValue(0)
  @maxValue(1000)
  count: int

  @description('Fewest and most nodes; without it the count is fixed.')
  autoscale: {
    @minValue(0)
    @maxValue(1000)
    min: int
    @minValue(1)
    @maxValue(1000)
    max: int
  }?

  @minValue(10)
  @maxValue(250)
  maxPods: int

  zones: ('1' | '2' | '3')[]?
  spot: bool
  taints: string[]
  labels: { *: string }
  osDiskType: 'Managed' | 'Ephemeral'
  osDiskSizeGB: int?

  @description('Nodes added during an upgrade: a count or a percentage.')
  maxSurge: string?
}

@export()
type maintenanceType = {
  dayOfWeek: 'Sunday' | 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday'
  startTime: string
  @minValue(4)
  @maxValue(24)
  durationHours: int
  utcOffset: string
}

@export()
type clusterType = {
  name: string
  dnsPrefix: string
  nodeResourceGroup: string

  @description('Name of the control plane identity.')
  identityName: string

  kubernetesVersion: string
  tier: 'Free' | 'Standard' | 'Premium'
  privateCluster: bool

  @description('Ranges that may reach a public API server.')
  authorizedIpRanges: string[]?

  @description('Entra ID and Azure RBAC decide who may do what; local accounts are off.')
  entra: bool

  network: {
    @description('Pods get addresses of their own range, or of the node subnet.')
    mode: 'overlay' | 'vnet'
    policy: 'azure' | 'cilium' | 'calico'
    podCidr: string?
    serviceCidr: string
    dnsServiceIp: string
    outbound: 'loadBalancer' | 'userAssignedNATGateway' | 'userDefinedRouting'
  }

  @description('Node pools by name.')
  pools: { *: poolType }

  hostEncryption: bool
  upgradeChannel: 'none' | 'patch' | 'stable' | 'rapid' | 'node-image'
  nodeOsUpgradeChannel: 'None' | 'Unmanaged' | 'SecurityPatch' | 'NodeImage'
  maintenance: maintenanceType?

  @description('Secrets Store CSI driver with the Key Vault provider.')
  keyVaultSecrets: bool

  @description('Managed NGINX ingress.')
  appRouting: bool

  @description('KEDA add-on, for services that scale by the length of a queue.')
  keda: bool

  containerInsights: bool
  managedPrometheus: bool
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The cluster.')
param cluster clusterType

@description('Name of the virtual network of the nodes.')
param virtualNetworkName string

@description('Resource ids of the subnets, by name.')
param subnetIds { *: string }

@description('Object id of the Entra group that administers the cluster.')
param adminGroupObjectId string?

@description('Application Gateway that the ingress controller add-on steers.')
param applicationGatewayId string?

@description('Log Analytics workspace for the logs.')
param workspaceId string?

var networkContributor = '4d97b98b-1d4f-4787-a291-c67834d212e7'
var systemPools = filter(items(cluster.pools), pool => pool.value.mode == 'System')
var userPools = filter(items(cluster.pools), pool => pool.value.mode == 'User')
var nodeSubnets = union(map(items(cluster.pools), pool => pool.value.subnet), [])
var maintenanceKinds = cluster.?maintenance == null
  ? []
  : [
      'aksManagedAutoUpgradeSchedule'
      'aksManagedNodeOSUpgradeSchedule'
    ]
var controlPlaneLogs = [
  'kube-apiserver'
  'kube-audit-admin'
  'kube-controller-manager'
  'kube-scheduler'
  'cluster-autoscaler'
  'guard'
]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: cluster.identityName
  location: location
  tags: tags
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: virtualNetworkName
}

resource subnets 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' existing = [
  for subnet in nodeSubnets: {
    parent: virtualNetwork
    name: subnet
  }
]

resource subnetAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (subnet, i) in nodeSubnets: {
    scope: subnets[i]
    name: guid(subnets[i].id, identity.id, networkContributor)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', networkContributor)
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource managedCluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: cluster.name
  location: location
  tags: tags
  sku: {
    name: 'Base'
    tier: cluster.tier
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  // The control plane joins the nodes to the subnets with its identity: the roles come first.
  dependsOn: [
    subnetAccess
  ]
  properties: {
    kubernetesVersion: cluster.kubernetesVersion
    supportPlan: cluster.tier == 'Premium' ? 'AKSLongTermSupport' : 'KubernetesOfficial'
    dnsPrefix: cluster.dnsPrefix
    nodeResourceGroup: cluster.nodeResourceGroup
    nodeResourceGroupProfile: {
      restrictionLevel: 'ReadOnly'
    }
    enableRBAC: true
    disableLocalAccounts: cluster.entra
    aadProfile: cluster.entra
      ? {
          managed: true
          enableAzureRBAC: true
          adminGroupObjectIDs: adminGroupObjectId == null ? [] : [adminGroupObjectId ?? '']
        }
      : null
    apiServerAccessProfile: {
      enablePrivateCluster: cluster.privateCluster
      enablePrivateClusterPublicFQDN: cluster.privateCluster ? false : null
      privateDNSZone: cluster.privateCluster ? 'system' : null
      authorizedIPRanges: cluster.privateCluster ? null : cluster.?authorizedIpRanges
    }
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: cluster.network.mode == 'overlay' ? 'overlay' : null
      networkDataplane: cluster.network.policy == 'cilium' ? 'cilium' : 'azure'
      networkPolicy: cluster.network.policy
      podCidr: cluster.network.?podCidr
      serviceCidr: cluster.network.serviceCidr
      dnsServiceIP: cluster.network.dnsServiceIp
      outboundType: cluster.network.outbound
      loadBalancerSku: 'standard'
    }
    agentPoolProfiles: [
      for pool in systemPools: {
        name: pool.key
        mode: pool.value.mode
        type: 'VirtualMachineScaleSets'
        vmSize: pool.value.vmSize
        count: pool.value.count
        enableAutoScaling: pool.value.?autoscale != null
        minCount: pool.value.?autoscale.?min
        maxCount: pool.value.?autoscale.?max
        maxPods: pool.value.maxPods
        availabilityZones: pool.value.?zones
        nodeTaints: pool.value.taints
        nodeLabels: pool.value.labels
        osType: 'Linux'
        osSKU: 'AzureLinux'
        osDiskType: pool.value.osDiskType
        osDiskSizeGB: pool.value.?osDiskSizeGB
        vnetSubnetID: subnetIds[pool.value.subnet]
        enableEncryptionAtHost: cluster.hostEncryption
        orchestratorVersion: cluster.kubernetesVersion
        upgradeSettings: {
          maxSurge: pool.value.?maxSurge
        }
      }
    ]
    autoUpgradeProfile: {
      upgradeChannel: cluster.upgradeChannel
      nodeOSUpgradeChannel: cluster.nodeOsUpgradeChannel
    }
    oidcIssuerProfile: {
      enabled: true
    }
    securityProfile: {
      workloadIdentity: {
        enabled: true
      }
      imageCleaner: {
        enabled: true
        intervalHours: 168
      }
    }
    ingressProfile: {
      webAppRouting: {
        enabled: cluster.appRouting
      }
    }
    workloadAutoScalerProfile: {
      keda: {
        enabled: cluster.keda
      }
    }
    azureMonitorProfile: {
      metrics: {
        enabled: cluster.managedPrometheus
      }
    }
    addonProfiles: {
      azurepolicy: {
        enabled: true
      }
      kubeDashboard: {
        enabled: false
      }
      azureKeyvaultSecretsProvider: {
        enabled: cluster.keyVaultSecrets
        config: cluster.keyVaultSecrets
          ? {
              enableSecretRotation: 'true'
              rotationPollInterval: '2m'
            }
          : null
      }
      omsagent: {
        enabled: cluster.containerInsights
        config: cluster.containerInsights
          ? {
              logAnalyticsWorkspaceResourceID: workspaceId ?? ''
              useAADAuth: 'true'
            }
          : null
      }
      ingressApplicationGateway: {
        enabled: applicationGatewayId != null
        config: applicationGatewayId == null
          ? null
          : {
              applicationGatewayId: applicationGatewayId ?? ''
            }
      }
    }
  }
}

resource pools 'Microsoft.ContainerService/managedClusters/agentPools@2025-10-01' = [
  for pool in userPools: {
    parent: managedCluster
    name: pool.key
    properties: {
      mode: pool.value.mode
      type: 'VirtualMachineScaleSets'
      vmSize: pool.value.vmSize
      count: pool.value.count
      enableAutoScaling: pool.value.?autoscale != null
      minCount: pool.value.?autoscale.?min
      maxCount: pool.value.?autoscale.?max
      maxPods: pool.value.maxPods
      availabilityZones: pool.value.?zones
      scaleSetPriority: pool.value.spot ? 'Spot' : 'Regular'
      scaleSetEvictionPolicy: pool.value.spot ? 'Delete' : null
      spotMaxPrice: pool.value.spot ? -1 : null
      nodeTaints: pool.value.taints
      nodeLabels: pool.value.labels
      osType: 'Linux'
      osSKU: 'AzureLinux'
      osDiskType: pool.value.osDiskType
      osDiskSizeGB: pool.value.?osDiskSizeGB
      vnetSubnetID: subnetIds[pool.value.subnet]
      enableEncryptionAtHost: cluster.hostEncryption
      orchestratorVersion: cluster.kubernetesVersion
      upgradeSettings: pool.value.spot
        ? null
        : {
            maxSurge: pool.value.?maxSurge
          }
      tags: tags
    }
  }
]

resource maintenance 'Microsoft.ContainerService/managedClusters/maintenanceConfigurations@2025-10-01' = [
  for kind in maintenanceKinds: {
    parent: managedCluster
    name: kind
    properties: {
      maintenanceWindow: {
        schedule: {
          weekly: {
            intervalWeeks: 1
            dayOfWeek: cluster.?maintenance.?dayOfWeek ?? 'Sunday'
          }
        }
        startTime: cluster.?maintenance.?startTime ?? '00:00'
        durationHours: cluster.?maintenance.?durationHours ?? 4
        utcOffset: cluster.?maintenance.?utcOffset
      }
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: managedCluster
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      for category in controlPlaneLogs: {
        category: category
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the cluster.')
output id string = managedCluster.id

@description('Name of the cluster.')
output name string = managedCluster.name

@description('Issuer that federated credentials trust.')
output oidcIssuerUrl string = managedCluster.properties.oidcIssuerProfile.issuerURL

@description('Object id of the identity that pulls images.')
output kubeletObjectId string = managedCluster.properties.identityProfile.kubeletidentity.objectId

@description('Object id of the identity that steers the Application Gateway.')
output ingressObjectId string? = managedCluster.properties.addonProfiles.?ingressApplicationGateway.?identity.?objectId
