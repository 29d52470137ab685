import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Diagram, Edge, Node } from '../src/outputs/diagrams/diagram.ts'
import { diagramText } from '../src/outputs/diagrams/flowchart.ts'
import { shapes } from '../src/outputs/diagrams/vocabulary.ts'
import { columnsOf } from '../src/print/mermaid.ts'
import { renderDiagrams } from '../src/render/render.ts'
import { chromium, options, temporaryFolder } from './mermaid/chromium.ts'
import { anyText, hostileTexts } from './mermaid/hostile-text.ts'
import { type DrawnDiagram, readSvg } from './mermaid/read-svg.ts'

const folder = temporaryFolder()
afterAll(folder.remove)

/** Generated texts on top of the list; a few hundred labels to a browser start. */
const generated = Number(process.env.KTARCH_FUZZ ?? (process.env.CI ? 1000 : 200))
const textsInADiagram = 30

describe.skipIf(chromium === null)('any text, drawn by chromium', () => {
  test(`${hostileTexts.length} hostile and ${generated} generated texts arrive as written and change nothing`, async () => {
    const seed = Number(process.env.KTARCH_SEED ?? 20261122)
    const texts = [...hostileTexts, ...fc.sample(anyText, { numRuns: generated, seed })].filter(
      text => shown(text) !== '',
    )
    const batches = Array.from({ length: Math.ceil(texts.length / textsInADiagram) }, (_, batch) =>
      texts.slice(batch * textsInADiagram, (batch + 1) * textsInADiagram),
    )
    const diagrams = batches.map(diagramOf)
    const { renderings } = await renderDiagrams(
      diagrams.map(diagram => ({ path: `${folder.path}/${diagram.name}.mmd`, source: diagramText(diagram) })),
      { ...options, out: folder.path },
    )
    expect(
      renderings.filter(({ outcome }) => outcome === 'failed'),
      `seed ${seed}`,
    ).toEqual([])
    for (const [index, { path }] of renderings.entries()) {
      const svg = readFileSync(path, 'utf8')
      // Only what stands inside tags counts: as text between them anything may be written.
      const tags = svg.match(/<[^>]*>/g)!.join('\n')
      expect(/^<(script|foreignObject|a|image|style|use)[ >]|\son\w+=|href=|javascript:/im.exec(tags)).toBeNull()
      expectSame(readSvg(svg), diagrams[index]!, `seed ${seed}`)
    }
  }, 600_000)
})

/** Every text once as node, as group title and as line label, and some as title and description. */
function diagramOf(texts: readonly string[], index: number): Diagram {
  const shapeNames = Object.keys(shapes) as (keyof typeof shapes)[]
  const nodes = texts.map(
    (text, at): Node => ({ id: `svc_${at}`, kind: 'svc', shape: shapeNames[at % shapeNames.length]!, lines: [text] }),
  )
  const edges = texts
    .slice(1)
    .map((text, at): Edge => ({ from: [`svc_${at}`], to: `svc_${at + 1}`, line: 'call', label: text }))
  return {
    name: `hostile-${index}`,
    view: 'architecture',
    title: texts[0]!,
    description: texts[1] ?? texts[0]!,
    zones: nodes.map((node, at) =>
      at % 2 === 0 ? { id: `sg_${at}`, title: texts[at]!, members: [node], rows: [] } : node,
    ),
    edges,
    palette: {},
  }
}

function expectSame(drawn: DrawnDiagram, diagram: Diagram, hint: string) {
  const frames = diagram.zones.filter(zone => 'members' in zone)
  const nodes = diagram.zones.flatMap(zone => ('members' in zone ? (zone.members as Node[]) : [zone]))
  expect(drawn.nodes.size, hint).toBe(nodes.length)
  expect(drawn.frames.size, hint).toBe(frames.length)
  expect(drawn.edges, hint).toBe(diagram.edges.length)
  for (const { id, lines } of nodes) expect(bare(drawn.nodes.get(id)!.join('')), hint).toBe(shown(lines[0]!))
  for (const { id, title } of frames) expect(bare(drawn.frames.get(id)!.join('')), hint).toBe(shown(title))
  expect(drawn.edgeLabels.map(rows => bare(rows.join(''))).sort(), hint).toEqual(
    diagram.edges.map(({ label }) => shown(label!)).sort(),
  )
  expect(drawn.legend).toEqual(diagram.edges.length > 0 ? ['서비스', '호출·데이터'] : ['서비스'])
}

/** What a reader is to see: the text itself, but for signs that have a look-alike in its place. Blanks do not count. */
function shown(text: string): string {
  let quotes = 0
  return bare(
    text
      .replace(/[\p{Cc}\p{Surrogate}\u2028\u2029\ufffe\uffff]/gu, ' ')
      .replace(/\\/g, '＼')
      .replace(/`/g, "'")
      .replace(/->/g, '→')
      .replace(/ﬂ°/g, 'fl°')
      .replace(/[^ ]+/g, word => (columnsOf(word) > 14 ? word.replace(/[&<>]/g, sign => twins[sign]!) : word))
      .replace(/"/g, () => (quotes++ % 2 === 0 ? '“' : '”'))
      .replace(/#(?=\w+;)/g, '＃'),
  )
}

const bare = (text: string) => text.replace(/\s/g, '')

const twins: Record<string, string> = { '&': '＆', '<': '＜', '>': '＞' }
