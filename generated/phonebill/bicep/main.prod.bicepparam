using './main.bicep'

param location = 'koreacentral'

param resourceGroupName = 'rg-phonebill-prod'

param tags = {
  system: 'phonebill'
  environment: 'prod'
  owner: 'phonebill-team'
}

param lockName = 'lock-rg-phonebill-prod'

param adminGroup = {
  objectId: readEnvironmentVariable('ADMIN_GROUP_OBJECT_ID')
  name: readEnvironmentVariable('ADMIN_GROUP_NAME')
}

param secretValues = {
  'jwt-signing-key': readEnvironmentVariable('JWT_SIGNING_KEY')
  'kos-api-credentials': readEnvironmentVariable('KOS_API_CREDENTIALS')
  'database-password': readEnvironmentVariable('DATABASE_PASSWORD')
  'teams-webhook-url': readEnvironmentVariable('TEAMS_WEBHOOK_URL')
}

param network = {
  name: 'vnet-phonebill-prod'
  addressPrefixes: [
    '10.0.0.0/16'
  ]
  subnets: {
    'snet-gateway': {
      addressPrefix: '10.0.4.0/24'
      securityGroupName: 'nsg-gateway'
      rules: {
        AllowHttpsFromFrontDoor: {
          description: '웹 트래픽'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            'AzureFrontDoor.Backend'
          ]
          destinations: [
            '10.0.4.0/24'
          ]
          ports: [
            '443'
          ]
        }
        AllowHttpFromFrontDoor: {
          description: 'HTTPS로 리다이렉트'
          priority: 110
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            'AzureFrontDoor.Backend'
          ]
          destinations: [
            '10.0.4.0/24'
          ]
          ports: [
            '80'
          ]
        }
        AllowGatewayManager: {
          description: 'Application Gateway 관리'
          priority: 120
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            'GatewayManager'
          ]
          destinations: [
            '*'
          ]
          ports: [
            '65200-65535'
          ]
        }
        AllowAzureLoadBalancer: {
          description: '상태 확인'
          priority: 130
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
      }
    }
    'snet-application': {
      addressPrefix: '10.0.1.0/24'
      securityGroupName: 'nsg-application'
      rules: {
        AllowBackendFromGateway: {
          description: 'Application Gateway에서 서비스로'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            '10.0.4.0/24'
          ]
          destinations: [
            '10.0.1.0/24'
          ]
          ports: [
            '8080'
          ]
        }
        AllowNodesFromApplication: {
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
        AllowToDatabase: {
          description: 'snet-database의 관리형 서비스'
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            '10.0.1.0/24'
          ]
          destinations: [
            '10.0.2.0/24'
          ]
          ports: [
            '5432'
          ]
        }
        AllowToCache: {
          description: 'snet-cache의 관리형 서비스'
          priority: 110
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            '10.0.1.0/24'
          ]
          destinations: [
            '10.0.3.0/24'
          ]
          ports: [
            '6380'
            '15000-15999'
          ]
        }
        AllowToEndpoints: {
          description: 'snet-endpoints의 관리형 서비스'
          priority: 120
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            '10.0.1.0/24'
          ]
          destinations: [
            '10.0.5.0/24'
          ]
          ports: [
            '443'
          ]
        }
        AllowNodesToApplication: {
          description: '노드와 Pod 사이'
          priority: 130
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
          priority: 140
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
          priority: 150
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
    'snet-database': {
      addressPrefix: '10.0.2.0/24'
      securityGroupName: 'nsg-database'
      rules: {
        AllowFromApplication: {
          description: '클러스터에서 프라이빗 엔드포인트로'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            '10.0.1.0/24'
          ]
          destinations: [
            '10.0.2.0/24'
          ]
          ports: [
            '5432'
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
      }
    }
    'snet-cache': {
      addressPrefix: '10.0.3.0/24'
      securityGroupName: 'nsg-cache'
      rules: {
        AllowFromApplication: {
          description: '클러스터에서 프라이빗 엔드포인트로'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            '10.0.1.0/24'
          ]
          destinations: [
            '10.0.3.0/24'
          ]
          ports: [
            '6380'
            '15000-15999'
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
      }
    }
    'snet-endpoints': {
      addressPrefix: '10.0.5.0/24'
      securityGroupName: 'nsg-endpoints'
      rules: {
        AllowFromApplication: {
          description: '클러스터에서 프라이빗 엔드포인트로'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            '10.0.1.0/24'
          ]
          destinations: [
            '10.0.5.0/24'
          ]
          ports: [
            '443'
          ]
        }
        'runner-push': {
          description: 'CI 러너의 이미지 업로드'
          priority: 1000
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sources: [
            '10.0.6.0/27'
          ]
          destinations: [
            '10.0.5.0/24'
          ]
          ports: [
            '443'
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
      }
    }
    'snet-delivery': {
      addressPrefix: '10.0.6.0/27'
      securityGroupName: 'nsg-delivery'
      rules: {
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
      }
    }
  }
}

param privateDnsZones = [
  'privatelink.azurecr.io'
  'privatelink.postgres.database.azure.com'
  'privatelink.redis.cache.windows.net'
  'privatelink.vaultcore.azure.net'
]

param monitoring = {
  publicIngestion: true
  publicQuery: true
  workspace: {
    name: 'law-phonebill-prod'
    retentionInDays: 90
    dailyQuotaGb: 5
  }
  applicationInsights: {
    name: 'appi-phonebill-prod'
    samplingPercentage: 10
  }
  metricsWorkspace: {
    name: 'amw-phonebill-prod'
  }
  queries: {
    'error-analysis': {
      displayName: 'error-analysis'
      query: 'ContainerLogV2\n| where LogLevel == "error" or tostring(LogMessage) contains "ERROR"\n| summarize count() by Computer, ContainerName\n'
    }
    'performance-analysis': {
      displayName: 'performance-analysis'
      query: 'Perf\n| where ObjectName == "K8SNode" and CounterName == "cpuUsageNanoCores"\n| summarize avg(CounterValue) by Computer\n'
    }
  }
}

param flowLog = {
  name: 'fl-vnet-phonebill-prod'
  watcherResourceGroup: 'NetworkWatcherRG'
  watcherName: 'NetworkWatcher_koreacentral'
  identityName: 'id-fl-vnet-phonebill-prod'
  retentionInDays: 90
}

param identities = {
  'auth-service': {
    name: 'phonebill-services-auth-service'
    namespace: 'phonebill-prod'
    serviceAccount: 'auth-service-sa'
    scaledByQueues: false
  }
  'bill-inquiry-service': {
    name: 'phonebill-services-bill-inquiry-service'
    namespace: 'phonebill-prod'
    serviceAccount: 'bill-inquiry-service-sa'
    scaledByQueues: false
  }
  'product-change-service': {
    name: 'phonebill-services-product-change-service'
    namespace: 'phonebill-prod'
    serviceAccount: 'product-change-service-sa'
    scaledByQueues: false
  }
  'kos-mock-service': {
    name: 'phonebill-services-kos-mock-service'
    namespace: 'phonebill-prod'
    serviceAccount: 'kos-mock-service-sa'
    scaledByQueues: false
  }
}

param keyVault = {
  name: 'kv-phonebill-prod'
  sku: 'premium'
  softDeleteRetentionInDays: 90
  purgeProtection: true
  enabledForDeployment: false
  enabledForDiskEncryption: false
  enabledForTemplateDeployment: false
  readers: [
    'auth-service'
    'bill-inquiry-service'
    'product-change-service'
    'kos-mock-service'
  ]
  secretLifetimeInDays: 90
  privateEndpoint: {
    name: 'pep-phonebill-prod-key-vault'
    subnet: 'snet-endpoints'
    zone: 'privatelink.vaultcore.azure.net'
  }
}

param publicIp = {
  name: 'pip-phonebill-prod'
  domainNamePrefix: 'agw-phonebill-prod'
  zones: [
    '1'
    '2'
    '3'
  ]
}

param gateway = {
  name: 'agw-phonebill-prod'
  identityName: 'id-agw-phonebill-prod'
  subnet: 'snet-gateway'
  minCapacity: 2
  maxCapacity: 10
  zones: [
    '1'
    '2'
    '3'
  ]
  privateIpAddress: '10.0.4.10'
  certificate: 'ssl-wildcard-cert'
  minTlsVersion: '1.2'
  probe: {
    path: '/actuator/health/readiness'
    intervalInSeconds: 30
    timeoutInSeconds: 30
    unhealthyThreshold: 3
  }
  steeredByCluster: true
  host: 'phonebill.example.com'
  waf: {
    policyName: 'waf-phonebill-prod'
    mode: 'Prevention'
    disabledRules: {}
    blockedCountries: []
    ruleSetType: 'OWASP'
    ruleSetVersion: '3.2'
    rateLimit: {
      threshold: 100
      duration: 'OneMin'
    }
  }
}

param certificateInVault = bool(readEnvironmentVariable('CERTIFICATE_IN_VAULT', 'true'))

param frontDoor = {
  name: 'afd-phonebill-prod'
  endpointName: 'afd-phonebill-prod'
  sku: 'Premium_AzureFrontDoor'
  domain: 'phonebill.example.com'
  originHost: 'origin.phonebill.example.com'
  probePath: '/actuator/health/readiness'
  waf: {
    policyName: 'wafafdphonebillprod'
    mode: 'Prevention'
    disabledRules: {}
    blockedCountries: []
    ruleSet: {
      type: 'Microsoft_DefaultRuleSet'
      version: '2.1'
    }
  }
}

param cluster = {
  name: 'aks-phonebill-prod'
  dnsPrefix: 'aks-phonebill-prod'
  nodeResourceGroup: 'rg-phonebill-prod-nodes'
  identityName: 'id-aks-phonebill-prod'
  kubernetesVersion: '1.36'
  tier: 'Standard'
  privateCluster: true
  entra: true
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
      vmSize: 'Standard_D2s_v3'
      subnet: 'snet-application'
      count: 3
      autoscale: {
        min: 3
        max: 5
      }
      maxPods: 50
      zones: [
        '1'
        '2'
        '3'
      ]
      spot: false
      taints: []
      labels: {}
      osDiskType: 'Managed'
      osDiskSizeGB: 128
      maxSurge: '10%'
    }
    apps: {
      mode: 'User'
      vmSize: 'Standard_D4s_v3'
      subnet: 'snet-application'
      count: 3
      autoscale: {
        min: 3
        max: 10
      }
      maxPods: 50
      zones: [
        '1'
        '2'
        '3'
      ]
      spot: false
      taints: [
        'application-workload=true:NoSchedule'
      ]
      labels: {}
      osDiskType: 'Managed'
      osDiskSizeGB: 128
      maxSurge: '10%'
    }
  }
  hostEncryption: true
  upgradeChannel: 'patch'
  nodeOsUpgradeChannel: 'SecurityPatch'
  maintenance: {
    dayOfWeek: 'Sunday'
    startTime: '02:00'
    durationHours: 4
    utcOffset: '+09:00'
  }
  keyVaultSecrets: true
  appRouting: false
  keda: false
  containerInsights: true
  managedPrometheus: true
}

