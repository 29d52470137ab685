using './main.bicep'

param location = 'koreacentral'

param resourceGroupName = 'rg-minimal-dev'

param tags = {
  system: 'minimal'
  environment: 'dev'
}

param adminGroup = {
  objectId: readEnvironmentVariable('ADMIN_GROUP_OBJECT_ID')
  name: readEnvironmentVariable('ADMIN_GROUP_NAME')
}

param network = {
  name: 'vnet-minimal-dev'
  addressPrefixes: [
    '10.0.0.0/16'
  ]
  subnets: {
    'snet-nodes': {
      addressPrefix: '10.0.1.0/24'
      securityGroupName: 'nsg-nodes'
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
            '10.0.1.0/24'
          ]
          ports: [
            '80'
            '443'
          ]
        }
        AllowNodesFromNodes: {
          description: '노드와 Pod 사이'
          priority: 110
          direction: 'Inbound'
          access: 'Allow'
          protocol: '*'
          sources: [
            '10.0.1.0/24'
          ]
          destinations: [
            '10.0.1.0/24'
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
        AllowNodesToNodes: {
          description: '노드와 Pod 사이'
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: '*'
          sources: [
            '10.0.1.0/24'
          ]
          destinations: [
            '10.0.1.0/24'
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
            '10.0.1.0/24'
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
            '10.0.1.0/24'
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

param cluster = {
  name: 'aks-minimal-dev'
  dnsPrefix: 'aks-minimal-dev'
  nodeResourceGroup: 'rg-minimal-dev-nodes'
  identityName: 'id-aks-minimal-dev'
  kubernetesVersion: '1.36'
  tier: 'Free'
  privateCluster: false
  entra: true
  network: {
    mode: 'overlay'
    policy: 'cilium'
    podCidr: '10.244.0.0/16'
    serviceCidr: '10.100.0.0/16'
    dnsServiceIp: '10.100.0.10'
    outbound: 'loadBalancer'
  }
  pools: {
    system: {
      mode: 'System'
      vmSize: 'Standard_D4as_v5'
      subnet: 'snet-nodes'
      count: 1
      maxPods: 50
      zones: [
        '1'
      ]
      spot: false
      taints: []
      labels: {}
      osDiskType: 'Managed'
      maxSurge: '10%'
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

param budget = {
  name: 'budget-minimal-dev'
  amount: 195
}
