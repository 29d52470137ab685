metadata description = 'Web application firewall policy of a Front Door.'

@export()
type frontDoorWafType = {
  policyName: string
  mode: 'Prevention' | 'Detection'

  @description('Rule set of Microsoft; only the Premium tier has one.')
  ruleSet: {
    type: string
    version: string
  }?

  @description('Ids of the rules that are off, by rule group.')
  disabledRules: { *: string[] }

  rateLimit: {
    threshold: int
    @minValue(1)
    @maxValue(5)
    durationInMinutes: int
  }?

  @description('ISO codes of countries that are refused.')
  blockedCountries: string[]
}

@description('Tags of all resources.')
param tags { *: string }

@description('The policy.')
param waf frontDoorWafType

@description('Tier of the Front Door: the policy must be of the same.')
param sku 'Standard_AzureFrontDoor' | 'Premium_AzureFrontDoor'

var rateLimitRules = waf.?rateLimit == null
  ? []
  : [
      {
        name: 'RateLimit'
        priority: 20
        ruleType: 'RateLimitRule'
        action: 'Block'
        enabledState: 'Enabled'
        rateLimitThreshold: waf.?rateLimit.?threshold
        rateLimitDurationInMinutes: waf.?rateLimit.?durationInMinutes
        matchConditions: [
          {
            matchVariable: 'RequestUri'
            operator: 'Any'
            negateCondition: false
            matchValue: []
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
        enabledState: 'Enabled'
        matchConditions: [
          {
            matchVariable: 'SocketAddr'
            operator: 'GeoMatch'
            negateCondition: false
            matchValue: waf.blockedCountries
          }
        ]
      }
    ]

resource wafPolicy 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies@2025-03-01' = {
  name: waf.policyName
  location: 'global'
  tags: tags
  sku: {
    name: sku
  }
  properties: {
    policySettings: {
      enabledState: 'Enabled'
      mode: waf.mode
      requestBodyCheck: 'Enabled'
    }
    customRules: {
      rules: concat(rateLimitRules, countryRules)
    }
    managedRules: {
      managedRuleSets: waf.?ruleSet == null
        ? []
        : [
            {
              ruleSetType: waf.?ruleSet.?type ?? ''
              ruleSetVersion: waf.?ruleSet.?version ?? ''
              ruleSetAction: 'Block'
              ruleGroupOverrides: map(items(waf.disabledRules), group => {
                ruleGroupName: group.key
                rules: map(group.value, id => {
                  ruleId: id
                  enabledState: 'Disabled'
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
