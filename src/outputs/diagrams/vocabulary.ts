import type { Line, NodeKind, Shape } from './diagram.ts'

/** Fill and border of a kind; Okabe–Ito hues, darkened until the border stands out from white. Text is #111827 on all of them. */
interface Colours {
  fill: string
  border: string
}

export interface KindWords {
  /** As the legend names it. */
  name: string
  /** Colour in a word, for a legend without pictures. */
  colour: string
  colours: Colours
  dashed: boolean
}

/** In the order the legend prints them. */
export const kinds: Record<NodeKind, KindWords> = {
  user: { name: '사용자', colour: '회색', colours: { fill: '#F3F4F6', border: '#374151' }, dashed: false },
  edge: { name: '진입 지점', colour: '파랑', colours: { fill: '#DCEEF8', border: '#0072B2' }, dashed: false },
  svc: { name: '서비스', colour: '초록', colours: { fill: '#DDF3EA', border: '#007A5A' }, dashed: false },
  data: { name: '데이터', colour: '노랑', colours: { fill: '#FCEBCB', border: '#8A5A00' }, dashed: false },
  msg: { name: '메시징', colour: '자주', colours: { fill: '#F6E3EF', border: '#8E3B73' }, dashed: false },
  ext: { name: '외부 시스템', colour: '점선 테두리', colours: { fill: '#ECECEC', border: '#4B5563' }, dashed: true },
  ops: { name: '운영 서비스', colour: '남색', colours: { fill: '#E6E7F8', border: '#3B3F8F' }, dashed: false },
  sec: { name: '보안', colour: '빨강', colours: { fill: '#FBE4E4', border: '#7F1D1D' }, dashed: false },
  net: { name: 'Private Endpoint', colour: '흰색', colours: { fill: '#FFFFFF', border: '#0B4A58' }, dashed: false },
}

export const shapes: Record<Shape, { name: string; open: string; close: string }> = {
  stadium: { name: '알약', open: '([', close: '])' },
  hexagon: { name: '육각형', open: '{{', close: '}}' },
  rectangle: { name: '사각형', open: '[', close: ']' },
  subroutine: { name: '세로줄 상자', open: '[[', close: ']]' },
  cylinder: { name: '원통', open: '[(', close: ')]' },
  flag: { name: '깃발', open: '>', close: ']' },
  rounded: { name: '모서리 둥근 사각형', open: '(', close: ')' },
}

/** In the order the legend prints them. */
export const lines: Record<Line, { name: string; stroke: string; arrow: string }> = {
  request: { name: '요청', stroke: '굵은 선', arrow: '==>' },
  call: { name: '호출·데이터', stroke: '가는 선', arrow: '-->' },
  support: { name: '운영·복제', stroke: '점선', arrow: '-.->' },
}

/** Colours of a kind where the spec names one of its own: that is the border, and the fill is its tint. */
export function coloursOf(kind: NodeKind, palette: Readonly<Record<string, string>>): Colours {
  const own = palette[kind]
  return own === undefined ? kinds[kind].colours : { border: own, fill: tint(own) }
}

/** '#0072B2' → '#D9EAF4': 15 % of the colour on white. */
function tint(colour: string): string {
  const channels = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
  return `#${channels
    .map(channel =>
      Math.round(255 - (255 - channel) * 0.15)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`.toUpperCase()
}
