/** What a diagram shows, in the order it is drawn: ids, labels and edges are final here, and printing decides nothing. */
export interface Diagram {
  /** File stem below diagrams/: 'physical-architecture-prod'. */
  name: string
  view: 'architecture' | 'network'
  /** 'system environment view', the picture's accessible title. */
  title: string
  /** One sentence for those who cannot see it. */
  description: string
  /** From top to bottom. */
  zones: Part[]
  edges: Edge[]
  /** Class → '#RRGGBB' in place of ours. */
  palette: Readonly<Record<string, string>>
}

export type Part = Node | Frame

export interface Node {
  id: string
  shape: Shape
  kind: NodeKind
  /** Lines of the label; the first one is printed bold. */
  lines: string[]
}

export interface Frame {
  id: string
  title: string
  members: Part[]
  /** Ids of members that are to stand in rows, from top to bottom; [] leaves placing to the layout. */
  rows: string[][]
}

export interface Edge {
  /** Ids of nodes or frames; several share one label. */
  from: string[]
  to: string
  line: Line
  label: string | null
}

export type NodeKind = 'user' | 'edge' | 'svc' | 'data' | 'msg' | 'ext' | 'ops' | 'sec' | 'net'
export type Shape = 'stadium' | 'hexagon' | 'rectangle' | 'subroutine' | 'cylinder' | 'flag' | 'rounded'
/** The request path; calls and data; what runs beside them: telemetry, replication, secrets, images, private lines. */
export type Line = 'request' | 'call' | 'support'

export const isFrame = (part: Part): part is Frame => 'members' in part

/** Every node of the parts, those in frames included. */
export const nodesOf = (parts: readonly Part[]): Node[] =>
  parts.flatMap(part => (isFrame(part) ? nodesOf(part.members) : [part]))

/** Every frame of the parts, the inner ones included. */
export const framesOf = (parts: readonly Part[]): Frame[] =>
  parts.filter(isFrame).flatMap(frame => [frame, ...framesOf(frame.members)])

/** Ids of the parts in rows of so many; one row, or none wanted, is left to the layout. */
export function inRows(parts: readonly Part[], columns: number | null): string[][] {
  if (columns === null || parts.length <= columns) return []
  return Array.from({ length: Math.ceil(parts.length / columns) }, (_, row) =>
    parts.slice(row * columns, (row + 1) * columns).map(({ id }) => id),
  )
}

/** A frame round the members, or none: a single node stands by itself, and no member no frame. */
export function framed(frame: Frame): Part[] {
  return frame.members.length > 1 ? [frame] : frame.members
}
