using './main.bicep'

param location = 'koreacentral'

param resourceGroupName = 'phonebill-dev-rg'

param tags = {
  system: 'phonebill'
  environment: 'dev'
  owner: 'phonebill-team'
}

param secretValues = {}

param network = {
  name: 'phonebill-vnet-dev'
  addressPrefixes: [
    '10.0.0.0/16'
  ]
  subnets: {
    'snet-application': {
      addressPrefix: '10.0.2.0/24'
      securityGroupName: 'nsg-application'
      rules: {
        AllowWebFromInternet: {
          description: '인그레스 컨트롤러로 들어오는 웹 트래픽'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            'Internet'
          ]
          destinations: [
            '10.0.2.0/24'
          ]
          ports: [
            '80'
            '443'
          ]
        }
        AllowNodesFromApplication: {
          description: '노드와 Pod 사이'
          priority: 110
          direction: 'Inbound'
          access: 'Allow'
          protocol: '*'
          sources: [
            '10.0.2.0/24'
          ]
          destinations: [
            '10.0.2.0/24'
          ]
          ports: [
            '*'
          ]
        }
        AllowAzureLoadBalancer: {
          description: '상태 확인'
          priority: 120
          direction: 'Inbound'
          access: 'Allow'
          protocol: '*'
          sources: [
            'AzureLoadBalancer'
          ]
          destinations: [
            '*'
          ]
          ports: [
            '*'
          ]
        }
        DenyAllInbound: {
          description: '그 외 수신 거부'
          priority: 4096
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sources: [
            '*'
          ]
          destinations: [
            '*'
          ]
          ports: [
            '*'
          ]
        }
        AllowNodesToApplication: {
          description: '노드와 Pod 사이'
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: '*'
          sources: [
            '10.0.2.0/24'
          ]
          destinations: [
            '10.0.2.0/24'
          ]
          ports: [
            '*'
          ]
        }
        AllowAzureCloud: {
          description: 'AKS 제어 영역, 이미지, 모니터링'
          priority: 110
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            '10.0.2.0/24'
          ]
          destinations: [
            'AzureCloud'
          ]
          ports: [
            '443'
          ]
        }
        AllowHttpsToInternet: {
          description: '외부 시스템 호출'
          priority: 120
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            '10.0.2.0/24'
          ]
          destinations: [
            'Internet'
          ]
          ports: [
            '443'
          ]
        }
        DenyVnetOutbound: {
          description: '그 외 VNet 내부 송신 거부'
          priority: 4096
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sources: [
            'VirtualNetwork'
          ]
          destinations: [
            'VirtualNetwork'
          ]
          ports: [
            '*'
          ]
        }
      }
    }
  }
}

param privateDnsZones = []

param identities = {}

param certificateInVault = false

param cluster = {
  name: 'phonebill-dev-aks'
  dnsPrefix: 'phonebill-dev-aks'
  nodeResourceGroup: 'phonebill-dev-rg-nodes'
  identityName: 'id-phonebill-dev-aks'
  kubernetesVersion: '1.36'
  tier: 'Free'
  privateCluster: false
  entra: false
  network: {
    mode: 'overlay'
    policy: 'azure'
    podCidr: '10.244.0.0/16'
    serviceCidr: '10.100.0.0/16'
    dnsServiceIp: '10.100.0.10'
    outbound: 'loadBalancer'
  }
  pools: {
    system: {
      mode: 'System'
      vmSize: 'Standard_D2as_v5'
      subnet: 'snet-application'
      count: 1
      maxPods: 30
      zones: [
        '1'
      ]
      spot: false
      taints: []
      labels: {}
      osDiskType: 'Managed'
      osDiskSizeGB: 64
      maxSurge: '10%'
    }
    apps: {
      mode: 'User'
      vmSize: 'Standard_D2as_v5'
      subnet: 'snet-application'
      count: 1
      maxPods: 30
      zones: [
        '1'
      ]
      spot: true
      taints: [
        'kubernetes.azure.com/scalesetpriority=spot:NoSchedule'
      ]
      labels: {}
      osDiskType: 'Managed'
      osDiskSizeGB: 64
    }
  }
  hostEncryption: true
  upgradeChannel: 'patch'
  nodeOsUpgradeChannel: 'NodeImage'
  keyVaultSecrets: false
  appRouting: false
  keda: false
  containerInsights: false
  managedPrometheus: false
}

param registry = {
  name: 'crphonebilldevpzfu6'
  sku: 'Basic'
  zoneRedundant: false
  replicas: []
}

param budget = {
  name: 'budget-phonebill-dev'
  amount: 155
}
