using './main.bicep'

param location = 'koreacentral'

param resourceGroupName = 'kt-event-prod'

param tags = {
  system: 'kt-event-marketing'
  environment: 'prod'
  owner: 'kt-event-team'
}

param lockName = 'lock-kt-event-prod'

param adminGroup = {
  objectId: readEnvironmentVariable('ADMIN_GROUP_OBJECT_ID')
  name: readEnvironmentVariable('ADMIN_GROUP_NAME')
}

param secretValues = {
  'database-password': readEnvironmentVariable('DATABASE_PASSWORD')
  'jwt-signing-key': readEnvironmentVariable('JWT_SIGNING_KEY')
}

param network = {
  name: 'kt-event-vnet-prod'
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
            '5671'
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
            '5671'
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
  }
}

param privateDnsZones = [
  'privatelink.blob.core.windows.net'
  'privatelink.postgres.database.azure.com'
  'privatelink.redis.cache.windows.net'
  'privatelink.servicebus.windows.net'
  'privatelink.vaultcore.azure.net'
]

param monitoring = {
  publicIngestion: true
  publicQuery: true
  workspace: {
    name: 'kt-event-workspace-prod'
    retentionInDays: 30
    dailyQuotaGb: -1
  }
  applicationInsights: {
    name: 'kt-event-appinsights-prod'
    samplingPercentage: 100
  }
  metricsWorkspace: {
    name: 'kt-event-amw-prod'
  }
  queries: {
    errors: {
      displayName: 'errors'
      query: 'ContainerLogV2\n| where LogLevel == "error"\n| summarize count() by PodNamespace, ContainerName\n'
    }
  }
}

param identities = {
  'user-service': {
    name: 'kt-event-identity-user-service'
    namespace: 'prod'
    serviceAccount: 'user-service-sa'
    scaledByQueues: false
  }
  'event-service': {
    name: 'kt-event-identity-event-service'
    namespace: 'prod'
    serviceAccount: 'event-service-sa'
    scaledByQueues: false
  }
  'content-service': {
    name: 'kt-event-identity-content-service'
    namespace: 'prod'
    serviceAccount: 'content-service-sa'
    scaledByQueues: false
  }
  'ai-service': {
    name: 'kt-event-identity-ai-service'
    namespace: 'prod'
    serviceAccount: 'ai-service-sa'
    scaledByQueues: false
  }
  'participation-service': {
    name: 'kt-event-identity-participation-service'
    namespace: 'prod'
    serviceAccount: 'participation-service-sa'
    scaledByQueues: false
  }
  'analytics-service': {
    name: 'kt-event-identity-analytics-service'
    namespace: 'prod'
    serviceAccount: 'analytics-service-sa'
    scaledByQueues: false
  }
  'distribution-service': {
    name: 'kt-event-identity-distribution-service'
    namespace: 'prod'
    serviceAccount: 'distribution-service-sa'
    scaledByQueues: false
  }
}

param keyVault = {
  name: 'kt-event-keyvault-prod'
  sku: 'premium'
  softDeleteRetentionInDays: 30
  purgeProtection: true
  enabledForDeployment: true
  enabledForDiskEncryption: true
  enabledForTemplateDeployment: true
  readers: [
    'user-service'
    'event-service'
    'content-service'
    'ai-service'
    'participation-service'
    'analytics-service'
    'distribution-service'
  ]
  secretLifetimeInDays: 365
  privateEndpoint: {
    name: 'kt-event-pep-prod-key-vault'
    subnet: 'snet-endpoints'
    zone: 'privatelink.vaultcore.azure.net'
  }
}

param publicIp = {
  name: 'kt-event-pip-prod'
  domainNamePrefix: 'kt-event-agw-prod'
  zones: [
    '1'
    '2'
    '3'
  ]
}

param gateway = {
  name: 'kt-event-agw-prod'
  identityName: 'id-kt-event-agw-prod'
  subnet: 'snet-gateway'
  minCapacity: 2
  maxCapacity: 10
  zones: [
    '1'
    '2'
    '3'
  ]
  certificate: 'ssl-wildcard-cert'
  minTlsVersion: '1.2'
  probe: {
    path: '/actuator/health/readiness'
    intervalInSeconds: 10
    timeoutInSeconds: 10
    unhealthyThreshold: 3
  }
  steeredByCluster: true
  host: 'kt-event.example.com'
  waf: {
    policyName: 'kt-event-waf-policy'
    mode: 'Prevention'
    disabledRules: {
      'REQUEST-920-PROTOCOL-ENFORCEMENT': [
        '920230'
      ]
    }
    blockedCountries: []
    ruleSetType: 'OWASP'
    ruleSetVersion: '3.2'
    rateLimit: {
      threshold: 100
      duration: 'OneMin'
    }
    maxUploadInMb: 100
    maxRequestBodyInKb: 128
  }
}

param certificateInVault = bool(readEnvironmentVariable('CERTIFICATE_IN_VAULT', 'true'))

param frontDoor = {
  name: 'kt-event-afd-prod'
  endpointName: 'kt-event-afd-prod'
  sku: 'Standard_AzureFrontDoor'
  domain: 'kt-event.example.com'
  originHost: 'origin.kt-event.example.com'
  probePath: '/actuator/health/readiness'
}

