metadata description = 'Application Gateway v2 with its web application firewall policy and certificate.'

import { gatewayWafType } from 'gateway-waf.bicep'

@export()
type gatewayType = {
  name: string
  identityName: string

  @description('Name of the subnet.')
  subnet: string

  @minValue(0)
  @maxValue(125)
  minCapacity: int

  @minValue(2)
  @maxValue(125)
  maxCapacity: int

  zones: ('1' | '2' | '3')[]?

  @description('Fixed address of the frontend inside the network.')
  privateIpAddress: string?

  @description('Name of the certificate in the vault.')
  certificate: string?

  minTlsVersion: '1.2' | '1.3'

  @description('Path, seconds and counts of the probe of the backends.')
  probe: {
    path: string
    intervalInSeconds: int
    timeoutInSeconds: int
    unhealthyThreshold: int
  }

  @description('The ingress controller add-on of the cluster steers it.')
  steeredByCluster: bool

  @description('Host the backends answer to.')
  host: string?

  waf: gatewayWafType?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The gateway.')
param gateway gatewayType

@description('Resource ids of the subnets, by name.')
param subnetIds { *: string }

@description('Resource id of the public address.')
param publicIpId string

@description('Vault that holds the certificate.')
param keyVaultName string?

@description('Whether the vault holds the certificate already.')
param certificateInVault bool = true

@description('Front Door that alone may send requests here.')
param frontDoorId string?

@description('Log Analytics workspace for access and firewall logs.')
param workspaceId string?

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var certificate = keyVaultName == null || !certificateInVault ? null : gateway.?certificate

module wafPolicy 'gateway-waf.bicep' = if (gateway.?waf != null) {
  name: 'gateway-waf'
  params: {
    location: location
    tags: tags
    waf: gateway.waf!
    frontDoorId: frontDoorId
  }
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: gateway.identityName
  location: location
  tags: tags
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = if (keyVaultName != null) {
  name: keyVaultName ?? 'none'
}

resource certificateAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (keyVaultName != null) {
  scope: vault
  name: guid(vault.id, identity.id, secretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource applicationGateway 'Microsoft.Network/applicationGateways@2025-05-01' = {
  name: gateway.name
  location: location
  tags: tags
  zones: gateway.?zones
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  // The gateway reads the certificate with its identity: the role comes first.
  dependsOn: [
    certificateAccess
  ]
  properties: {
    sku: {
      name: gateway.?waf == null ? 'Standard_v2' : 'WAF_v2'
      tier: gateway.?waf == null ? 'Standard_v2' : 'WAF_v2'
    }
    autoscaleConfiguration: {
      minCapacity: gateway.minCapacity
      maxCapacity: gateway.maxCapacity
    }
    enableHttp2: true
    firewallPolicy: gateway.?waf == null
      ? null
      : {
          id: wafPolicy.?outputs.id ?? ''
        }
    sslPolicy: gateway.minTlsVersion == '1.3'
      ? {
          policyType: 'CustomV2'
          minProtocolVersion: 'TLSv1_3'
          cipherSuites: [
            'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'
            'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'
          ]
        }
      : {
          policyType: 'Predefined'
          policyName: 'AppGwSslPolicy20220101S'
        }
    gatewayIPConfigurations: [
      {
        name: 'subnet'
        properties: {
          subnet: {
            id: subnetIds[gateway.subnet]
          }
        }
      }
    ]
    frontendIPConfigurations: concat(
      [
        {
          name: 'public'
          properties: {
            publicIPAddress: {
              id: publicIpId
            }
          }
        }
      ],
      gateway.?privateIpAddress == null
        ? []
        : [
            {
              name: 'private'
              properties: {
                privateIPAllocationMethod: 'Static'
                privateIPAddress: gateway.?privateIpAddress
                subnet: {
                  id: subnetIds[gateway.subnet]
                }
              }
            }
          ]
    )
    frontendPorts: [
      {
        name: 'http'
        properties: {
          port: 80
        }
      }
      {
        name: 'https'
        properties: {
          port: 443
        }
      }
    ]
    sslCertificates: certificate == null
      ? []
      : [
          {
            name: certificate ?? ''
            properties: {
              keyVaultSecretId: '${vault!.properties.vaultUri}secrets/${certificate ?? ''}'
            }
          }
        ]
    // The ingress controller add-on adds the pools, probes and rules of the ingresses; until then the cluster is a pool without members.
    backendAddressPools: [
      {
        name: 'cluster'
      }
    ]
    probes: [
      {
        name: 'health'
        properties: {
          protocol: 'Http'
          path: gateway.probe.path
          host: gateway.?host
          pickHostNameFromBackendHttpSettings: gateway.?host == null
          interval: gateway.probe.intervalInSeconds
          timeout: gateway.probe.timeoutInSeconds
          unhealthyThreshold: gateway.probe.unhealthyThreshold
        }
      }
    ]
    backendHttpSettingsCollection: [
      {
        name: 'http'
        properties: {
          protocol: 'Http'
          port: 80
          cookieBasedAffinity: 'Disabled'
          requestTimeout: 30
          pickHostNameFromBackendAddress: gateway.?host == null
          hostName: gateway.?host
          probe: {
            id: resourceId('Microsoft.Network/applicationGateways/probes', gateway.name, 'health')
          }
        }
      }
    ]
    httpListeners: concat(
      [
        {
          name: 'http'
          properties: {
            protocol: 'Http'
            frontendIPConfiguration: {
              id: resourceId('Microsoft.Network/applicationGateways/frontendIPConfigurations', gateway.name, 'public')
            }
            frontendPort: {
              id: resourceId('Microsoft.Network/applicationGateways/frontendPorts', gateway.name, 'http')
            }
          }
        }
      ],
      certificate == null
        ? []
        : [
            {
              name: 'https'
              properties: {
                protocol: 'Https'
                frontendIPConfiguration: {
                  id: resourceId('Microsoft.Network/applicationGateways/frontendIPConfigurations', gateway.name, 'public')
                }
                frontendPort: {
                  id: resourceId('Microsoft.Network/applicationGateways/frontendPorts', gateway.name, 'https')
                }
                sslCertificate: {
                  id: resourceId('Microsoft.Network/applicationGateways/sslCertificates', gateway.name, certificate ?? '')
                }
              }
            }
          ]
    )
    redirectConfigurations: certificate == null
      ? []
      : [
          {
            name: 'to-https'
            properties: {
              redirectType: 'Permanent'
              includePath: true
              includeQueryString: true
              targetListener: {
                id: resourceId('Microsoft.Network/applicationGateways/httpListeners', gateway.name, 'https')
              }
            }
          }
        ]
    requestRoutingRules: certificate == null
      ? [
          {
            name: 'http'
            properties: {
              ruleType: 'Basic'
              priority: 100
              httpListener: {
                id: resourceId('Microsoft.Network/applicationGateways/httpListeners', gateway.name, 'http')
              }
              backendAddressPool: {
                id: resourceId('Microsoft.Network/applicationGateways/backendAddressPools', gateway.name, 'cluster')
              }
              backendHttpSettings: {
                id: resourceId('Microsoft.Network/applicationGateways/backendHttpSettingsCollection', gateway.name, 'http')
              }
            }
          }
        ]
      : [
          {
            name: 'https'
            properties: {
              ruleType: 'Basic'
              priority: 100
              httpListener: {
                id: resourceId('Microsoft.Network/applicationGateways/httpListeners', gateway.name, 'https')
              }
              backendAddressPool: {
                id: resourceId('Microsoft.Network/applicationGateways/backendAddressPools', gateway.name, 'cluster')
              }
              backendHttpSettings: {
                id: resourceId('Microsoft.Network/applicationGateways/backendHttpSettingsCollection', gateway.name, 'http')
              }
            }
          }
          {
            name: 'http-to-https'
            properties: {
              ruleType: 'Basic'
              priority: 200
              httpListener: {
                id: resourceId('Microsoft.Network/applicationGateways/httpListeners', gateway.name, 'http')
              }
              redirectConfiguration: {
                id: resourceId('Microsoft.Network/applicationGateways/redirectConfigurations', gateway.name, 'to-https')
              }
            }
          }
        ]
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (workspaceId != null) {
  scope: applicationGateway
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
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

@description('Resource id of the gateway.')
output id string = applicationGateway.id

@description('Name of the gateway.')
output name string = applicationGateway.name

@description('Name of the identity of the gateway.')
output identityName string = identity.name
