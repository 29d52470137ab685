import type { Page } from 'puppeteer'
import { draw } from './page/draw.ts'
import {
  addLegend,
  finished,
  flatten,
  forbiddenParts,
  keepBlanks,
  type LegendEntry,
  raiseGroupTitles,
  tidy,
} from './page/finish.ts'

export type Format = 'svg' | 'png' | 'pdf'

export interface Drawing {
  svg: string
  title: string
  width: number
  height: number
}

/** Mermaid's own bound: a longer text becomes an error picture, not an error. */
const maxCharacters = 50_000

/** Chromium's bound for one side of a picture, in pixels. */
const maxPixels = 16_384

/** Everything but Mermaid and the browser that a drawing depends on. */
export const drawingSteps: string = [draw, keepBlanks, raiseGroupTitles, addLegend, flatten, tidy]
  .map(String)
  .join('\n')

/**
 * Draws a diagram in the page and leaves it standing there, finished.
 * @throws Error with a Korean message where Mermaid refuses the source or the drawing holds what it may not.
 */
export async function drawDiagram(page: Page, name: string, source: string): Promise<Drawing> {
  if (source.length > maxCharacters)
    throw new Error(`Mermaid의 한도인 ${maxCharacters}자를 넘습니다 (${source.length}자). 다이어그램을 나누세요.`)

  await page.evaluate(draw, drawingId(name), source).catch(error => {
    throw new Error(`Mermaid가 그리지 못했습니다: ${firstLines(error)}`)
  })
  await page.evaluate(keepBlanks)
  await page.evaluate(raiseGroupTitles)
  await page.evaluate(addLegend, legendOf(source))
  await page.evaluate(flatten)
  await page.evaluate(tidy)
  const forbidden = await page.evaluate(forbiddenParts)
  if (forbidden.length > 0)
    throw new Error(
      `그림에 허용되지 않는 요소가 있습니다: ${forbidden.join(', ')}. flowchart와 htmlLabels: false 로 그리세요.`,
    )
  return page.evaluate(finished)
}

/** The bytes of the drawing that stands in the page. `scale` concerns PNG only: 2 is twice the natural size. */
export async function capture(page: Page, drawing: Drawing, format: Format, scale: number): Promise<Uint8Array> {
  const { svg, title, width, height } = drawing
  if (format === 'svg') return Buffer.from(svg)
  if (format === 'png') {
    const fitting = Math.min(scale, maxPixels / Math.max(width, height))
    return page.screenshot({
      type: 'png',
      clip: { x: 0, y: 0, width, height, scale: fitting },
      captureBeyondViewport: true,
    })
  }
  await page.evaluate(text => {
    document.title = text
  }, title)
  const pdf = await page.pdf({
    width: `${width}px`,
    height: `${height}px`,
    printBackground: true,
    pageRanges: '1',
    margin: {},
  })
  return withoutDates(pdf)
}

/** `%% 범례 | svc 서비스 | --> 호출·데이터` → the entries, in that order; [] for a file that has no such line. */
export function legendOf(source: string): LegendEntry[] {
  const line = /^\s*%% 범례 \|(.*)$/m.exec(source)?.[1] ?? ''
  return line
    .split('|')
    .map(entry => /^\s*(\S+)\s+(.*?)\s*$/.exec(entry))
    .filter(match => match !== null)
    .map(match => ({ sign: match[1]!, name: match[2]! }))
}

/** Two drawings in one page must not share ids, so the file's name is in them. */
const drawingId = (name: string) => `ktarch-${name.replace(/[^A-Za-z0-9]+/g, '-')}`

const firstLines = (error: unknown) =>
  (error instanceof Error ? error.message : String(error))
    .split('\n')
    .filter(line => !/^\s+at /.test(line))
    .slice(0, 4)
    .join('\n')

/** Chromium writes the time into a PDF; the same drawing is to give the same bytes. Lengths stay, so offsets do too. */
function withoutDates(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1')
  return Buffer.from(
    text.replace(
      /(\/(?:CreationDate|ModDate) \(D:)(\d{14})/g,
      (_, key: string, digits: string) => key + '20000101000000'.slice(0, digits.length),
    ),
    'latin1',
  )
}
