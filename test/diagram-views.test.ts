import { describe, expect, test } from 'vitest'
import { type Diagram, type Edge, framesOf, isFrame, nodesOf, type Part } from '../src/outputs/diagrams/diagram.ts'
import { drawnEdges, mermaidLimits } from '../src/outputs/diagrams/flowchart.ts'
import { diagrams, diagramsOf, diagramText, legendLine } from '../src/outputs/diagrams/index.ts'
import { bigSystem } from './mermaid/big-system.ts'
import { everyKind } from './mermaid/every-kind.ts'
import { architectureFrom, architectureOf, specText, systems } from './tools/specs.ts'

const architectures = [
  ...systems.map(system => ({ system: system as string, architecture: architectureOf(system) })),
  { system: 'every-kind', architecture: architectureFrom(everyKind()) },
  ...[7, 12, 13, 30, 100].map(size => ({ system: `big-${size}`, architecture: architectureFrom(bigSystem(size)) })),
]
const samples = architectures.flatMap(({ system, architecture }) =>
  architecture.environments.flatMap(environment =>
    diagramsOf(architecture, environment).map(diagram => ({
      name: `${system} ${diagram.name}`,
      architecture,
      environment,
      diagram,
    })),
  ),
)

describe.each(samples)('$name', ({ diagram }) => {
  test('stays within what a page and Mermaid hold', () => {
    expect(diagram.edges.length).toBeLessThanOrEqual(25)
    expect(nodesOf(diagram.zones).length).toBeLessThanOrEqual(30)
    expect(drawnEdges(diagram)).toBeLessThanOrEqual(mermaidLimits.edges)
    expect(diagramText(diagram).length).toBeLessThanOrEqual(mermaidLimits.characters)
    expect(Math.max(...diagram.zones.map(depth))).toBeLessThanOrEqual(2)
  })

  test('has every id once, of letters, digits and underscores', () => {
    const ids = [...nodesOf(diagram.zones), ...framesOf(diagram.zones)].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z]{2,4}(_[A-Za-z0-9_]+)?$/)
  })

  test('draws lines between what is there, never into their own frame, and no pair twice', () => {
    const ids = new Set([...nodesOf(diagram.zones), ...framesOf(diagram.zones)].map(({ id }) => id))
    const frames = framesOf(diagram.zones)
    const pairs = diagram.edges.flatMap(({ from, to, line }) => from.map(id => `${id} ${to} ${line}`))
    expect(new Set(pairs).size).toBe(pairs.length)
    for (const { from, to } of diagram.edges) {
      for (const end of [...from, to]) expect(ids.has(end), end).toBe(true)
      for (const start of from) {
        expect(start).not.toBe(to)
        for (const frame of frames) {
          const inside = [...nodesOf(frame.members), ...framesOf(frame.members)].map(({ id }) => id)
          expect(frame.id === to && inside.includes(start)).toBe(false)
          expect(frame.id === start && inside.includes(to)).toBe(false)
        }
      }
    }
  })

  test('leaves nothing alone: a line to it, or to the frame it stands in; security cards stand by themselves', () => {
    const linked = new Set(diagram.edges.flatMap(({ from, to }) => [...from, to]))
    const frames = framesOf(diagram.zones)
    const lone = nodesOf(diagram.zones).filter(
      ({ id, shape }) =>
        shape !== 'flag' &&
        !linked.has(id) &&
        !frames.some(frame => nodesOf(frame.members).some(node => node.id === id) && linked.has(frame.id)),
    )
    expect(lone.map(({ id }) => id)).toEqual([])
  })

  test('says protocol and port on every line but those to copies, to what says it itself, and peerings', () => {
    const silent = diagram.edges.filter(({ label }) => label === null || !/\d/.test(label))
    for (const edge of silent) expect(toldElsewhere(edge, diagram), JSON.stringify(edge)).toBe(true)
  })

  test('uses exactly the classes it declares, and names them in its legend', () => {
    const text = diagramText(diagram)
    const declared = [...text.matchAll(/^ {2}classDef (\w+) /gm)].map(([, name]) => name)
    const assigned = [...text.matchAll(/^ {2}class (\S+) (\w+)$/gm)]
    expect(assigned.map(([, , name]) => name)).toEqual(declared)
    expect(assigned.flatMap(([, ids]) => ids!.split(',')).sort()).toEqual(
      nodesOf(diagram.zones)
        .map(({ id }) => id)
        .sort(),
    )
    const legend = /^ {2}%% 범례 \| (.*)$/m.exec(text)![1]!.split(' | ')
    expect(legend.map(entry => entry.split(' ')[0])).toEqual([
      ...declared,
      ...['==>', '-->', '-.->'].filter(arrow =>
        new RegExp(`^ +\\w.* ${arrow.replaceAll('.', '\\.')}[ |]`, 'm').test(text),
      ),
    ])
    expect(legendLine(diagram).split(', ')).toHaveLength(legend.length)
  })
})

