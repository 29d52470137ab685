import { readdirSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may import whom, besides itself: the order of the flow, written down. */
const allowed: Record<string, string[]> = {
  catalog: [],
  print: [],
  'diagnostic.ts': [],
  spec: ['diagnostic.ts', 'print'],
  model: ['diagnostic.ts', 'spec', 'catalog', 'print'],
  rules: ['diagnostic.ts', 'model', 'catalog', 'print', 'spec'],
  outputs: ['diagnostic.ts', 'model', 'catalog', 'print', 'spec'],
  'compile.ts': ['diagnostic.ts', 'spec', 'model', 'rules', 'outputs'],
  trace: ['diagnostic.ts', 'spec', 'model', 'outputs', 'catalog', 'compile.ts'],
  files: ['outputs'],
  report: ['diagnostic.ts', 'print'],
  render: ['outputs'],
  cli: [
    'diagnostic.ts',
    'catalog',
    'spec',
    'model',
    'rules',
    'outputs',
    'compile.ts',
    'trace',
    'files',
    'report',
    'render',
    'print',
  ],
}

/** The core computes; only these touch the disk, the network, the clock or the process. */
const shell = ['files', 'render', 'cli']

const files = readdirSync(new URL('../src/', import.meta.url), { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.ts'))
  .sort()

const partOf = (path: string) => path.split('/')[0]!
const textOf = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8')

describe('imports', () => {
  test('every part of src has its rule', () => {
    expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(allowed).sort())
  })

  test('each part imports only from those that come before it', () => {
    const wrong = files.flatMap(path =>
      relativeImports(path)
        .map(target => ({ path, target, part: partOf(target) }))
        .filter(({ part }) => part !== partOf(path) && !allowed[partOf(path)]!.includes(part))
        .map(({ path, target }) => `${path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  test('the core touches no disk, network, clock, locale or process', () => {
    const core = files.filter(path => !shell.includes(partOf(path)) && !path.includes('.generated.'))
    const wrong = core.flatMap(path =>
      [
        ...textOf(path).matchAll(
          /from 'node:(?!crypto')[^']+'|\bprocess\.|\bDate\.now\(|new Date\(\)|Math\.random\(|\.localeCompare\(|\.toLocale\w+\(|\bfetch\(/g,
        ),
      ].map(([found]) => `${path}: ${found}`),
    )
    expect(wrong).toEqual([])
  })

  test('no file or folder hides behind a name that says nothing', () => {
    expect(files.filter(path => /(^|\/)(utils?|helpers?|common|misc|manager|service)(\/|\.ts$)/.test(path))).toEqual([])
  })
})

function relativeImports(path: string): string[] {
  const found = [...textOf(path).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) => target!)
  return found
    .map(target => posix.normalize(posix.join(dirname(path), target)))
    .filter(target => !target.startsWith('..'))
}
