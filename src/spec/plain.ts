import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
} from 'yaml'
import { childPath, type Diagnostic, type IdPath } from '../diagnostic.ts'
import { hiddenIn, invisibleIn } from './characters.ts'
import { limits } from './limits.ts'
import { keyText, type Source, spanOf } from './source.ts'

/** What a JSON text may hold. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

export interface PlainReading {
  value: Plain
  diagnostics: Diagnostic[]
}

/** From the YAML tree to plain values, refusing what two readers could understand differently. */
export function plainValueOf(document: Document, source: Source): PlainReading {
  const reading: Reading = { source, diagnostics: [], anchors: new Map(), following: new Set(), expanded: 0 }
  const value = document.contents === null ? null : plainOf(document.contents as Node, '', 0, reading)
  return { value, diagnostics: reading.diagnostics }
}

interface Reading {
  source: Source
  diagnostics: Diagnostic[]
  /** The latest node of each anchor name, in the order of the text. */
  anchors: Map<string, Node>
  /** Nodes reached through aliases at this moment; one that occurs twice contains itself. */
  following: Set<Node>
  expanded: number
}

function plainOf(node: Node | null, at: IdPath, depth: number, reading: Reading): Plain {
  if (node === null) return null
  if (reading.following.size > 0 && ++reading.expanded > limits.expandedValues) return null
  if (depth > limits.depth)
    return refuse(reading, 'yaml-limit', at, node, '별칭(*)을 따라간 깊이가 너무 깊습니다.', `${limits.depth}단계까지`)
  if (isAlias(node)) return aliasedValue(node, at, depth, reading)
  if (reading.following.size === 0 && node.anchor) reading.anchors.set(node.anchor, node)
  if (isMap(node)) return mapOf(node, at, depth, reading)
  if (isSeq(node)) return node.items.map((item, i) => itemOf(item as Node, childPath(at, i), depth + 1, reading))
  return isScalar(node) ? scalarValue(node, at, reading) : null
}

function aliasedValue(alias: Alias, at: IdPath, depth: number, reading: Reading): Plain {
  const target = reading.anchors.get(alias.source)
  if (!target) {
    return refuse(
      reading,
      'yaml',
      at,
      alias,
      `별칭 *${alias.source}보다 앞에 앵커 &${alias.source}가 없습니다.`,
      undefined,
      '앵커를 먼저 쓰거나, *로 시작하는 글이면 따옴표로 감싸세요.',
    )
  }
  if (reading.following.has(target) || contains(target, alias)) {
    return refuse(
      reading,
      'yaml',
      at,
      alias,
      `별칭 *${alias.source}가 자기 자신을 담습니다.`,
      undefined,
      '값을 직접 쓰세요.',
    )
  }
  reading.following.add(target)
  const value = plainOf(target, at, depth, reading)
  reading.following.delete(target)
  if (reading.expanded > limits.expandedValues && reading.following.size === 0) {
    reading.expanded = 0
    return refuse(
      reading,
      'yaml-limit',
      at,
      alias,
      '별칭(*)을 펼친 값이 너무 많습니다.',
      `${limits.expandedValues}개까지`,
      '앵커를 줄이고 값을 직접 쓰세요.',
    )
  }
  return value
}

const contains = (outer: Node, inner: Node) =>
  outer.range != null && inner.range != null && outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1]

function mapOf(map: YAMLMap, at: IdPath, depth: number, reading: Reading): Plain {
  const value: { [key: string]: Plain } = {}
  const seen = new Map<string, Scalar>()
  for (const [i, pair] of (map.items as Pair<Node | null, Node | null>[]).entries()) {
    const { key } = pair
    if (!isScalar(key)) {
      refuse(
        reading,
        'yaml-feature',
        at,
        key ?? map,
        '키는 글자여야 합니다.',
        undefined,
        key && isAlias(key) ? '별칭 대신 키의 이름을 쓰세요.' : '목록이나 맵은 값 자리에 쓰세요.',
      )
      continue
    }
    const name = keyText(key)
    const path = childPath(at, name)
    const first = seen.get(name)
    if (first) {
      duplicateKey(reading, path, key, first)
      continue
    }
    seen.set(name, key)
    if (splitMoney(map, i, reading, at)) continue
    if (!keyIsSafe(key, name, path, reading)) continue
    if (pair.value === null || isEmpty(pair.value)) emptyValue(reading, path, key)
    value[name] = plainOf(pair.value, path, depth + 1, reading)
    if (name === 'name' && typeof value[name] === 'string') visibleName(value[name], path, pair.value, reading)
  }
  return value
}

function itemOf(item: Node | null, at: IdPath, depth: number, reading: Reading): Plain {
  if (item === null || isEmpty(item)) {
    return refuse(
      reading,
      'empty-value',
      at,
      item,
      '목록에 빈 항목이 있습니다.',
      undefined,
      '값을 쓰거나 이 항목을 지우세요.',
    )
  }
  return plainOf(item, at, depth, reading)
}

const isEmpty = (node: Node) => isScalar(node) && node.value === null

function emptyValue(reading: Reading, at: IdPath, key: Scalar) {
  reading.diagnostics.push({
    rule: 'empty-value',
    severity: 'error',
    at,
    on: 'key',
    message: `${keyText(key)} 키에 값이 없습니다.`,
    suggestion: '값을 쓰세요. 기본값을 쓰려면 이 줄을 지우고, 상속한 항목을 끄려면 enabled: false를 쓰세요.',
  })
}

