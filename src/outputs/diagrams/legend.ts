import { type Diagram, type Line, type NodeKind, nodesOf } from './diagram.ts'
import { kinds, lines, shapes } from './vocabulary.ts'

/** Kinds of nodes and lines that occur, in the legend's order. */
export function used(diagram: Diagram): { kinds: NodeKind[]; lines: Line[] } {
  const nodes = nodesOf(diagram.zones)
  return {
    kinds: (Object.keys(kinds) as NodeKind[]).filter(kind => nodes.some(node => node.kind === kind)),
    lines: (Object.keys(lines) as Line[]).filter(line => diagram.edges.some(edge => edge.line === line)),
  }
}

/** The entries as the file's comment carries them to the renderer, which draws a strip of them: '범례 | svc 서비스 | ==> 요청'. */
export function legendComment(diagram: Diagram): string {
  const { kinds: usedKinds, lines: usedLines } = used(diagram)
  const entries = [
    ...usedKinds.map(kind => `${kind} ${kinds[kind].name}`),
    ...usedLines.map(line => `${lines[line].arrow} ${lines[line].name}`),
  ]
  return ['범례', ...entries].join(' | ')
}

/** The legend as a line of Markdown, told by shape and colour: for hosts that draw the source without our strip. */
export function legendLine(diagram: Diagram): string {
  const { kinds: usedKinds, lines: usedLines } = used(diagram)
  const nodes = nodesOf(diagram.zones)
  const kindEntries = usedKinds.map(kind => {
    const usedShapes = new Set(nodes.filter(node => node.kind === kind).map(({ shape }) => shapes[shape].name))
    return `${[...usedShapes].join('·')}(${kinds[kind].colour}) ${kinds[kind].name}`
  })
  const lineEntries = usedLines.map(line => `${lines[line].stroke} ${lines[line].name}`)
  return `범례: ${[...kindEntries, ...lineEntries].join(', ')}`
}
