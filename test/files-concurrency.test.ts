import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { applyPlan } from '../src/files/apply.ts'
import { WriteFailure } from '../src/files/failure.ts'
import { planWrites } from '../src/files/plan.ts'
import { ownIdentity, type ProcessIdentity } from '../src/files/process-identity.ts'
import { buildDriver } from './fixtures/files/child-runs.ts'
import { outputs, temporaryFolder, textsIn, treeOf, write } from './fixtures/files/outputs-folder.ts'

const driver = buildDriver()
afterAll(driver.close)
const soak = process.env.KTARCH_SOAK === '1'
vi.setConfig({ testTimeout: soak ? 3_600_000 : 180_000 })

/** A set in which every file says whose it is, and one is nobody else's. */
const setOf = (owner: string): Record<string, string> => ({
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`docs/${index % 3}/${index}.md`, `${owner}\n`])),
  [`of/${owner}/only.md`]: `${owner}\n`,
})

const generate = async (root: string, texts: Record<string, string>, waitSeconds = 10) =>
  applyPlan(await planWrites(root, 'shop', outputs(texts)), { waitSeconds })

const lockOf = (identity: Partial<ProcessIdentity>) => JSON.stringify({ ...ownIdentity(), ...identity, run: 0 })

describe('runs at the same time on one output', () => {
  test('leave the set of one of them', async () => {
    const pairs = soak ? 200 : 12
    let mixed = 0
    for (let pair = 0; pair < pairs; pair++) {
      const root = driver.newRoot()
      const endings = await Promise.all(['one', 'two'].map(owner => driver.run(root, setOf(`${owner} ${pair}`))))
      expect(endings.map(({ code, stderr }) => [code, stderr])).toEqual([
        [0, ''],
        [0, ''],
      ])
      const left = JSON.stringify(treeOf(join(root, 'shop')))
      const whole = await Promise.all(['one', 'two'].map(async owner => wholeTree(setOf(`${owner} ${pair}`))))
      if (!whole.includes(left)) mixed++
    }
    report(`pairs of runs that left a mix: ${mixed} of ${pairs}`)
    expect(mixed).toBe(0)
  })

  test('all end, twenty of them', async () => {
    const root = driver.newRoot()
    const began = performance.now()
    const owners = Array.from({ length: 20 }, (_, index) => `run ${index}`)
    const endings = await Promise.all(owners.map(owner => driver.run(root, setOf(owner))))
    report(`twenty runs at once ended after ${((performance.now() - began) / 1000).toFixed(1)} s`)
    expect(endings.filter(({ code }) => code !== 0)).toEqual([])
    expect(owners.map(setOf)).toContainEqual(textsIn(join(root, 'shop')))
  })

  test('leave one set also when each finds the lock of a run that was killed', async () => {
    const rounds = soak ? 50 : 5
    for (let round = 0; round < rounds; round++) {
      const root = driver.newRoot()
      write(join(root, 'shop'), '.ktarch-lock', lockOf({ started: 'long ago' }))
      const owners = Array.from({ length: 6 }, (_, index) => `run ${index}`)
      const endings = await Promise.all(owners.map(owner => driver.run(root, setOf(owner))))
      expect(endings.filter(({ code }) => code !== 0)).toEqual([])
      expect(owners.map(setOf)).toContainEqual(textsIn(join(root, 'shop')))
    }
  })

  test('also inside one process', async () => {
    const root = temporaryFolder()
    const owners = ['a', 'b', 'c', 'd', 'e']
    await Promise.all(owners.map(owner => generate(root, setOf(owner))))
    expect(owners.map(setOf)).toContainEqual(textsIn(join(root, 'shop')))
  })
})

describe('a lock', () => {
  test('of a run at work is waited for, then named; nothing is written', async () => {
    const root = temporaryFolder()
    write(join(root, 'shop'), '.ktarch-lock', lockOf({}))
    const before = treeOf(root)
    await expect(generate(root, setOf('a'), 0.2)).rejects.toThrow(new RegExp(`프로세스 ${process.pid}.*\\.ktarch-lock`))
    expect(treeOf(root)).toEqual(before)
  })

  test.each([
    ['whose process is gone', lockOf({ pid: 2 ** 22 + 1 })],
    ['whose number another process has now', lockOf({ started: '1' })],
    ['from before the system started again', lockOf({ boot: 'another' })],
    ['of a run that was killed while it took it', ''],
    ['that was cut short', '{"pid": 12'],
  ])('%s is removed', async (_, text) => {
    const root = temporaryFolder()
    write(join(root, 'shop'), '.ktarch-lock', text)
    await generate(root, setOf('a'))
    expect(textsIn(join(root, 'shop'))).toEqual(setOf('a'))
  })

  test('of another host is not judged', async () => {
    const root = temporaryFolder()
    write(join(root, 'shop'), '.ktarch-lock', lockOf({ world: 'other-host pid:[1]', pid: 1 }))
    await expect(generate(root, setOf('a'), 0.1)).rejects.toThrow(/other-host/)
  })

  test('that is a folder is refused', async () => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'shop/.ktarch-lock'), { recursive: true })
    await expect(generate(root, setOf('a'))).rejects.toThrow(WriteFailure)
  })

  test('that was put aside by a run that was killed then is swept up', async () => {
    const root = temporaryFolder()
    await generate(root, setOf('a'))
    write(join(root, 'shop'), '.ktarch-lock-123-0', '')
    await generate(root, setOf('a'))
    expect(textsIn(join(root, 'shop'))).toEqual(setOf('a'))
  })
})

async function wholeTree(texts: Record<string, string>): Promise<string> {
  const root = driver.newRoot()
  await generate(root, texts)
  return JSON.stringify(treeOf(join(root, 'shop')))
}

const report = (line: string) => console.info(line)