describe.each(architectures)('$system', ({ architecture }) => {
  test('shows each service, store, broker, subnet and endpoint of an environment, or counts it', () => {
    for (const environment of architecture.environments) {
      const all = diagramsOf(architecture, environment)
      const text = all.map(diagramText).join('\n')
      for (const { id } of environment.services) expect(text).toContain(`"${id}<br/>`)
      for (const { name, cidr } of environment.network.subnets) expect(text).toContain(`"${name} · ${cidr}"`)
      expect(text).toContain(environment.network.addressSpace)
      const network = all.at(-1)!
      const endpoints = nodesOf(network.zones).filter(({ kind }) => kind === 'net')
      const counted = endpoints.map(({ lines }) => Number(/^PE (\d+)개/.exec(lines[0]!)?.[1] ?? 1))
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(environment.privateEndpoints.length)
    }
  })

  test('gives the same text each time', () => {
    expect(diagrams(architecture)).toEqual(diagrams(architecture))
    for (const { text } of diagrams(architecture)) expect(text).toMatch(/^---\nconfig:\n(?!.*[ \t]$).*\n$/ms)
  })
})

describe('what the spec says about diagrams', () => {
  const changed = (change: (text: string) => string) => {
    const architecture = architectureFrom(change(specText('minimal')))
    return diagrams(architecture)
      .map(({ text }) => text)
      .join('\n')
  }

  test('a store that nothing uses is drawn all the same: it is built and paid for', () => {
    expect(changed(text => text.replace('    uses: [main-db]', '    #'))).toContain('db_main_db[("PostgreSQL')
  })

  test('a palette changes the colours of a kind', () => {
    const text = changed(text =>
      text.replace('documents:\n', 'documents:\n  diagrams: { palette: { svc: "#AA0000" } }\n'),
    )
    expect(text).toContain('classDef svc fill:#F2D9D9,stroke:#AA0000,')
    expect(text).toContain('classDef data fill:#FCEBCB,stroke:#8A5A00,')
  })

  test('icons stand before names only where they are asked for', () => {
    const withIcon = (text: string) => text.replace('role: 공지 게시\n', 'role: 공지 게시\n    icon: 📌\n')
    expect(changed(withIcon)).not.toContain('📌')
    expect(
      changed(text => withIcon(text).replace('documents:\n', 'documents:\n  diagrams: { emoji: true }\n')),
    ).toContain('"📌 board-service<br/>')
  })

  test('the environment is never asked for its name: the same spec under another name differs in that name only', () => {
    const renamed = changed(text => text.replaceAll(/\bdev\b/g, 'qa')).replaceAll(/\bqa\b/g, 'dev')
    expect(renamed).toBe(changed(text => text))
  })
})

const depth = (part: Part): number => (isFrame(part) ? 1 + Math.max(0, ...part.members.map(depth)) : 0)

function toldElsewhere({ from, to, label }: Edge, { zones }: Diagram): boolean {
  if (label === '피어링') return true
  const target = [...nodesOf(zones), ...framesOf(zones)].find(({ id }) => id === to)!
  const words = 'title' in target ? [target.title] : target.lines
  const copies = from.every(id => id.startsWith('db_')) && /복제본/.test(words[0]!)
  return copies || words.some(line => /공용 주소.*\d/.test(line))
}
