import { comment, label, plainText } from '../../print/mermaid.ts'
import { createRenderer } from '../template.ts'
import { type Diagram, type Edge, type Frame, framesOf, isFrame, type Node, nodesOf, type Part } from './diagram.ts'
import { legendComment, used } from './legend.ts'
import { templates } from './templates.generated.ts'
import { coloursOf, kinds, lines, shapes } from './vocabulary.ts'

/** Mermaid refuses more edges and, worse, draws an error picture for a longer text. */
export const mermaidLimits = { edges: 500, characters: 50_000 }

/** The diagram as a Mermaid file. */
export function diagramText(diagram: Diagram): string {
  const statements = [
    ...diagram.zones.flatMap(statementsOf),
    ...diagram.edges.map(edgeStatement),
    ...classStatements(diagram),
  ]
  return renderer.render('flowchart.mmd.hbs', {
    title: plainText(diagram.title),
    description: plainText(diagram.description),
    legend: comment(legendComment(diagram)),
    statements,
  })
}

const renderer = createRenderer(templates, {})

function statementsOf(part: Part): string[] {
  if (!isFrame(part)) return [nodeStatement(part)]
  const inner = [...part.members.flatMap(statementsOf), ...rowTies(part)]
  return [`subgraph ${part.id}[${label([part.title])}]`, ...inner.map(line => `  ${line}`), 'end']
}

function nodeStatement({ id, shape, lines: rows }: Node): string {
  const { open, close } = shapes[shape]
  return `${id}${open}${label(rows)}${close}`
}

/**
 * Invisible links that hold members in rows: each member of a row to the one below it and to that one's neighbour, a zig-zag. Without them ELK packs
 * unconnected nodes by a rule of its own; with them, every member was seen in its row, in order or mirrored.
 */
export function rowTies({ rows }: Frame): string[] {
  return rows.slice(1).flatMap((lower, index) => {
    const upper = rows[index]!
    return upper.flatMap((id, column) => {
      // Where the lower row is longer, the last of the upper one holds the rest.
      const end = column === upper.length - 1 ? lower.length : column + 1
      return lower.slice(Math.max(0, column - 1), end).map(below => `${id} ~~~ ${below}`)
    })
  })
}

function edgeStatement({ from, to, line, label: text }: Edge): string {
  return `${from.join(' & ')} ${lines[line].arrow}${text === null ? '' : `|${label([text])}|`} ${to}`
}

function classStatements(diagram: Diagram): string[] {
  const nodes = nodesOf(diagram.zones)
  const { kinds: usedKinds } = used(diagram)
  return [
    ...usedKinds.map(kind => `class ${nodes.filter(node => node.kind === kind).map(({ id }) => id)} ${kind}`),
    ...usedKinds.map(kind => {
      const { fill, border } = coloursOf(kind, diagram.palette)
      const dashes = kinds[kind].dashed ? ',stroke-dasharray:5 3' : ''
      return `classDef ${kind} fill:${fill},stroke:${border},stroke-width:1.5px${dashes},color:#111827`
    }),
  ]
}

/** Edges as Mermaid counts them: `a & b --> c` is two, and row ties count. */
export const drawnEdges = (diagram: Diagram): number =>
  diagram.edges.reduce((sum, { from }) => sum + from.length, 0) +
  framesOf(diagram.zones).reduce((sum, frame) => sum + rowTies(frame).length, 0)
