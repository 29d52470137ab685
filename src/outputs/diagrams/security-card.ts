import type { Address, SecurityRule, Subnet } from '../../model/architecture.ts'
import type { Node } from './diagram.ts'

/** Lines a card has room for below its name; rules that are not told are counted. */
const linesOnACard = 4

/**
 * A subnet's security group as a card: the rules that let something in or out across the subnet's border, then what closes it.
 * null where it would only repeat the lines that are drawn: a subnet of private endpoints that the cluster reaches, closed otherwise.
 */
export function securityCard(
  { nsg, rules, for: usage, id }: Subnet,
  names: (address: Address) => string,
): Omit<Node, 'id'> | null {
  if (usage === 'private-endpoints' && rules.every(rule => rule.derived || isDrawn(rule))) return null
  const sentences = sentencesOf(
    rules.filter(rule => !isHousekeeping(rule, id)),
    names,
  )
  if (sentences.length === 0) return null

  const shown = new Set([...sentences].sort((a, b) => rank(a.rules) - rank(b.rules)).slice(0, linesOnACard))
  const told = sentences.filter(sentence => shown.has(sentence))
  const untold = rules.length - told.reduce((sum, sentence) => sum + sentence.rules.length, 0)
  return {
    kind: 'sec',
    shape: 'flag',
    lines: [untold > 0 ? `${nsg} (외 ${untold}건)` : nsg, ...told.map(({ text }) => text)],
  }
}

/** Rules that differ in nothing but their ports are said in one breath. */
function sentencesOf(rules: readonly SecurityRule[], names: (address: Address) => string) {
  const bundles = new Map<string, SecurityRule[]>()
  for (const rule of rules) {
    const key = `${rule.direction} ${rule.access} ${rule.source.prefix} ${rule.destination.prefix}`
    bundles.set(key, [...(bundles.get(key) ?? []), rule])
  }
  return [...bundles.values()].map(bundle => ({ rules: bundle, text: ruleLine(bundle, names) }))
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

/**
 * What is told first: what the author wrote, what comes in, what is closed, what leaves the network; last what goes to
 * another subnet, for that is drawn.
 */
function rank([rule]: readonly SecurityRule[]): number {
  const { derived, direction, destination } = rule!
  if (!derived) return 0
  if (direction === 'Inbound') return closes(rule!) ? 2 : 1
  if (closes(rule!)) return 3
  return destination.subnet === null ? 4 : 5
}

const closes = ({ access, ports }: SecurityRule) => access === 'Deny' && ports.includes('*')

/** 'IN 허용 80,443 ← AzureFrontDoor.Backend', 'OUT 그 외 거부' */
function ruleLine(rules: readonly SecurityRule[], names: (address: Address) => string): string {
  const { direction, access, source, destination } = rules[0]!
  const verdict = access === 'Allow' ? '허용' : '거부'
  if (closes(rules[0]!)) {
    const within = destination.prefix === 'VirtualNetwork' ? 'VNet ' : ''
    return direction === 'Inbound' ? `IN 그 외 ${verdict}` : `OUT ${within}그 외 ${verdict}`
  }

  const ports = [...new Set(rules.flatMap(rule => rule.ports))]
  const text = ports.includes('*')
    ? '모든 포트'
    : ports.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).join(',')
  return direction === 'Inbound'
    ? `IN ${verdict} ${text} ← ${names(source)}`
    : `OUT ${verdict} ${text} → ${names(destination)}`
}
