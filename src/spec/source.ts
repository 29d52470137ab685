import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import { type IdPath, type Position, pathKeys } from '../diagnostic.ts'
import type { Comment } from './tokens.ts'

/** The text of a spec as it was read, and where in it each id path stands. */
export interface Source {
  /** Without byte order mark, every line break as \n. */
  text: string
  comments: readonly Comment[]
  /** The place of an id path; of its nearest ancestor that exists, if it does not. */
  locate(at: IdPath, on?: 'key' | 'value'): Position
  /** Where exactly a key or a value stands; undefined where it does not, or only an alias leads to it. */
  span(at: IdPath, on: 'key' | 'value'): [number, number] | undefined
  /** A scalar as its author wrote it ('1.30'), or undefined where there is no scalar. */
  raw(at: IdPath): string | undefined
  /** The 1-based line and column of a stretch of the text, cut at the end of its first line. */
  position(from: number, to: number): Position
}

/** One step of the way to an id path: the node found there and, in a map, the key it stands under. */
interface Step {
  key?: Scalar
  node: Node | null
}

export function sourceOf(text: string, document: Document | null = null, comments: readonly Comment[] = []): Source {
  const position = positionsIn(text)
  const stepsTo = stepsIn(document)
  return {
    text,
    comments,
    position,
    locate(at, on = 'value') {
      const { steps, reached } = stepsTo(at)
      const { key, node } = steps.at(-1)!
      if (key && (!reached || on === 'key' || node === null || standsBelowItsKey(node))) return position(...spanOf(key))
      return node ? position(...spanOf(node)) : position(0, 1)
    },
    span(at, on) {
      const { steps, reached } = stepsTo(at)
      if (!reached || steps.some(({ node }) => isAlias(node))) return undefined
      const { key, node } = steps.at(-1)!
      const found = on === 'key' ? key : node
      return found ? spanOf(found) : undefined
    },
    raw(at) {
      const { steps, reached } = stepsTo(at)
      const { node } = steps.at(-1)!
      return reached && isScalar(node) ? text.slice(...spanOf(node)) : undefined
    },
  }
}

/** Finds every step that exists on the way to a path, the root first. What one path finds, the next one need not search. */
function stepsIn(document: Document | null) {
  const pairs = new WeakMap<YAMLMap, Map<string, KeyedPair>>()
  const targets = new WeakMap<Alias, Node>()

  const resolved = (node: Node | null): Node | null => {
    if (!isAlias(node)) return node
    const target = targets.get(node) ?? node.resolve(document!) ?? node
    targets.set(node, target)
    return target
  }

  const stepFrom = (parent: Node | null, key: string): Step | undefined => {
    if (isSeq(parent))
      return parent.items[Number(key)] === undefined ? undefined : { node: parent.items[Number(key)] as Node }
    if (!isMap(parent)) return undefined
    const byKey = pairs.get(parent) ?? pairsByKey(parent)
    pairs.set(parent, byKey)
    const pair = byKey.get(key)
    return pair && { key: pair.key, node: pair.value }
  }

  return (at: IdPath): { steps: Step[]; reached: boolean } => {
    const steps: Step[] = [{ node: (document?.contents ?? null) as Node | null }]
    for (const key of pathKeys(at)) {
      const step = stepFrom(resolved(steps.at(-1)!.node), key)
      if (!step) return { steps, reached: false }
      steps.push(step)
    }
    return { steps, reached: true }
  }
}

type KeyedPair = Pair<Scalar, Node | null>

/** Of a key that stands twice the first. */
function pairsByKey(map: YAMLMap): Map<string, KeyedPair> {
  const byKey = new Map<string, KeyedPair>()
  for (const pair of map.items as KeyedPair[]) {
    if (isScalar(pair.key) && !byKey.has(keyText(pair.key))) byKey.set(keyText(pair.key), pair)
  }
  return byKey
}

/** The key as it stands in id paths: always a string, always NFC. */
export function keyText(key: Scalar): string {
  const text = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
  return text.normalize('NFC')
}

const standsBelowItsKey = (node: Node) => isCollection(node) && !node.flow

export const spanOf = (node: Node): [number, number] => [node.range?.[0] ?? 0, node.range?.[1] ?? 1]

function positionsIn(text: string) {
  let lineStarts: number[] | undefined
  return (from: number, to: number): Position => {
    lineStarts ??= startsOfLines(text)
    const offset = Math.max(0, Math.min(from, text.length))
    let low = 0
    let high = lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (lineStarts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    const endOfLine = (lineStarts[low + 1] ?? text.length + 1) - 1
    return {
      line: low + 1,
      column: offset - lineStarts[low]! + 1,
      offset,
      length: Math.max(1, Math.min(to, endOfLine) - offset),
    }
  }
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
