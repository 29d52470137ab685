import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { lint } from 'markdownlint/sync'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { resolve } from '../../src/model/resolve.ts'
import { diagrams } from '../../src/outputs/diagrams/index.ts'
import { documents } from '../../src/outputs/documents/index.ts'
import { architectureOf, systems } from '../tools/specs.ts'

interface Node {
  type: string
  value?: string
  url?: string
  lang?: string
  depth?: number
  children?: Node[]
}

const parse = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node
const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)]
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('')

const generated = systems.flatMap(system => {
  const architecture = architectureOf(system)
  const files = [...documents(architecture), ...diagrams(architecture)].map(({ path }) => path)
  return documents(architecture).map(({ path, text }) => ({
    system,
    path,
    text,
    files,
    tree: parse(text),
    title: `${system} ${path}`,
  }))
})

const headings = (tree: Node, depth: number) =>
  all(tree)
    .filter(node => node.type === 'heading' && node.depth === depth)
    .map(textOf)
const bare = (heading: string) => heading.replace(/^[\d.]+\s+/, '')

describe('the guide’s chapters are there in order', () => {
  const chapters = (system: string, path: string) => {
    const found = generated.find(file => file.system === system && file.path === path)
    return headings(found!.tree, 2).map(bare)
  }
  const closing = ['결정 사항', '계산 근거', '데이터 출처']

  test.each(['phonebill', 'kt-event-marketing'])('운영환경 of %s', system => {
    expect(chapters(system, 'docs/physical-architecture-prod.md')).toEqual([
      '개요',
      '운영환경 아키텍처 개요',
      '컴퓨팅 아키텍처',
      '네트워크 아키텍처',
      '데이터 아키텍처',
      system === 'phonebill' ? '외부 시스템 통신 아키텍처' : '메시징 아키텍처',
      '보안 아키텍처',
      '모니터링 및 관측 가능성',
      '배포 관련 컴포넌트',
      '재해복구 및 고가용성',
      '비용 최적화',
      '운영 가이드',
      '확장 계획',
      '운영환경 특성 요약',
      ...closing,
    ])
  })

  test.each(['phonebill', 'kt-event-marketing'])('개발환경 of %s', system => {
    expect(chapters(system, 'docs/physical-architecture-dev.md')).toEqual([
      '개요',
      '개발환경 아키텍처 개요',
      '컴퓨팅 아키텍처',
      '네트워크 아키텍처',
      '데이터 아키텍처',
      system === 'phonebill' ? '외부 시스템 통신 아키텍처' : '메시징 아키텍처',
      '보안 아키텍처',
      '모니터링 및 로깅',
      '배포 관련 컴포넌트',
      '비용 최적화',
      '개발환경 운영 가이드',
      '개발환경 특성 요약',
      ...closing,
    ])
  })

  test.each(['phonebill', 'kt-event-marketing'])('마스터 of %s', system => {
    expect(chapters(system, 'docs/physical-architecture.md')).toEqual([
      '개요',
      '환경별 아키텍처 개요',
      '네트워크 아키텍처 비교',
      '데이터 아키텍처 비교',
      '보안 아키텍처 비교',
      '모니터링 및 운영',
      '비용 분석',
      '전환 및 확장 계획',
      '핵심 SLA 지표',
      ...closing,
    ])
  })
})

describe('environments are data', () => {
  const { spec } = architectureOf('phonebill')
  const { dev, prod } = spec.environments
  const withStaging = resolve({
    ...spec,
    environments: { dev: dev!, staging: { ...prod, name: '검증환경' }, prod: prod! },
  })
  const files = documents(withStaging.architecture!)

  test('a third one has its document, after the tree that describes what it is', () => {
    const staging = files.find(({ path }) => path === 'docs/physical-architecture-staging.md')!
    expect(staging.text).toContain('# 물리 아키텍처 설계서 - 검증환경')
    expect(staging.text).toContain('## 10. 재해복구 및 고가용성')
  })

  test('the master compares all of them', () => {
    const master = files.find(({ path }) => path === 'docs/physical-architecture.md')!
    expect(master.text).toContain('| 구분 | 개발환경 | 검증환경 | 운영환경 |')
    expect(master.text).toMatch(/\| 합계 \| \$[\d,]+ \| \$[\d,]+ \| \$[\d,]+ \| [\d.]+배 \|/)
  })

  test('a store that runs as a Pod makes a production tree no other: its tables change, not the tree', () => {
    const podCache = { ...prod!.stores, cache: dev!.stores!.cache! }
    const { architecture } = resolve({ ...spec, environments: { dev: dev!, prod: { ...prod, stores: podCache } } })
    const text = documents(architecture!).find(({ path }) => path.endsWith('-prod.md'))!.text
    expect(text).toContain('### 5.2 Redis Pod')
    expect(text).toContain('## 10. 재해복구 및 고가용성')
  })
})

