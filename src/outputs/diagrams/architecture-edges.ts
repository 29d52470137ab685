import type { Connection, Party, Workload } from '../../model/architecture.ts'
import type { Cast } from './cast.ts'
import {
  connectionLabel,
  drawsLinesOfMembers,
  type Group,
  groupEdges,
  lineOf,
  partNote,
  shortName,
} from './connection-edges.ts'
import type { Edge } from './diagram.ts'

/** More services than this tell calls to each other in their labels: lines between them would break up their rows. */
export const linesWithin = 4

/** The services that are drawn together, by the id of their frame, or of the only one. */
export const groupOf = (
  members: readonly Workload[],
  id: string,
  cast: Cast,
  connections: readonly Connection[],
): Group => ({
  id,
  linesOfMembers: drawsLinesOfMembers(members.length, [...targetsOf(members, cast, connections).values()]),
  members: members.map(member => member.id),
  nodes: new Map(members.map(member => [member.id, cast.playing({ kind: 'service', id: member.id })!])),
  nameOf: shortName,
})

export interface Scene {
  cast: Cast
  group: Group
  /** Id of the cluster's frame. */
  cluster: string
  /** False for a domain's diagram, which leaves platform services to the overview. */
  whole: boolean
}

/** One line for each pair of nodes and kind of line, the group speaking for its members where it may. */
export function edgesOf(connections: readonly Connection[], { cast, group, cluster, whole }: Scene): Edge[] {
  const inGroup = ({ kind, id }: Party) => kind === 'service' && group.members.includes(id)
  const bundles = new Map<string, { make(bundle: Connection[]): Edge[]; connections: Connection[] }>()
  for (const connection of connections) {
    const { from, to, kind } = connection
    const support = isPlatform(kind)
    const source = support ? cluster : cast.playing(from)
    const target = cast.playing(to)
    if (source === null || target === null || source === target || (support && !whole)) continue
    if (inGroup(from) && inGroup(to) && group.members.length > linesWithin) continue

    const line = lineOf[kind]
    const straight = (bundle: Connection[]): Edge[] => [
      { from: [source], to: target, line, label: connectionLabel(bundle) },
    ]
    const [key, make] =
      inGroup(from) && inGroup(to)
        ? [`${source} ${target}`, straight]
        : inGroup(from) && !support
          ? [`group ${target} ${line}`, (bundle: Connection[]) => groupEdges(group, target, bundle)]
          : inGroup(to)
            ? [`${source} group ${line}`, (bundle: Connection[]) => intoGroup(group, source, bundle, line)]
            : [`${source} ${target} ${line}`, straight]
    const bundle = bundles.get(key)
    if (bundle) bundle.connections.push(connection)
    else bundles.set(key, { make, connections: [connection] })
  }
  return [...bundles.values()].flatMap(({ make, connections }) => make(connections))
}

/** What every Pod needs of Azure: one line from the cluster to all of it. */
const isPlatform = (kind: Connection['kind']) => kind === 'secret' || kind === 'image' || kind === 'telemetry'

/** Requests end at the group, never at each service. */
function intoGroup(group: Group, source: string, connections: Connection[], line: Edge['line']): Edge[] {
  const reached = group.members.filter(member => connections.some(({ to }) => to.id === member))
  const note = reached.length === group.members.length ? '' : ` (${partNote(group, reached)})`
  return [{ from: [source], to: group.id, line, label: `${connectionLabel(connections)}${note}` }]
}

/** What the members' connections lead to, as drawn, and which members have one. */
function targetsOf(
  members: readonly Workload[],
  cast: Cast,
  connections: readonly Connection[],
): Map<string, Set<string>> {
  const own = new Set(members.map(({ id }) => id))
  const targets = new Map<string, Set<string>>()
  for (const { from, to, kind } of connections) {
    const target = cast.playing(to)
    if (!touches(own, from) || touches(own, to) || isPlatform(kind) || target === null) continue
    targets.set(target, (targets.get(target) ?? new Set()).add(from.id))
  }
  return targets
}

export const touches = (services: ReadonlySet<string>, { kind, id }: Party): boolean =>
  kind === 'service' && services.has(id)