param cluster = {
  name: 'kt-event-aks-prod'
  dnsPrefix: 'kt-event-aks-prod'
  nodeResourceGroup: 'kt-event-prod-nodes'
  identityName: 'id-kt-event-aks-prod'
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
      count: 6
      autoscale: {
        min: 3
        max: 15
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
  }
  hostEncryption: true
  upgradeChannel: 'patch'
  nodeOsUpgradeChannel: 'NodeImage'
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
  name: 'kteventcrprod'
  sku: 'Premium'
  zoneRedundant: true
  replicas: []
}

param mainDbPostgresql = {
  name: 'kt-event-db'
  version: '15'
  sku: {
    name: 'Standard_D4s_v3'
    tier: 'GeneralPurpose'
  }
  storageSizeGB: 1024
  autoGrow: true
  highAvailability: 'ZoneRedundant'
  zone: '1'
  standbyZone: '2'
  backupRetentionDays: 35
  geoRedundantBackup: true
  privateEndpoint: {
    name: 'kt-event-pep-prod-main-db'
    subnet: 'snet-database'
    zone: 'privatelink.postgres.database.azure.com'
    ipAddress: '10.0.2.10'
  }
  databases: [
    'kt_event_marketing'
  ]
  settings: {
    require_secure_transport: 'on'
    ssl_min_protocol_version: 'TLSv1.2'
    max_connections: '859'
  }
  replicas: {
    'kt-event-db-read': {
      key: 'read'
      location: 'koreacentral'
      sku: {
        name: 'Standard_D2s_v3'
        tier: 'GeneralPurpose'
      }
      privateEndpoint: {
        name: 'kt-event-pep-prod-main-db-read'
        subnet: 'snet-database'
        zone: 'privatelink.postgres.database.azure.com'
      }
    }
    'kt-event-db-dr': {
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
  name: 'kt-event-redis-prod'
  sku: {
    name: 'Premium'
    family: 'P'
    capacity: 2
  }
  replicasPerPrimary: 3
  zones: [
    '1'
    '2'
    '3'
  ]
  minTlsVersion: '1.2'
  evictionPolicy: 'allkeys-lru'
  settings: {}
  persistence: {
    kind: 'rdb'
    identityName: 'id-kt-event-redis-prod'
    rdbFrequencyInMinutes: '15'
    rdbSnapshots: 1
  }
  privateEndpoint: {
    name: 'kt-event-pep-prod-cache'
    subnet: 'snet-cache'
    zone: 'privatelink.redis.cache.windows.net'
  }
  passwordSecret: 'redis-auth-key'
  maintenance: {
    dayOfWeek: 'Saturday'
    startHourUtc: 17
  }
}

param mediaStorage = {
  name: 'kteventstprod'
  sku: 'Standard_GRS'
  accessTier: 'Hot'
  containers: [
    'event-media'
  ]
  softDeleteRetentionInDays: 7
  lifecycle: {
    coolAfterDays: 30
    archiveAfterDays: 90
    deleteAfterDays: 365
  }
  privateEndpoint: {
    name: 'kt-event-pep-prod-media'
    subnet: 'snet-endpoints'
    zone: 'privatelink.blob.core.windows.net'
  }
  writers: [
    'content-service'
  ]
  readers: [
    'distribution-service'
  ]
}

param serviceBus = {
  name: 'kt-event-servicebus-prod'
  sku: 'Premium'
  messagingUnits: 1
  queues: {
    'ai-event-generation': {
      maxSizeInMegabytes: 5120
      maxDeliveryCount: 10
      lockDuration: 'PT1M'
      deadLetteringOnMessageExpiration: true
      duplicateDetectionWindow: 'PT10M'
      senders: [
        'event-service'
      ]
      receivers: [
        'ai-service'
      ]
      scalers: []
    }
  }
  topics: {}
  privateEndpoint: {
    name: 'kt-event-pep-prod-messaging'
    subnet: 'snet-endpoints'
    zone: 'privatelink.servicebus.windows.net'
  }
}

param alerts = {
  channels: {
    operators: {
      name: 'kt-event-alerts'
      shortName: 'operators'
      emails: [
        'ops@example.com'
      ]
      sms: []
      webhooks: []
    }
  }
  metricAlerts: {
    'high-cpu-alert': {
      description: 'high-cpu-alert'
      channels: [
        'operators'
      ]
      target: 'cluster'
      namespace: 'Microsoft.ContainerService/managedClusters'
      metric: 'node_cpu_usage_percentage'
      aggregation: 'Average'
      operator: 'GreaterThan'
      threshold: 80
      dimensions: {}
      severity: 2
      evaluationFrequency: 'PT1M'
      windowSize: 'PT5M'
    }
  }
  queryAlerts: {}
  healthAlerts: {
    'resource-health-alert': {
      description: 'resource-health-alert'
      channels: [
        'operators'
      ]
    }
  }
}

param backupVault = {
  name: 'kt-event-bvault-prod'
  redundancy: 'GeoRedundant'
  servers: {
    'kt-event-db': {
      weeks: 12
      months: 12
      years: 7
    }
  }
}

param budget = {
  name: 'kt-event-budget-prod'
  amount: 2933
}
