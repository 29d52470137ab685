/// <reference lib="dom" />
// The way from Mermaid's SVG to one that every program shows alike, in this order. Runs in the browser page, on the drawing that stands there:
// each function is sent as text, so none may call another or anything outside itself.

/** A legend entry: a node class ('svc') or a line as Mermaid writes it ('-->'), and its name. */
export interface LegendEntry {
  sign: string
  name: string
}

/** Mermaid makes a tspan of every word; without this librsvg and Inkscape swallow the blanks between them. */
export function keepBlanks(): void {
  for (const text of document.querySelectorAll('main svg text')) text.setAttribute('xml:space', 'preserve')
}

/** Group titles go to the frame's left edge and above the lines, with a halo: a line may pass behind, the title stays readable. */
export function raiseGroupTitles(): void {
  const svg = document.querySelector('main svg')!
  const nodes = svg.querySelector('g.nodes')
  if (nodes === null) return

  const raised = document.createElementNS('http://www.w3.org/2000/svg', 'g')
  raised.setAttribute('class', 'cluster-titles')
  raised.setAttribute('style', 'paint-order:stroke;stroke:#FAFBFC;stroke-width:5px;stroke-linejoin:round')
  for (const frame of svg.querySelectorAll('g.cluster')) {
    const box = frame.querySelector('rect')
    const title = frame.querySelector<SVGGElement>('.cluster-label')
    if (box === null || title === null) continue

    const place = title.transform.baseVal.consolidate()!.matrix
    const indent = 10
    const text = title.getBBox()
    const left = Math.min(box.x.baseVal.value + indent, place.e + text.x)
    title.setAttribute('transform', `translate(${left - text.x}, ${place.f})`)
    raised.append(title)
  }
  nodes.before(raised)
}

/** A strip under the drawing with the given entries; each looks like the first node or line of its kind, and one that does not occur is left out. */
export function addLegend(entries: readonly LegendEntry[]): void {
  const svg = document.querySelector<SVGSVGElement>('main svg')!
  // A narrow drawing would get a tall legend, and be a ribbon that fits no page: it is set in the middle of this width.
  const leastWidth = 480
  const drawing = svg.viewBox.baseVal
  const { y, height } = drawing
  const width = Math.max(drawing.width, leastWidth)
  const x = drawing.x - (width - drawing.width) / 2
  const element = (name: string, attributes: Record<string, string | number>) => {
    const created = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, String(value))
    return created
  }
  const lineClass: Record<string, string> = {
    '==>': '.edge-thickness-thick',
    '-->': '.edge-pattern-solid:not(.edge-thickness-thick)',
    '-.->': '.edge-pattern-dotted',
  }
  const copied = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray']
  const looksOf = (sign: string) => {
    const line = lineClass[sign]
    const sample =
      line === undefined
        ? svg.querySelector(`g.node.${CSS.escape(sign)} :is(rect, polygon, path)`)
        : svg.querySelector(`path.flowchart-link:not(.edge-thickness-invisible)${line}`)
    if (sample === null) return null

    const style = getComputedStyle(sample)
    return element(
      line === undefined ? 'rect' : 'path',
      Object.fromEntries(copied.map(key => [key, style.getPropertyValue(key)])),
    )
  }

  const indent = 8
  const [signWidth, signGap, entryGap, rowHeight] = [22, 6, 16, 24]
  const strip = element('g', { class: 'legend', transform: `translate(${x},${y + height + 12})` })
  svg.append(strip)
  let [left, row] = [indent, 0]
  for (const { sign, name } of entries) {
    const looks = looksOf(sign)
    if (looks === null) continue

    const text = element('text', { fill: '#111827', 'xml:space': 'preserve' }) as SVGTextElement
    text.textContent = name
    strip.append(text)
    const entryWidth = signWidth + signGap + text.getComputedTextLength()
    if (left > indent && left + entryWidth > width - indent) {
      left = indent
      row += 1
    }
    const top = row * rowHeight
    if (looks.tagName === 'rect') {
      for (const [key, value] of Object.entries({ x: left, y: top + 5, width: signWidth, height: 14 }))
        looks.setAttribute(key, String(value))
    } else {
      looks.setAttribute('d', `M${left},${top + 12}h${signWidth}`)
    }
    text.before(looks)
    text.setAttribute('x', String(left + signWidth + signGap))
    text.setAttribute('y', String(top + 17))
    left += entryWidth + entryGap
  }
  if (strip.childElementCount === 0) {
    strip.remove()
    return
  }

  strip.prepend(
    element('path', { d: `M${indent},-5H${width - indent}`, stroke: '#6B7280', 'stroke-width': 1, fill: 'none' }),
  )
  svg.setAttribute('viewBox', `${x} ${y} ${width} ${height + 12 + (row + 1) * rowHeight + 6}`)
}

