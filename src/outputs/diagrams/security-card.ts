import type { Address, SecurityRule, Subnet } from '../../model/architecture.ts'
import type { Node } from './diagram.ts'

/** Rules a card has room for; the others are counted. */
const rulesOnACard = 4

/**
 * A subnet's security group as a card: the rules that let something in or out across the subnet's border, then what closes it.
 * null where it would only repeat the lines that are drawn: a subnet of private endpoints that the cluster reaches, closed otherwise.
 */
export function securityCard(
  { nsg, rules, for: usage, id }: Subnet,
  names: (address: Address) => string,
): Omit<Node, 'id'> | null {
  if (usage === 'private-endpoints' && rules.every(rule => rule.derived || isDrawn(rule))) return null
  const told = rules.filter(rule => !isHousekeeping(rule, id))
  if (told.length === 0) return null
  const shown = told.length <= rulesOnACard ? told : [...told].sort((a, b) => rank(a) - rank(b)).slice(0, rulesOnACard)
  const lines = told.filter(rule => shown.includes(rule)).map(rule => ruleLine(rule, names))
  const rest = rules.length - shown.length
  return { kind: 'sec', shape: 'flag', lines: [nsg, ...lines, ...(rest > 0 ? [`외 ${rest}건`] : [])] }
}

/** A written rule that lets another subnet in is drawn as a line. */
export const isDrawn = ({ derived, direction, access, source, destination }: SecurityRule): boolean =>
  !derived &&
  direction === 'Inbound' &&
  access === 'Allow' &&
  source.subnet !== null &&
  source.subnet !== destination.subnet

/** Health probes and traffic within the subnet: needed, but nothing a reviewer asks about. */
const isHousekeeping = ({ source, destination }: SecurityRule, subnet: string) =>
  source.prefix === 'AzureLoadBalancer' || (source.subnet === subnet && destination.subnet === subnet)

/** Written rules before derived ones, what comes in before what goes out, the closing denial between. */
function rank({ derived, direction, access, ports }: SecurityRule): number {
  if (!derived) return 0
  const closing = access === 'Deny' && ports.includes('*')
  return (direction === 'Inbound' ? 1 : 3) + (closing ? 1 : 0)
}

/** 'IN 허용 443 ← AzureFrontDoor.Backend', 'OUT 거부 * → VirtualNetwork' */
function ruleLine(
  { direction, access, ports, source, destination }: SecurityRule,
  names: (address: Address) => string,
): string {
  const verdict = access === 'Allow' ? '허용' : '거부'
  if (access === 'Deny' && ports.includes('*')) return `${direction === 'Inbound' ? 'IN' : 'OUT'} 그 외 ${verdict}`
  const port = ports.includes('*') ? '모든 포트' : ports.join(',')
  return direction === 'Inbound'
    ? `IN ${verdict} ${port} ← ${names(source)}`
    : `OUT ${verdict} ${port} → ${names(destination)}`
}
