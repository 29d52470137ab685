import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import { childPath, type IdPath } from '../diagnostic.ts'
import { hiddenIn, invisibleIn } from './characters.ts'
import type { FixableDiagnostic } from './fixes.ts'
import { keyFault } from './keys.ts'
import { limits } from './limits.ts'
import { keyText, type Source, spanOf } from './source.ts'
import { splitNumber } from './split-number.ts'

/** What a JSON text may hold. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

export interface PlainReading {
  value: Plain
  diagnostics: FixableDiagnostic[]
}

/** From the YAML tree to plain values, refusing what two readers could understand differently. */
export function plainValueOf(document: Document, source: Source): PlainReading {
  const reading: Reading = { source, diagnostics: [], untold: 0, anchors: new Map(), following: new Set(), expanded: 0 }
  const value = plainOf(document.contents as Node | null, '', 0, reading)
  const { diagnostics, untold } = reading
  return { value, diagnostics: untold > 0 ? [...diagnostics, more(untold)] : diagnostics }
}

const more = (count: number): FixableDiagnostic => ({
  rule: 'yaml-limit',
  severity: 'error',
  at: '',
  message: `이런 곳이 ${count}개 더 있습니다.`,
  suggestion: '먼저 알린 것을 고치고 다시 검사하세요.',
})

interface Reading {
  source: Source
  diagnostics: FixableDiagnostic[]
  /** Refusals beyond the number that is told one by one. */
  untold: number
  /** The latest node of each anchor name, in the order of the text. */
  anchors: Map<string, Node>
  /** Nodes reached through aliases at this moment; one that occurs twice contains itself. */
  following: Set<Node>
  /** Values made by following aliases; over the limit nothing more is read. */
  expanded: number
}

function plainOf(node: Node | null, at: IdPath, depth: number, reading: Reading): Plain {
  if (node === null || reading.expanded > limits.expandedValues) return null
  if (reading.following.size > 0) reading.expanded++
  if (isAlias(node)) return aliasedValue(node, at, depth, reading)
  if (reading.following.size === 0 && node.anchor) reading.anchors.set(node.anchor, node)
  if (isMap(node)) return mapOf(node, at, depth, reading)
  if (isSeq(node)) return node.items.map((item, i) => itemOf(item as Node, childPath(at, i), depth + 1, reading))
  return isScalar(node) ? scalarValue(node, at, reading) : null
}

function aliasedValue(alias: Alias, at: IdPath, depth: number, reading: Reading): Plain {
  const name = alias.source
  const target = reading.anchors.get(name)
  if (!target) {
    return refuse(reading, at, alias, {
      rule: 'yaml',
      message: `앞에 앵커 &${name} 표시가 없는 별칭 *${name} 표시입니다.`,
      suggestion: '앵커를 먼저 쓰거나, *로 시작하는 글이면 따옴표로 감싸세요.',
    })
  }
  if (reading.following.has(target) || contains(target, alias)) {
    return refuse(reading, at, alias, {
      rule: 'yaml',
      message: `별칭 *${name} 안에 자기 자신이 들어 있습니다.`,
      suggestion: '값을 직접 쓰세요.',
    })
  }
  if (depth > limits.depth) {
    return refuse(reading, at, alias, {
      rule: 'yaml-limit',
      message: '별칭(*)을 따라간 깊이가 너무 깊습니다.',
      allowed: `${limits.depth}단계까지`,
    })
  }
  reading.following.add(target)
  const value = plainOf(target, at, depth + 1, reading)
  reading.following.delete(target)
  if (reading.expanded > limits.expandedValues && reading.following.size === 0) {
    return refuse(reading, at, alias, {
      rule: 'yaml-limit',
      message: '별칭(*)을 펼친 값이 너무 많습니다.',
      allowed: `${limits.expandedValues}개까지`,
      suggestion: '앵커를 줄이고 값을 직접 쓰세요.',
    })
  }
  return value
}

const contains = (outer: Node, inner: Node) =>
  outer.range != null && inner.range != null && outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1]

