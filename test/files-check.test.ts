import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPlan } from '../src/files/apply.ts'
import { describeDifferences } from '../src/files/check.ts'
import { planWrites } from '../src/files/plan.ts'
import { outputs, temporaryFolder, treeOf, write } from './fixtures/files/outputs-folder.ts'

const seed = Number(process.env.KTARCH_SEED ?? Date.now() % 2 ** 31)

const texts = {
  'bicep/main.bicep': 'param a string\nparam b string\nparam c string\n',
  'docs/overview.md': '# 개요\n\n본문\n',
  'helm/shop/values.yaml': 'a: 1\n',
}

async function generated(): Promise<string> {
  const root = temporaryFolder()
  await applyPlan(await planWrites(root, 'shop', outputs(texts)))
  return root
}

const differencesIn = async (root: string, wanted: Record<string, string> = texts) =>
  describeDifferences(await planWrites(root, 'shop', outputs(wanted)))

test('nothing differs right after generating, and looking writes nothing', async () => {
  const root = await generated()
  const before = treeOf(root)
  expect(await differencesIn(root)).toEqual([])
  expect(treeOf(root)).toEqual(before)
})

test('each way to differ is told, with what to do', async () => {
  const root = await generated()
  rmSync(join(root, 'shop/docs/overview.md'))
  write(join(root, 'shop'), 'helm/shop/values.yaml', 'a: 2\n')
  write(join(root, 'shop'), 'docs/network.md', 'theirs\n')
  const { 'bicep/main.bicep': _, ...rest } = texts
  const wanted = { ...rest, 'docs/network.md': 'ours\n' }
  const differences = await differencesIn(root, wanted)
  expect(differences.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    'stale bicep/main.bicep',
    'foreign docs/network.md',
    'missing docs/overview.md',
    'edited helm/shop/values.yaml',
  ])
  for (const { message } of differences) expect(message).toContain('ktarch generate')
})

test('a difference is a unified diff from the disk to what is generated, and the lines of the latter', async () => {
  const root = await generated()
  const [difference] = await differencesIn(root, {
    ...texts,
    'bicep/main.bicep': 'param a string\nparam x string\nparam c string\nparam d string\n',
  })
  expect(difference).toEqual({
    path: 'bicep/main.bicep',
    kind: 'differs',
    message: 'bicep/main.bicep: 명세가 바뀐 뒤 다시 생성하지 않았습니다. ktarch generate를 실행하세요.',
    lines: [2, 4],
    diff: [
      '--- bicep/main.bicep\t지금 있는 파일',
      '+++ bicep/main.bicep\t생성한 내용',
      '@@ -1,3 +1,4 @@',
      ' param a string',
      '-param b string',
      '+param x string',
      ' param c string',
      '+param d string',
      '',
    ].join('\n'),
  })
})

test('what an edited file holds cannot move the cursor or turn the text around', async () => {
  const root = await generated()
  write(join(root, 'shop'), 'docs/overview.md', '# 개요\u001b[2J\u202e\r\n\n본문\n')
  const [difference] = await differencesIn(root)
  expect(difference!.diff).toContain('-# 개요\\u{1b}[2J\\u{202e}\\u{d}\n')
  expect(difference!.diff).not.toMatch(/[^\P{C}\n\t]/u)
})

test('two long texts without a common line are told in no time', async () => {
  const root = await generated()
  const long = (word: string) => Array.from({ length: 20_000 }, (_, line) => `${word} ${line}\n`).join('')
  write(join(root, 'shop'), 'docs/overview.md', long('by hand'))
  const start = performance.now()
  const [difference] = await differencesIn(root, { ...texts, 'docs/overview.md': long('generated') })
  expect(difference!.diff).toContain('파일 전체가 다릅니다')
  expect(performance.now() - start).toBeLessThan(5000)
})

test('a run that was killed is told', async () => {
  const root = await generated()
  write(join(root, 'shop'), '.ktarch-staging/0.new', 'half')
  expect((await differencesIn(root)).map(({ kind }) => kind)).toEqual(['interrupted'])
})

test('any single byte changed in any file is found, in the manifest too', async () => {
  const root = await generated()
  const folder = join(root, 'shop')
  const paths = [...Object.keys(texts), '.ktarch-manifest.json']
  const bytes = new Map(paths.map(path => [path, readFileSync(join(folder, path))]))
  let tried = 0
  let missed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (path, position, mask) => {
        const original = bytes.get(path)!
        const changed = Buffer.from(original)
        changed[position % changed.length]! ^= mask
        writeFileSync(join(folder, path), changed)
        tried++
        if ((await differencesIn(root)).length === 0) missed++
        writeFileSync(join(folder, path), original)
      },
    ),
    { seed, numRuns: 1000 },
  )
  report(`single changed bytes not found: ${missed} of ${tried}; seed ${seed}`)
  expect(missed).toBe(0)
})

const report = (line: string) => console.info(line)
