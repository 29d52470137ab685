import type { IdPath } from '../diagnostic.ts'
import type * as written from '../spec/types.ts'
import type { FrontDoor, Gateway, IngressController, Waf } from './architecture.ts'
import { entries, optional } from './definitions.ts'
import { countRange, kilobytes, megabytes, rate, seconds } from './quantity.ts'

export function frontDoorOf(frontDoor: written.FrontDoor | undefined, at: IdPath, name: string): FrontDoor | null {
  if (!frontDoor) return null
  return { at, name, sku: frontDoor.sku!, ddos: frontDoor.ddos!, waf: wafOf(frontDoor.waf, `${at}.waf`) }
}

export function gatewayOf(
  gateway: written.ApplicationGateway | undefined,
  at: IdPath,
  { name, zones, subnet }: { name: string; zones: number[]; subnet: string },
): Gateway | null {
  if (!gateway) return null
  return {
    at,
    name,
    sku: gateway.waf ? 'WAF_v2' : 'Standard_v2',
    subnet: gateway.subnet ?? subnet,
    capacity: countRange(gateway.capacity!),
    zones: gateway.zones ?? zones,
    privateIp: gateway.privateIp ?? null,
    certificate: gateway.certificate ?? null,
    minTls: gateway.minTls!,
    health: {
      interval: seconds(gateway.health!.interval!),
      failures: gateway.health!.failures!,
      successes: gateway.health!.successes!,
    },
    waf: wafOf(gateway.waf, `${at}.waf`),
  }
}

function wafOf(waf: written.Waf | undefined, at: IdPath): Waf | null {
  if (!waf) return null
  const [type = 'OWASP', version = ''] = waf.rules!.split(' ')
  return {
    at,
    mode: waf.mode!,
    rules: { type, version },
    rateLimit: optional(waf.rateLimit, rate),
    disable: entries(waf.disable).map(([group, rules]) => ({ group, rules })),
    maxUploadMB: optional(waf.maxUpload, megabytes),
    maxBodyKB: optional(waf.maxBody, kilobytes),
    blockCountries: waf.blockCountries ?? [],
  }
}

const classNames: Record<IngressController['controller'], string> = {
  nginx: 'nginx',
  'application-gateway': 'azure-application-gateway',
  'app-routing': 'webapprouting.kubernetes.azure.com',
  'gateway-api': '',
}

/** A gateway makes the ingress AGIC, otherwise NGINX; the author may say otherwise. */
export function ingressOf(
  ingress: written.Ingress | undefined,
  at: IdPath,
  hasGateway: boolean,
  host: string | null,
): IngressController {
  const controller = ingress?.controller ?? (hasGateway ? 'application-gateway' : 'nginx')
  return { at, controller, className: classNames[controller], annotations: ingress?.annotations ?? {}, host }
}
