import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LanguageServer, startLanguageServer } from './schema/language-server.ts'
import { specText, systems } from './tools/specs.ts'

/** With the modeline alone an editor explains, completes and checks the file. */
let server: LanguageServer
beforeAll(async () => {
  server = await startLanguageServer(resolve('spec/minimal'))
})
afterAll(() => server.stop())

const head = `# yaml-language-server: $schema=../../schemas/architecture.schema.json
ktarch: "1"
system: { id: shop, name: 상점 }
services: {}
`

describe('an editor with YAML support', () => {
  it.each(systems)('finds nothing wrong in %s', async system => {
    expect(await server.problemsOf(specText(system))).toEqual([])
  })

  it.each([
    ['environments:\n  prod:\n    clustr: {}\n', /clustr/],
    ['environments:\n  prod:\n    cluster: { version: 1.30 }\n', /string/],
    ['environments:\n  prod:\n    cluster: { tier: Basic }\n', /Free.*Standard.*Premium/],
    ['environments:\n  prod:\n    stores: { cache: { hosting: azure-redis, skuu: Premium_P2 } }\n', /skuu/],
    ['environments:\n  prod:\n    services: { shop-api: { replicas: } }\n', /integer, string/],
  ])('points at the slip in %j', async (slip, message) => {
    const problems = await server.problemsOf(head + slip)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.join('\n')).toMatch(message)
  })

  it.each([
    [/^system:/, '시스템이 무엇인지'],
    [/^ {6}tier:/, 'SLA가 없다'],
    [/^ {4}targets:/, '약속한 수준'],
  ])('explains the key at %s in Korean, with an example', async (key, words) => {
    const text = specText('minimal')
    const lines = text.split('\n')
    const line = lines.findIndex(line => key.test(line))
    const hover = await server.hoverAt(text, { line, character: lines[line]!.search(/\S/) + 1 })
    expect(hover).toContain(words)
    expect(hover).toContain('Example')
  })

  it('completes keys', async () => {
    const offered = await server.completionsAt(`${head}environments:\n  prod:\n    cluster:\n      |`)
    expect(offered).toEqual(expect.arrayContaining(['version', 'tier', 'private', 'pools']))
  })

  it('completes values', async () => {
    const offered = await server.completionsAt(`${head}environments:\n  prod:\n    cluster:\n      tier: |`)
    expect(offered).toEqual(['Free', 'Standard', 'Premium'])
  })

  it('completes what the chosen hosting knows, and nothing else', async () => {
    const start = `${head}environments:\n  prod:\n    stores:\n      cache:\n        hosting: azure-redis\n        |`
    const offered = await server.completionsAt(start)
    expect(offered).toEqual(expect.arrayContaining(['sku', 'shards', 'persistence']))
    expect(offered).not.toContain('storageClass')
  })
})
