import type { Environment, Rate, Waf } from '../../model/architecture.ts'
import type { YamlValue } from '../../print/yaml.ts'

/** The firewall policies of the edge as their resources hold them, without what is Azure's default. */
export function wafPolicies({ frontDoor, gateway, names }: Environment): { name: string; policy: YamlValue }[] {
  return [
    ...(gateway?.waf ? [{ name: 'Application Gateway', policy: gatewayPolicy(gateway.waf, names.wafPolicy) }] : []),
    ...(frontDoor?.waf ? [{ name: 'Front Door', policy: frontDoorPolicy(frontDoor.waf) }] : []),
  ]
}

function gatewayPolicy(waf: Waf, name: string): YamlValue {
  return {
    resource: 'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies',
    name,
    policySettings: {
      mode: waf.mode,
      state: 'Enabled',
      fileUploadLimitInMb: waf.maxUploadMB ?? undefined,
      maxRequestBodySizeInKb: waf.maxBodyKB ?? undefined,
    },
    managedRuleSets: [
      {
        ruleSetType: waf.rules.type,
        ruleSetVersion: waf.rules.version,
        ...(waf.disable.length > 0
          ? {
              ruleGroupOverrides: waf.disable.map(({ group, rules }) => ({
                ruleGroupName: group,
                rules: rules.map(ruleId => ({ ruleId, state: 'Disabled' })),
              })),
            }
          : {}),
      },
    ],
    ...customRules(waf),
  }
}

function frontDoorPolicy(waf: Waf): YamlValue {
  return {
    resource: 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies',
    policySettings: { mode: waf.mode, enabledState: 'Enabled' },
    managedRuleSets: [{ ruleSetType: waf.rules.type, ruleSetVersion: waf.rules.version }],
    ...customRules(waf),
  }
}

function customRules({ rateLimit, blockCountries }: Waf): { customRules?: YamlValue } {
  const rules: YamlValue[] = [
    ...(rateLimit
      ? [
          {
            name: 'RateLimitRule',
            priority: 1,
            ruleType: 'RateLimitRule',
            ...limitOf(rateLimit),
            matchVariable: 'RemoteAddr',
            action: 'Block',
          },
        ]
      : []),
    ...(blockCountries.length > 0
      ? [
          {
            name: 'GeoBlocking',
            priority: 2,
            ruleType: 'MatchRule',
            matchVariable: 'RemoteAddr',
            operator: 'GeoMatch',
            matchValues: blockCountries,
            action: 'Block',
          },
        ]
      : []),
  ]
  return rules.length > 0 ? { customRules: rules } : {}
}

/** Azure counts over one or five minutes. */
const limitOf = ({ count, per }: Rate) =>
  per <= 60
    ? { rateLimitDuration: 'OneMin', rateLimitThreshold: Math.round((count * 60) / per) }
    : { rateLimitDuration: 'FiveMins', rateLimitThreshold: Math.round((count * 300) / per) }