/** Computed style becomes attributes and style sheets go: Inkscape ignores Mermaid's, and paints black boxes. */
export function flatten(): void {
  const svg = document.querySelector<SVGSVGElement>('main svg')!
  const paint = [
    'fill',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'fill-opacity',
    'stroke-opacity',
    'opacity',
    'stroke-linejoin',
    'paint-order',
  ]
  const type = ['font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor']
  const initial: Record<string, string> = {
    'stroke-dasharray': 'none',
    'fill-opacity': '1',
    'stroke-opacity': '1',
    opacity: '1',
    'stroke-linejoin': 'miter',
    'paint-order': 'normal',
    'font-weight': '400',
    'font-style': 'normal',
    'text-anchor': 'start',
  }
  const hex = (_: string, ...channels: string[]) =>
    `#${channels
      .slice(0, 3)
      .map(channel => Number(channel).toString(16).padStart(2, '0'))
      .join('')}`
  const written = (value: string) =>
    value
      .replace(/"/g, "'")
      .replace(/px\b/g, '')
      .replace(/rgb\((\d+), (\d+), (\d+)\)/g, hex)

  // All styles are read before any is written: an attribute set on a parent would change what its children compute.
  const leaves = [...svg.querySelectorAll('path,rect,polygon,circle,ellipse,line,polyline,text,tspan')]
  const styles = leaves.map(leaf => {
    const style = getComputedStyle(leaf)
    const properties =
      leaf.tagName === 'tspan' ? ['font-weight'] : leaf.tagName === 'text' ? [...paint, ...type] : paint
    const kept = properties.filter(property => property !== 'stroke-width' || style.stroke !== 'none')
    return {
      hidden: style.display === 'none',
      values: kept.map(property => [property, style.getPropertyValue(property)] as const),
    }
  })
  for (const [index, leaf] of leaves.entries()) {
    const { hidden, values } = styles[index]!
    if (hidden) {
      leaf.remove()
      continue
    }
    leaf.removeAttribute('style')
    for (const [property, value] of values) {
      if (value === '' || value === initial[property]) leaf.removeAttribute(property)
      else leaf.setAttribute(property, written(value))
    }
  }
  // Weight stands on the words, so a row's own is only noise.
  for (const row of svg.querySelectorAll('tspan.row')) row.removeAttribute('font-weight')
  for (const sheet of svg.querySelectorAll('style')) sheet.remove()
  for (const group of svg.querySelectorAll('[style]')) group.removeAttribute('style')
}

/** White ground, real width and height instead of 100 %, coordinates to a hundredth, and nothing that nobody refers to. */
export function tidy(): void {
  const svg = document.querySelector<SVGSVGElement>('main svg')!
  svg.removeAttribute('style')
  const { x, y, width, height } = svg.viewBox.baseVal
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  const size = { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(width) + 1, height: Math.ceil(height) + 1 }
  for (const [key, value] of Object.entries(size)) ground.setAttribute(key, String(value))
  ground.setAttribute('fill', '#ffffff')
  svg.querySelector('g')!.before(ground)
  svg.setAttribute('viewBox', Object.values(size).join(' '))
  svg.setAttribute('width', String(size.width))
  svg.setAttribute('height', String(size.height))
  svg.setAttribute('xml:lang', 'ko')

  const numbers = [
    'd',
    'transform',
    'points',
    'x',
    'y',
    'width',
    'height',
    'cx',
    'cy',
    'r',
    'rx',
    'ry',
    'x1',
    'y1',
    'x2',
    'y2',
  ]
  const rounded = (text: string) =>
    text.replace(/-?\d+\.\d{3,}(e-?\d+)?/g, number => String(Math.round(Number(number) * 100) / 100 + 0))
  for (const element of svg.querySelectorAll('*')) {
    for (const name of ['data-points', 'data-look', 'data-et']) element.removeAttribute(name)
    for (const name of numbers) {
      const value = element.getAttribute(name)
      if (value !== null) element.setAttribute(name, rounded(value))
    }
  }
  for (const box of svg.querySelectorAll('rect.background:not([width])')) box.remove()
  const used = new Set([...svg.outerHTML.matchAll(/url\((?:&quot;|["'])?#([^)"'&]+)/g)].map(([, id]) => id))
  for (const definition of svg.querySelectorAll('marker, filter, linearGradient, radialGradient'))
    if (!used.has(definition.id)) definition.remove()
  for (const empty of svg.querySelectorAll('defs:empty')) empty.remove()
}

/** What a drawing may not hold: anything but shapes and text, handlers, links and references out of the file. */
export function forbiddenParts(): string[] {
  const allowed = new Set(
    'svg g path rect polygon circle ellipse line polyline text tspan title desc defs marker'.split(' '),
  )
  const found = new Set<string>()
  for (const element of document.querySelectorAll('main svg, main svg *')) {
    if (!allowed.has(element.tagName)) found.add(`<${element.tagName}>`)
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || /href$/i.test(name) || (/url\(/i.test(value) && !/^url\(["']?#/.test(value)))
        found.add(name)
    }
  }
  return [...found].sort()
}

/** The finished drawing as a file's text, and its size in CSS pixels. */
export function finished(): { svg: string; title: string; width: number; height: number } {
  const svg = document.querySelector<SVGSVGElement>('main svg')!
  return {
    svg: `${new XMLSerializer().serializeToString(svg)}\n`,
    title: svg.querySelector('title')?.textContent ?? '',
    width: svg.width.baseVal.value,
    height: svg.height.baseVal.value,
  }
}
