import type { Connection } from '../../model/architecture.ts'
import { columnsOf } from '../../print/mermaid.ts'
import type { Edge, Line } from './diagram.ts'

/** Services that are drawn together: a frame, or the one node that stands for itself. */
export interface Group {
  /** Id of the frame, or of the node when there is only one member. */
  id: string
  /** Service id → id of its node. Empty where members are not drawn (an overview's domain). */
  nodes: ReadonlyMap<string, string>
  /** Ids of the services. */
  members: readonly string[]
  /** Whether what only a few of them do is drawn from these few: for small groups with little of that, lest the lines cross. */
  linesOfMembers: boolean
  /** Short names for 'only these' notes. */
  nameOf(member: string): string
}

/** How each kind of connection is drawn. */
export const lineOf: Record<Connection['kind'], Line> = {
  request: 'request',
  call: 'call',
  data: 'call',
  cache: 'call',
  file: 'call',
  message: 'call',
  secret: 'support',
  image: 'support',
  telemetry: 'support',
  replication: 'support',
}

/** Members of a group that is small enough for lines of its members, and how many such lines they may have. */
const [smallGroup, fewLines] = [4, 3]

/** `targets` are what a group's connections lead to, each with the members that have one. */
export const drawsLinesOfMembers = (members: number, targets: readonly ReadonlySet<string>[]): boolean =>
  members <= smallGroup && targets.filter(({ size }) => size < members - 1).length <= fewLines

/**
 * The edges that a group's connections to one target become: one from the group when all of its members take part, or all but one;
 * else one from each of these members where the group draws such lines, and otherwise still a single one that names them.
 */
export function groupEdges(group: Group, target: string, connections: readonly Connection[]): Edge[] {
  if (connections.length === 0) return []
  const users = group.members.filter(member =>
    connections.some(({ from, to }) => from.id === member || to.id === member),
  )
  const line = lineOf[connections[0]!.kind]
  const text = connectionLabel(connections)
  if (users.length === group.members.length) return [{ from: [group.id], to: target, line, label: text }]

  const drawn = users.flatMap(member => group.nodes.get(member) ?? [])
  if (group.linesOfMembers && drawn.length === users.length && users.length < group.members.length - 1) {
    return [{ from: drawn, to: target, line, label: text }]
  }
  return [{ from: [group.id], to: target, line, label: `${text} (${partNote(group, users)})` }]
}

/** A longer note would push the lines beside it apart. */
const noteColumns = 22

/** Which members a group's edge is about: 'auth 제외', 'event·ai', '4개'. */
export function partNote({ members, nameOf }: Group, users: readonly string[]): string {
  const missing = members.filter(member => !users.includes(member))
  if (missing.length === 1 && members.length > 2) return `${nameOf(missing[0]!)} 제외`
  const names = users.map(nameOf).join('·')
  return users.length <= 2 && columnsOf(names) <= noteColumns ? names : `${users.length}개`
}

/**
 * What a line carries: 'TCP 5432', 'HTTP 8080·8081', 'TCP 5432 읽기' where nobody writes, '비밀·이미지·로그 443' for what runs beside.
 * A copy of a database says so in its name, so the line to it says nothing.
 */
export function connectionLabel(connections: readonly Connection[]): string | null {
  if (connections.every(({ kind }) => kind === 'replication')) return null
  const ports = new Map<string, Connection[]>()
  for (const connection of connections) {
    const group = purposeOf[connection.kind] === undefined ? connection.protocol : ''
    ports.set(group, [...(ports.get(group) ?? []), connection])
  }
  const labels = [...ports].map(([protocol, bundle]) => {
    const purposes = [...new Set(bundle.flatMap(({ kind }) => purposeOf[kind] ?? []))]
    return `${purposes.join('·') || protocol} ${portList(bundle.map(({ port }) => port))}`
  })
  const readOnly = connections.every(({ kind, access }) => kind === 'data' && access === 'read')
  return `${labels.join(' · ')}${readOnly ? ' 읽기' : ''}`
}

const purposeOf: Partial<Record<Connection['kind'], string>> = { secret: '비밀', image: '이미지', telemetry: '로그' }

/** Protocol and ports alone, as the network sees it: secrets and images are HTTPS. */
export const portLabel = (connections: readonly Connection[]): string | null =>
  connectionLabel(
    connections.map(connection =>
      lineOf[connection.kind] === 'support' ? { ...connection, kind: 'call' } : connection,
    ),
  )

/** '5432', '5432·6432', '30080-30086' for neighbours. */
export function portList(ports: readonly number[]): string {
  const sorted = [...new Set(ports)].sort((a, b) => a - b)
  const consecutive = sorted.length > 2 && sorted.at(-1)! - sorted[0]! === sorted.length - 1
  return consecutive ? `${sorted[0]}-${sorted.at(-1)}` : sorted.join('·')
}

/** A service's name without the word that all of them share: 'auth-service' → 'auth'. */
export const shortName = (id: string): string => id.replace(/-(service|svc)$/, '')