/** `{ monthly: $1,450 }` is a map with the key 450: the comma divides. True if that was said. */
function splitMoney(map: YAMLMap, index: number, reading: Reading, at: IdPath): boolean {
  const { key, value } = map.items[index] as Pair<Node, Node | null>
  const before = map.items[index - 1] as Pair<Node, Node | null> | undefined
  if (
    !map.flow ||
    !before ||
    !isScalar(key) ||
    !/^\d{3}(\.\d+)?$/.test(key.source ?? '') ||
    !(value === null || isEmpty(value))
  )
    return false
  if (!isScalar(before.key) || !isScalar(before.value) || !/^\$?\d{1,3}$/.test(before.value.source ?? '')) return false
  const [from] = spanOf(before.value)
  const [, to] = spanOf(key)
  const written = reading.source.text.slice(from, to)
  reading.diagnostics.push({
    rule: 'yaml',
    severity: 'error',
    at: childPath(at, keyText(before.key)),
    message: '{ } 안의 쉼표가 숫자를 둘로 나누었습니다.',
    found: written,
    suggestion: `쉼표 없이 ${written.replaceAll(/,\s*/g, '')}(으)로 쓰세요.`,
    position: reading.source.position(from, to),
  })
  return true
}

const dangerousKeys = new Set(['__proto__', 'constructor', 'prototype'])

function keyIsSafe(key: Scalar, name: string, at: IdPath, reading: Reading): boolean {
  const refuseKey = (rule: string, message: string, suggestion: string, found?: string) => {
    reading.diagnostics.push({ rule, severity: 'error', at, on: 'key', message, found, suggestion })
    return false
  }
  if (dangerousKeys.has(name)) {
    return refuseKey(
      'yaml-feature',
      `${name} 키는 쓸 수 없습니다.`,
      '다른 이름을 쓰세요. JavaScript의 객체를 바꾸는 데 쓰이는 이름입니다.',
    )
  }
  if (name === '<<' && key.type === Scalar.PLAIN) {
    return refuseKey('yaml-feature', '병합 키(<<)는 쓸 수 없습니다.', '공통 값은 defaults나 serviceDefaults에 쓰세요.')
  }
  if (typeof key.value !== 'string') {
    if (name === '') return refuseKey('empty-value', '콜론 앞에 키가 없습니다.', '키의 이름을 쓰세요.')
    return refuseKey(
      'yaml-feature',
      `키 ${name}은(는) 글자가 아니라 ${kindOf(key.value)}로 읽힙니다.`,
      `따옴표로 감싸세요: "${name}"`,
      name,
    )
  }
  const hidden = hiddenIn(name) ?? invisibleIn(name)
  if (hidden) return refuseKey('hidden-character', hidden.message, '그 글자를 지우고 다시 입력하세요.', hidden.code)
  return true
}

function duplicateKey(reading: Reading, at: IdPath, key: Scalar, first: Scalar) {
  const { line } = reading.source.position(...spanOf(first))
  reading.diagnostics.push({
    rule: 'duplicate-key',
    severity: 'error',
    at,
    on: 'key',
    message: `${keyText(key)} 키가 두 번 있습니다. 처음은 ${line}번째 줄입니다.`,
    suggestion: '하나만 남기세요.',
    related: [{ at, message: '처음 쓴 곳' }],
    position: reading.source.position(...spanOf(key)),
  })
}

function scalarValue(node: Scalar, at: IdPath, reading: Reading): Plain {
  const { value } = node
  if (typeof value === 'number') return numberValue(value, node, at, reading)
  if (typeof value !== 'string') return value as null | boolean
  const text = value.normalize('NFC')
  const hidden = hiddenIn(text)
  if (hidden)
    refuse(
      reading,
      'hidden-character',
      at,
      node,
      hidden.message,
      undefined,
      '그 글자를 지우고 다시 입력하세요.',
      hidden.code,
    )
  return text
}

function numberValue(value: number, node: Scalar, at: IdPath, reading: Reading): Plain {
  const written = node.source ?? String(value)
  if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return value
  return refuse(
    reading,
    'yaml-feature',
    at,
    node,
    '정확하게 읽을 수 없는 숫자입니다.',
    undefined,
    `글자이면 따옴표로 감싸세요: "${written}"`,
    written,
  )
}

function visibleName(name: string, at: IdPath, node: Node | null, reading: Reading) {
  const hidden = invisibleIn(name.replaceAll(/\p{Emoji}[\u200d\ufe0e\ufe0f]/gu, ''))
  if (hidden)
    refuse(
      reading,
      'hidden-character',
      at,
      node,
      hidden.message,
      undefined,
      '그 글자를 지우고 다시 입력하세요.',
      hidden.code,
    )
}

const kindOf = (value: unknown) =>
  typeof value === 'number' ? '숫자' : typeof value === 'boolean' ? '참거짓 값' : '빈 값'

function refuse(
  reading: Reading,
  rule: string,
  at: IdPath,
  node: Node | null,
  message: string,
  allowed?: string,
  suggestion?: string,
  found?: string,
): null {
  const position = node && reading.source.position(...spanOf(node))
  reading.diagnostics.push({
    rule,
    severity: 'error',
    at,
    message,
    found,
    allowed,
    suggestion,
    ...(position && { position }),
  })
  return null
}