describe.each(generated)('$title', ({ text, tree, files }) => {
  test('headings are numbered without a gap, and something stands below each', () => {
    const counts = [0, 0, 0]
    for (const node of all(tree).filter(({ type, depth }) => type === 'heading' && depth! >= 2 && depth! <= 4)) {
      const depth = node.depth! - 2
      counts[depth]! += 1
      counts.fill(0, depth + 1)
      const number = counts.slice(0, depth + 1).join('.')
      expect(textOf(node).split(' ')[0]).toBe(depth === 0 ? `${number}.` : number)
    }
    const blocks = tree.children!
    blocks.forEach((node, at) => {
      if (node.type !== 'heading') return
      const next = blocks[at + 1]
      expect(next, textOf(node)).toBeDefined()
      if (next!.type === 'heading') expect(next!.depth, textOf(node)).toBe(node.depth! + 1)
    })
  })

  test('no cell is empty, every row is as long as its header', () => {
    for (const table of all(tree).filter(({ type }) => type === 'table')) {
      const [header, ...rows] = table.children!
      for (const row of [header!, ...rows]) {
        expect(row.children).toHaveLength(header!.children!.length)
        for (const cell of row.children!) expect(textOf(cell).trim(), textOf(row)).not.toBe('')
      }
      expect(rows.length).toBeGreaterThan(0)
    }
  })

  test('markdownlint has nothing to say', () => {
    const config = JSON.parse(readFileSync(new URL('../../.markdownlint.json', import.meta.url), 'utf8'))
    expect(lint({ strings: { text }, config }).text).toEqual([])
  })

  test('nothing of the program shows, and nothing is raw HTML but <br>', () => {
    expect(text).not.toMatch(/undefined|\[object|NaN|Infinity|\$\{/)
    for (const { value } of all(tree).filter(({ type }) => type === 'text')) expect(value).not.toContain('{{')
    for (const { value } of all(tree).filter(({ type }) => type === 'html')) expect(value).toBe('<br>')
  })

  test('prose is Korean: no sentence of Latin words alone', () => {
    for (const node of all(tree).filter(({ type }) => type === 'paragraph')) {
      const sentence = textOf(node)
      if (/[a-z]+ [a-z]+ [a-z]+ [a-z]+[.!?]/.test(sentence)) expect(sentence).toMatch(/[가-힣]/)
    }
  })

  test('every YAML block parses', () => {
    for (const { value } of all(tree).filter(({ type, lang }) => type === 'code' && lang === 'yaml')) {
      for (const document of parseAllDocuments(value!)) expect('errors' in document ? document.errors : []).toEqual([])
    }
  })

  test('every bash block is bash', () => {
    for (const { value } of all(tree).filter(({ type, lang }) => type === 'code' && lang === 'bash')) {
      execFileSync('bash', ['-n'], { input: value! })
    }
  })

  test('fences name a language', () => {
    for (const { lang } of all(tree).filter(({ type }) => type === 'code'))
      expect(['yaml', 'bash', 'mermaid', 'bicep', 'kusto', 'text']).toContain(lang)
  })

  test('relative links lead to generated files', () => {
    const links = all(tree).filter(({ type, url }) => type === 'link' && !/^[a-z]+:/i.test(url!))
    for (const { url } of links) {
      const path = new URL(decodeURI(url!), 'file:///docs/').pathname.slice(1)
      expect(files).toContain(path)
    }
  })
})