function mapOf(map: YAMLMap, at: IdPath, depth: number, reading: Reading): Plain {
  const value: { [key: string]: Plain } = {}
  const seen = new Map<string, Scalar>()
  for (const [i, { key, value: node }] of (map.items as Pair<Node, Node | null>[]).entries()) {
    const fault = keyFault(key)
    if (!isScalar(key)) {
      refuse(reading, at, key, fault!)
      continue
    }
    const name = keyText(key)
    const path = childPath(at, name)
    const first = seen.get(name)
    const split = splitNumber(map, i, reading.source.text)
    seen.set(name, first ?? key)
    if (first) refuse(reading, path, key, twice(key, first, path, reading.source), 'key')
    else if (split) refuse(reading, childPath(at, split.key), split.span, split.fault)
    else if (fault) refuse(reading, path, key, fault, 'key')
    else if (node === null || isEmpty(node)) refuse(reading, path, key, withoutValue(name), 'key')
    else value[name] = name === 'name' ? nameOf(node, path, depth, reading) : plainOf(node, path, depth + 1, reading)
  }
  return value
}

function itemOf(item: Node, at: IdPath, depth: number, reading: Reading): Plain {
  if (!isEmpty(item)) return plainOf(item, at, depth, reading)
  return refuse(reading, at, item, {
    rule: 'empty-value',
    message: '목록에 빈 항목이 있습니다.',
    suggestion: '값을 쓰거나 이 항목을 지우세요.',
  })
}

const isEmpty = (node: Node) => isScalar(node) && node.value === null

const withoutValue = (name: string): Fault => ({
  rule: 'empty-value',
  message: `${name} 키에 값이 없습니다.`,
  suggestion: '값을 쓰세요. 기본값을 쓰려면 이 키를 지우고, 상속한 항목을 끄려면 enabled: false를 쓰세요.',
})

const twice = (key: Scalar, first: Scalar, at: IdPath, source: Source): Fault => ({
  rule: 'duplicate-key',
  message: `${keyText(key)} 키가 두 번 있습니다. 처음은 ${source.position(...spanOf(first)).line}번째 줄입니다.`,
  suggestion: '하나만 남기세요.',
  related: [{ at, message: '처음 쓴 곳' }],
})

function scalarValue(node: Scalar, at: IdPath, reading: Reading): Plain {
  const { value } = node
  if (typeof value === 'number') return numberValue(value, node, at, reading)
  if (typeof value !== 'string') return value as null | boolean
  const text = value.normalize('NFC')
  const hidden = hiddenIn(text)
  return hidden ? refuse(reading, at, node, hidden) : text
}

function numberValue(value: number, node: Scalar, at: IdPath, reading: Reading): Plain {
  if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return value
  const found = node.source ?? String(value)
  return refuse(reading, at, node, {
    rule: 'yaml-feature',
    message: '정확하게 읽을 수 없는 숫자입니다.',
    found,
    suggestion: `글자이면 따옴표로 감싸세요: "${found}"`,
  })
}

/** The value of a key `name` is shown to people, who must be able to tell two of them apart. */
function nameOf(node: Node, at: IdPath, depth: number, reading: Reading): Plain {
  const name = plainOf(node, at, depth + 1, reading)
  const hidden =
    typeof name === 'string' ? invisibleIn(name.replaceAll(/(\p{Emoji})[\u200d\ufe0e\ufe0f]/gu, '$1')) : undefined
  return hidden ? refuse(reading, at, node, hidden) : name
}

type Fault = Omit<FixableDiagnostic, 'severity' | 'at' | 'on' | 'position'>

function refuse(
  reading: Reading,
  at: IdPath,
  place: Node | [number, number],
  fault: Fault,
  on: 'key' | 'value' = 'value',
): null {
  if (reading.diagnostics.length >= limits.findings) {
    reading.untold++
    return null
  }
  const position = reading.source.position(...(Array.isArray(place) ? place : spanOf(place)))
  reading.diagnostics.push({ severity: 'error', at, on, ...fault, position })
  return null
}
