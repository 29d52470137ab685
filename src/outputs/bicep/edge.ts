import type { Environment, Rate, Waf } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { subnetName } from './private-endpoint.ts'
import { record, zonesOf } from './units.ts'

export function publicIpValue({ gateway, names }: Environment): BicepValue {
  if (!gateway) return undefined
  return {
    name: names.publicIp,
    domainNamePrefix: gateway.name.toLowerCase().slice(0, 49),
    zones: zonesOf(gateway.zones),
  }
}

export function gatewayValue(environment: Environment): BicepValue {
  const { gateway, ingress, names } = environment
  if (!gateway) return undefined
  return {
    name: gateway.name,
    identityName: `id-${gateway.name}`,
    subnet: subnetName(environment, gateway.subnet),
    minCapacity: gateway.capacity.min,
    maxCapacity: Math.max(2, gateway.capacity.max),
    zones: zonesOf(gateway.zones),
    privateIpAddress: gateway.privateIp ?? undefined,
    certificate: gateway.certificate ?? undefined,
    minTlsVersion: gateway.minTls,
    probe: {
      path: healthPath(environment),
      intervalInSeconds: gateway.health.interval,
      timeoutInSeconds: Math.min(30, gateway.health.interval),
      unhealthyThreshold: gateway.health.failures,
    },
    steeredByCluster: ingress.controller === 'application-gateway',
    host: ingress.host ?? undefined,
    waf: gateway.waf
      ? {
          policyName: names.wafPolicy,
          ...common(gateway.waf),
          ruleSetType: gateway.waf.rules.type,
          ruleSetVersion: gateway.waf.rules.version,
          rateLimit: gateway.waf.rateLimit ? gatewayRate(gateway.waf.rateLimit) : undefined,
          maxUploadInMb: gateway.waf.maxUploadMB ?? undefined,
          maxRequestBodyInKb: gateway.waf.maxBodyKB ?? undefined,
        }
      : undefined,
  }
}

export function frontDoorValue(environment: Environment): BicepValue {
  const { frontDoor, domain } = environment
  if (!frontDoor) return undefined
  const { waf, sku } = frontDoor
  return {
    name: frontDoor.name,
    endpointName: frontDoor.name.slice(0, 46),
    sku: `${sku}_AzureFrontDoor`,
    domain: domain ?? undefined,
    originHost: domain ? `origin.${domain}` : undefined,
    probePath: healthPath(environment),
    waf: waf
      ? {
          // Azure takes letters and digits only here.
          policyName: `waf${frontDoor.name.replaceAll(/[^A-Za-z0-9]/g, '')}`,
          ...common(waf),
          ruleSet: sku === 'Premium' ? waf.rules : undefined,
          rateLimit: waf.rateLimit ? frontDoorRate(waf.rateLimit) : undefined,
        }
      : undefined,
  }
}

const common = ({ mode, disable, blockCountries }: Waf) => ({
  mode,
  disabledRules: record(disable.map(({ group, rules }) => [group, rules])),
  blockedCountries: blockCountries,
})

/** Both services count over one minute or five: a rate keeps its meaning in the next of the two. */
const minutesOf = ({ per }: Rate) => (per <= 60 ? 1 : 5)
const threshold = (rate: Rate) => Math.round((rate.count * minutesOf(rate) * 60) / rate.per)

const gatewayRate = (rate: Rate): BicepValue => ({
  threshold: threshold(rate),
  duration: minutesOf(rate) === 1 ? 'OneMin' : 'FiveMins',
})

const frontDoorRate = (rate: Rate): BicepValue => ({ threshold: threshold(rate), durationInMinutes: minutesOf(rate) })

/** Where the first service that is open to the outside says that it is ready. */
const healthPath = ({ services }: Environment): string =>
  services.find(({ definition }) => definition.routes.length > 0)?.probes.readiness?.path || '/'
