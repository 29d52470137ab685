import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { generate } from '../src/compile.ts'
import { resolve } from '../src/model/resolve.ts'
import type { OutputFile } from '../src/outputs/output.ts'
import { readSpec } from '../src/spec/read.ts'
import type { Spec } from '../src/spec/types.ts'
import validate from '../src/spec/validator.generated.ts'
import { type Influence, influences } from '../src/trace/influence.ts'
import { leavesOf, withLeaf } from '../src/trace/leaves.ts'
import { architectureOf, specText, systems } from './tools/specs.ts'

/*
 * Documents and infrastructure cannot diverge when every fact has one place and everything that shows it follows.
 * So every fact is changed in turn, and the artefacts are looked at.
 */

/** Facts no artefact shows, each with the reason why that is right. */
const silent: Record<string, string> = {
  ktarch: 'the version of the shape',
}

/** Facts that cannot be another, each with the reason. */
const fixed: Record<string, string> = {
  'services.kos-mock-service.kind': 'an external is played by it, and only a mock can',
}

describe.each(systems)('%s', system => {
  const text = specText(system)
  const architecture = architectureOf(system)
  const written = readSpec(text).spec!

  test('every fact shows in an artefact, and leaves no trace where it no longer holds', {
    timeout: 600_000,
  }, async () => {
    const before = await generate(architecture)
    const dead: string[] = []
    const traces: string[] = []
    const oneSided: string[] = []
    const refused: string[] = []
    const rows: string[] = []
    const words: string[] = []
    for await (const influence of influences(written)) {
      const { leaf, other, files } = influence
      if (other === undefined) continue
      if (!files) {
        if (!(leaf.at in fixed)) refused.push(`${leaf.at}: ${leaf.value} → ${other}`)
        continue
      }
      if (!isValid(written, influence)) refused.push(`${leaf.at}: ${other} is not valid`)
      const changed = changedFiles(before, files)
      rows.push(`${leaf.at}\t${changed.join(' ')}`)
      if (changed.length === 0 && !(leaf.at in silent)) dead.push(`${leaf.at}: ${leaf.value} → ${other}`)
      const old = distinctive(leaf.value, text)
      if (old === null) continue
      const left = files
        .filter(file => mentions(file.text, old))
        .flatMap(({ path, text }) => linesWith(text, old).map(line => `${path}: ${line}`))
      if (left.length > 0 && vocabulary.includes(old.replace(/%$/, ''))) words.push(`${leaf.at}\t${old}`)
      else if (left.length > 0) traces.push(`${leaf.at}: ${left.slice(0, 3).join(' | ')}`)
      const shownIn = new Set(before.filter(file => mentions(file.text, old)).map(sideOf))
      const changedIn = new Set(changed.map(path => sideOf({ path })))
      for (const side of shownIn) if (!changedIn.has(side)) oneSided.push(`${leaf.at}: still in ${side}`)
    }
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot(`./divergence/${system}.tsv`)
    // Words of the spec that are also ours: a reviewer sees that they are vocabulary, and no fact in disguise.
    await expect(`${words.join('\n')}\n`).toMatchFileSnapshot(`./divergence/${system}.words.tsv`)
    expect({ dead, traces, oneSided, refused }).toEqual({ dead: [], traces: [], oneSided: [], refused: [] })
    expect(rows.length).toBeGreaterThan(30)
  })

  test('a change of one fact is a change of the files that show it and of no other', async () => {
    const leaf = leavesOf(written).find(({ at }) => at === 'system.name')!
    const renamed = resolve(withLeaf(written, leaf.at, '다른 이름')).architecture!
    const changed = changedFiles(await generate(architecture), await generate(renamed))
    expect(
      changed.every(path => path.startsWith('docs/') || path.startsWith('diagrams/') || path.startsWith('helm/')),
    ).toBe(true)
    expect(changed.some(path => path.startsWith('docs/'))).toBe(true)
  })
})

function isValid(spec: Spec, { leaf, other }: Influence): boolean {
  return validate(withLeaf(spec, leaf.at, other!))
}

function changedFiles(before: OutputFile[], after: OutputFile[]): string[] {
  const texts = new Map(after.map(({ path, text }) => [path, text]))
  const old = new Map(before.map(({ path, text }) => [path, text]))
  return [...new Set([...texts.keys(), ...old.keys()])].filter(path => texts.get(path) !== old.get(path)).sort()
}

const sideOf = ({ path }: { path: string }) =>
  path.startsWith('docs/') ? 'documents' : path.startsWith('diagrams/') ? 'diagrams' : 'infrastructure'

/** Text that says where it came from: it stands once in the spec, and in no template of ours. */
function distinctive(value: string | number | boolean, spec: string): string | null {
  if (typeof value !== 'string' || value.length < 5 || !/[a-z가-힣0-9]/i.test(value) || value.includes('${'))
    return null
  if (spec.split(value).length !== 2 || templates.includes(value) || schemaWords.has(value)) return null
  return value
}

const templates = readdirSync(new URL('../templates/', import.meta.url), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
  .join('\n')

/** What our own sources say in every document: the words of the trade, and the catalog's figures. */
const vocabulary = ['outputs', 'model', 'catalog', 'print']
  .flatMap(folder =>
    readdirSync(new URL(`../src/${folder}/`, import.meta.url), { recursive: true, withFileTypes: true }),
  )
  .filter(entry => entry.isFile() && !entry.name.includes('.generated.'))
  .map(entry => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
  .join('\n')

/** Words of the schema's closed lists stand in generated schemas, too. */
const schemaWords = new Set(
  [
    ...readFileSync(new URL('../schemas/architecture.schema.json', import.meta.url), 'utf8').matchAll(
      /"enum":\s*\[([^\]]*)\]/g,
    ),
  ].flatMap(([, list]) => [...list!.matchAll(/"([^"]*)"/g)].map(([, word]) => word!)),
)

/** The text as a word of its own: '10.0.1.0/24' is not in '110.0.1.0/24'. */
function mentions(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + word.length] ?? ' '}`
    if (!/[\w.-]/.test(around[0]!) && !/[\w-]/.test(around[1]!)) return true
  }
  return false
}

const linesWith = (text: string, word: string) =>
  text
    .split('\n')
    .filter(line => mentions(line, word))
    .map(line => line.trim())
