/** What a finished SVG shows, read from its text: our own drawings have a known shape, so patterns are enough. */
export interface DrawnDiagram {
  width: number
  height: number
  title: string
  description: string
  /** Id in the source → text of its lines. */
  nodes: Map<string, string[]>
  frames: Map<string, string[]>
  /** Texts of labelled lines, in the order drawn. */
  edgeLabels: string[][]
  /** Lines that are seen. */
  edges: number
  legend: string[]
  /** Smallest type in the drawing's units. */
  smallestType: number
}

export function readSvg(svg: string): DrawnDiagram {
  const id = /<svg id="([^"]+)"/.exec(svg)![1]!
  const attribute = (name: string) => Number(new RegExp(`<svg [^>]*?${name}="([\\d.]+)"`).exec(svg)![1])
  const frameIds = [
    ...svg.matchAll(
      new RegExp(`<g class="cluster[ "][^>]*? id="${id}-([^"]+)"|<g class="cluster" id="${id}-([^"]+)"`, 'g'),
    ),
  ].map(match => match[1] ?? match[2]!)
  const titles = sections(svg, /<g class="cluster-label/g).map(rowsOf)
  return {
    width: attribute('width'),
    height: attribute('height'),
    title: decode(/<title[^>]*>([^<]*)<\/title>/.exec(svg)?.[1] ?? ''),
    description: decode(/<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1] ?? ''),
    nodes: new Map(
      sections(svg, /<g class="node /g).map(section => [
        new RegExp(`id="${id}-flowchart-(.+?)-\\d+"`).exec(section)![1]!,
        rowsOf(section),
      ]),
    ),
    frames: new Map(frameIds.map((frame, index) => [frame, titles[index] ?? []])),
    edgeLabels: sections(svg, /<g class="edgeLabel"/g)
      .map(rowsOf)
      .filter(rows => rows.join('') !== ''),
    edges: [...svg.matchAll(/<path [^>]*class="([^"]*flowchart-link[^"]*)"/g)].filter(
      ([, classes]) => !classes!.includes('edge-thickness-invisible'),
    ).length,
    legend: rowsOf(svg.slice(svg.lastIndexOf('<g class="legend"'))),
    smallestType: Math.min(...[...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size))),
  }
}

/** The text from each mark to the next, or to the end. */
function sections(svg: string, mark: RegExp): string[] {
  const starts = [...svg.matchAll(mark)].map(({ index }) => index)
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? svg.length
    // The group ends where as many groups were closed as opened.
    let depth = 0
    for (const { 0: tag, index: at } of svg.slice(start, end).matchAll(/<g[ >]|<\/g>/g)) {
      depth += tag === '</g>' ? -1 : 1
      if (depth === 0) return svg.slice(start, start + at)
    }
    return svg.slice(start, end)
  })
}

/** Lines of text: rows of a label, or whole texts. */
function rowsOf(section: string): string[] {
  return [...section.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].flatMap(([, inner]) => {
    const rows = inner!
      .split(/<tspan [^>]*class="text-outer-tspan[^>]*>/)
      .map(row => decode(row.replace(/<[^>]*>/g, '')))
    return rows.filter((row, index) => index > 0 || row !== '')
  })
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' }

const decode = (text: string) =>
  text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) =>
    name.startsWith('#')
      ? String.fromCodePoint(Number(name[1] === 'x' ? `0${name.slice(1)}` : name.slice(1)))
      : (entities[name] ?? whole),
  )