param registry = {
  name: 'crphonebillprod2yr5i'
  sku: 'Premium'
  zoneRedundant: true
  replicas: [
    'koreasouth'
  ]
  privateEndpoint: {
    name: 'pep-phonebill-prod-registry'
    subnet: 'snet-endpoints'
    zone: 'privatelink.azurecr.io'
  }
}

param mainDbPostgresql = {
  name: 'phonebill-postgresql'
  version: '16'
  sku: {
    name: 'Standard_D4s_v3'
    tier: 'GeneralPurpose'
  }
  storageSizeGB: 256
  autoGrow: true
  highAvailability: 'ZoneRedundant'
  zone: '1'
  standbyZone: '2'
  backupRetentionDays: 35
  geoRedundantBackup: true
  privateEndpoint: {
    name: 'pep-phonebill-prod-main-db'
    subnet: 'snet-database'
    zone: 'privatelink.postgres.database.azure.com'
    ipAddress: '10.0.2.10'
  }
  databases: [
    'phonebill'
  ]
  settings: {
    require_secure_transport: 'on'
    ssl_min_protocol_version: 'TLSv1.2'
    max_connections: '859'
  }
  replicas: {
    'phonebill-postgresql-read': {
      key: 'read'
      location: 'koreacentral'
      sku: {
        name: 'Standard_D2s_v3'
        tier: 'GeneralPurpose'
      }
      privateEndpoint: {
        name: 'pep-phonebill-prod-main-db-read'
        subnet: 'snet-database'
        zone: 'privatelink.postgres.database.azure.com'
        ipAddress: '10.0.2.20'
      }
    }
    'phonebill-postgresql-dr': {
      key: 'dr'
      location: 'koreasouth'
      sku: {
        name: 'Standard_D4s_v3'
        tier: 'GeneralPurpose'
      }
    }
  }
  administratorLogin: 'pgadmin'
  passwordSecret: 'database-password'
  maintenance: {
    dayOfWeek: 6
    startHour: 17
    startMinute: 0
  }
}

