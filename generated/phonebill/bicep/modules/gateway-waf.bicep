metadata description = 'Web application firewall policy of an Application Gateway.'

@export()
type gatewayWafType = {
  policyName: string
  mode: 'Prevention' | 'Detection'
  ruleSetType: 'OWASP' | 'Microsoft_DefaultRuleSet'
  ruleSetVersion: string

  @description('Ids of the rules that are off, by rule group.')
  disabledRules: { *: string[] }

  @description('Requests a client may send in the period.')
  rateLimit: {
    threshold: int
    duration: 'OneMin' | 'FiveMins'
  }?

  @description('ISO codes of countries that are refused.')
  blockedCountries: string[]

  maxUploadInMb: int?
  maxRequestBodyInKb: int?
}

@description('Azure region.')
param location string

@description('Tags of all resources.')
param tags { *: string }

@description('The policy.')
param waf gatewayWafType

@description('Front Door that alone may send requests.')
param frontDoorId string?

var rateLimitRules = waf.?rateLimit == null
  ? []
  : [
      {
        name: 'RateLimit'
        priority: 20
        ruleType: 'RateLimitRule'
        action: 'Block'
        rateLimitThreshold: waf.?rateLimit.?threshold
        rateLimitDuration: waf.?rateLimit.?duration
        groupByUserSession: [
          {
            groupByVariables: [
              {
                // Behind Front Door every request comes from its addresses.
                variableName: frontDoorId == null ? 'ClientAddr' : 'ClientAddrXFFHeader'
              }
            ]
          }
        ]
        matchConditions: [
          {
            matchVariables: [
              {
                variableName: 'RequestUri'
              }
            ]
            operator: 'Any'
            negationConditon: false
            matchValues: []
          }
        ]
      }
    ]

var countryRules = empty(waf.blockedCountries)
  ? []
  : [
      {
        name: 'BlockCountries'
        priority: 30
        ruleType: 'MatchRule'
        action: 'Block'
        matchConditions: [
          {
            matchVariables: [
              {
                variableName: 'RemoteAddr'
              }
            ]
            operator: 'GeoMatch'
            negationConditon: false
            matchValues: waf.blockedCountries
          }
        ]
      }
    ]

var frontDoorRules = frontDoorId == null
  ? []
  : [
      {
        name: 'OnlyOwnFrontDoor'
        priority: 10
        ruleType: 'MatchRule'
        action: 'Block'
        matchConditions: [
          {
            matchVariables: [
              {
                variableName: 'RequestHeaders'
                selector: 'X-Azure-FDID'
              }
            ]
            operator: 'Equal'
            negationConditon: true
            matchValues: [
              frontDoorId
            ]
          }
        ]
      }
    ]

resource wafPolicy 'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies@2025-05-01' = {
  name: waf.policyName
  location: location
  tags: tags
  properties: {
    policySettings: {
      state: 'Enabled'
      mode: waf.mode
      requestBodyCheck: true
      fileUploadLimitInMb: waf.?maxUploadInMb
      maxRequestBodySizeInKb: waf.?maxRequestBodyInKb
    }
    customRules: concat(frontDoorRules, rateLimitRules, countryRules)
    managedRules: {
      managedRuleSets: [
        {
          ruleSetType: waf.ruleSetType
          ruleSetVersion: waf.ruleSetVersion
          ruleGroupOverrides: map(items(waf.disabledRules), group => {
            ruleGroupName: group.key
            rules: map(group.value, id => {
              ruleId: id
              state: 'Disabled'
            })
          })
        }
        {
          ruleSetType: 'Microsoft_BotManagerRuleSet'
          ruleSetVersion: '1.1'
        }
      ]
    }
  }
}

@description('Resource id of the policy.')
output id string = wafPolicy.id
