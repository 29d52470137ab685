import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { applyPlan } from '../src/files/apply.ts'
import { describeDifferences } from '../src/files/check.ts'
import { planWrites } from '../src/files/plan.ts'
import { outputs, temporaryFolder, textsIn, write } from './fixtures/files/outputs-folder.ts'

const soak = process.env.KTARCH_SOAK === '1'
vi.setConfig({ testTimeout: soak ? 3_600_000 : 180_000 })

type Texts = Record<string, string>

/** What ktarch is told to do with a folder, and what people do to it in between. */
type Act = { do: 'generate'; texts: Texts; force: boolean } | { do: 'edit' | 'remove'; path: string }

const paths = [
  'README.md',
  'docs/a.md',
  'docs/b.md',
  'bicep/main.bicep',
  'bicep/modules/net.bicep',
  'helm/shop/values.yaml',
]
const path = fc.constantFrom(...paths)
const texts = fc.dictionary(path, fc.constantFrom('one\n', 'two\n', '셋\n', ''), { noNullPrototype: true })
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('generate' as const), texts, force: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), path }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), path }) },
)
const seed = Number(process.env.KTARCH_SEED ?? Date.now() % 2 ** 31)

/** What should stand there, worked out the slow and obvious way. */
class Expected {
  disk: Texts = {}
  written: Texts = {}

  generate(generated: Texts, force: boolean) {
    for (const path of new Set([...Object.keys(generated), ...Object.keys(this.written)])) {
      const [now, wanted] = [this.disk[path], generated[path]]
      const byPerson = now !== undefined && now !== wanted && now !== this.written[path]
      if (byPerson && !force) continue
      if (byPerson) this.disk[this.freeName(path)] = now
      put(this.disk, path, wanted)
      put(this.written, path, wanted)
    }
  }

  freeName(path: string) {
    const names = [`${path}.orig`, ...Array.from({ length: 99 }, (_, index) => `${path}.orig.${index + 2}`)]
    return names.find(name => this.disk[name] === undefined)!
  }
}

function put(texts: Texts, path: string, text: string | undefined) {
  if (text === undefined) delete texts[path]
  else texts[path] = text
}

const sorted = (texts: Texts) => Object.fromEntries(Object.entries(texts).sort())

test('whatever is generated and edited in whatever order, the outputs are right and no edit is lost', async () => {
  const counts = { edits: 0, generations: 0, lost: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 24 }), async acts => {
      const root = temporaryFolder()
      const folder = join(root, 'shop')
      const expected = new Expected()
      const byHand = new Map<string, string>()
      for (const [index, act] of acts.entries()) {
        if (act.do === 'generate') {
          const plan = await planWrites(root, 'shop', outputs(act.texts))
          await applyPlan(plan, { force: act.force })
          expected.generate(act.texts, act.force)
          counts.generations++
          counts.lost += [...byHand.values()].filter(text => !Object.values(textsIn(folder)).includes(text)).length
        } else if (act.do === 'edit') {
          const text = `by hand ${index}\n`
          write(folder, act.path, text)
          expected.disk[act.path] = text
          byHand.set(act.path, text)
          counts.edits++
        } else {
          rmSync(join(folder, act.path), { force: true })
          delete expected.disk[act.path]
          byHand.delete(act.path)
        }
        write(folder, 'mine/notes.txt', 'never touched\n')
        expect(sorted(textsOf(folder))).toEqual(sorted(expected.disk))
      }
      rmSync(root, { recursive: true })
    }),
    { seed, numRuns: soak ? 2000 : 75 },
  )
  report(`hand edits lost: ${counts.lost} of ${counts.edits}, over ${counts.generations} generations; seed ${seed}`)
  expect(counts.edits).toBeGreaterThan(500)
  expect(counts.lost).toBe(0)
})

test('after a run nothing is left to do, and looking again finds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(texts, texts, async (first, second) => {
      const root = temporaryFolder()
      for (const texts of [first, second]) {
        await applyPlan(await planWrites(root, 'shop', outputs(texts)))
        const again = await planWrites(root, 'shop', outputs(texts))
        expect(again.changes.every(({ change }) => change === 'same')).toBe(true)
        expect(await describeDifferences(again)).toEqual([])
        expect(textsIn(join(root, 'shop'))).toEqual(sorted(texts))
      }
      rmSync(root, { recursive: true })
    }),
    { seed, numRuns: 50 },
  )
})

/** What stands there but for empty folders and the file that is nobody's. */
function textsOf(folder: string): Texts {
  const { 'mine/notes.txt': untouched, ...texts } = textsIn(folder)
  expect(untouched).toBe('never touched\n')
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '<empty>'))
}

const report = (line: string) => console.info(line)