param cacheRedis = {
  name: 'phonebill-redis'
  sku: {
    name: 'Premium'
    family: 'P'
    capacity: 2
  }
  shards: 3
  replicasPerPrimary: 1
  zones: [
    '1'
    '2'
  ]
  minTlsVersion: '1.2'
  evictionPolicy: 'allkeys-lru'
  settings: {}
  persistence: {
    kind: 'rdb'
    identityName: 'id-phonebill-redis'
    rdbFrequencyInMinutes: '60'
    rdbSnapshots: 1
  }
  privateEndpoint: {
    name: 'pep-phonebill-prod-cache'
    subnet: 'snet-cache'
    zone: 'privatelink.redis.cache.windows.net'
    ipAddress: '10.0.3.10'
  }
  passwordSecret: 'redis-auth-key'
  maintenance: {
    dayOfWeek: 'Saturday'
    startHourUtc: 17
  }
}

param alerts = {
  channels: {
    'ops-teams': {
      name: 'ag-phonebill-prod-ops-teams'
      shortName: 'opsteams'
      emails: []
      sms: []
      webhooks: [
        'teams-webhook-url'
      ]
    }
    'ops-mail': {
      name: 'ag-phonebill-prod-ops-mail'
      shortName: 'opsmail'
      emails: [
        'ops@example.com'
      ]
      sms: []
      webhooks: []
    }
  }
  metricAlerts: {
    'high-cpu-usage': {
      description: 'HPA와 노드 풀의 최댓값 점검'
      channels: [
        'ops-teams'
      ]
      target: 'cluster'
      namespace: 'Microsoft.ContainerService/managedClusters'
      metric: 'node_cpu_usage_percentage'
      aggregation: 'Average'
      operator: 'GreaterThan'
      threshold: 85
      dimensions: {}
      severity: 2
      evaluationFrequency: 'PT1M'
      windowSize: 'PT15M'
    }
    'high-memory-usage': {
      description: 'high-memory-usage'
      channels: [
        'ops-teams'
      ]
      target: 'cluster'
      namespace: 'Microsoft.ContainerService/managedClusters'
      metric: 'node_memory_working_set_percentage'
      aggregation: 'Average'
      operator: 'GreaterThan'
      threshold: 90
      dimensions: {}
      severity: 2
      evaluationFrequency: 'PT1M'
      windowSize: 'PT5M'
    }
  }
  queryAlerts: {
    'high-error-rate': {
      description: 'high-error-rate'
      channels: [
        'ops-teams'
        'ops-mail'
      ]
      operator: 'GreaterThan'
      target: 'applicationInsights'
      query: 'requests | summarize value = 100.0 * countif(success == false) / count()'
      threshold: 5
      severity: 1
      evaluationFrequency: 'PT5M'
      windowSize: 'PT5M'
    }
    'high-response-time': {
      description: 'high-response-time'
      channels: [
        'ops-teams'
      ]
      operator: 'GreaterThan'
      target: 'applicationInsights'
      query: 'requests | summarize value = percentile(duration, 95)'
      threshold: 3000
      severity: 1
      evaluationFrequency: 'PT5M'
      windowSize: 'PT5M'
    }
    'pod-crash-loop': {
      description: 'pod-crash-loop'
      channels: [
        'ops-teams'
      ]
      operator: 'GreaterThan'
      target: 'workspace'
      query: 'KubePodInventory | where Namespace == "phonebill-prod" | summarize restarts = max(PodRestartCount) - min(PodRestartCount) by Name | summarize value = max(restarts)'
      threshold: 5
      severity: 1
      evaluationFrequency: 'PT5M'
      windowSize: 'PT10M'
    }
    'kos-errors': {
      description: '운영팀'
      channels: [
        'ops-teams'
      ]
      operator: 'GreaterThan'
      target: 'applicationInsights'
      query: 'requests | where cloud_RoleName == "kos-mock-service" | summarize value = 100.0 * countif(success == false) / count()'
      threshold: 5
      severity: 2
      evaluationFrequency: 'PT5M'
      windowSize: 'PT5M'
    }
    'kos-slow': {
      description: 'KOS-Mock의 HPA 동작 확인'
      channels: [
        'ops-teams'
      ]
      operator: 'GreaterThan'
      target: 'applicationInsights'
      query: 'requests | where cloud_RoleName == "kos-mock-service" | summarize value = percentile(duration, 95)'
      threshold: 1000
      severity: 2
      evaluationFrequency: 'PT5M'
      windowSize: 'PT5M'
    }
  }
  healthAlerts: {}
}

param budget = {
  name: 'budget-phonebill-prod'
  amount: 5000
}
