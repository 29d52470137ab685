import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyPlan } from '../src/files/apply.ts'
import { describeDifferences } from '../src/files/check.ts'
import { decide } from '../src/files/commit.ts'
import { type Journal, journalOf } from '../src/files/journal.ts'
import { planWrites } from '../src/files/plan.ts'
import { repairOutputs } from '../src/files/repair.ts'
import { stage } from '../src/files/stage.ts'
import { outputs, temporaryFolder, textsIn, write } from './fixtures/files/outputs-folder.ts'

const before = { 'a.md': 'a 1\n', 'b.md': 'b 1\n', 'gone/c.md': 'c 1\n', 'gone/d.md': 'd 1\n' }
const after = { 'a.md': 'a 2\n', 'b.md': 'b 2\n', 'new/e.md': 'e 2\n', 'new/f.md': 'f 2\n' }

const planOf = (root: string, texts: Record<string, string>) => planWrites(root, 'shop', outputs(texts))

/** A run from `before` to `after` that was killed after it had replaced one file of each kind: a.md, gone/c.md and new/e.md. */
async function killedHalfWay(way: 'forward' | 'back') {
  const root = temporaryFolder()
  await applyPlan(await planOf(root, before))
  const plan = await planOf(root, after)
  const journal = await stage(plan, false, () => {})
  await decide(plan.place, journal)
  const shop = join(root, 'shop')
  const staged = (path: string) => join(shop, `.ktarch-staging/${indexOf(journal, path)}.new`)
  renameSync(staged('a.md'), join(shop, 'a.md'))
  write(shop, 'new/placeholder', '')
  renameSync(staged('new/e.md'), join(shop, 'new/e.md'))
  rmSync(join(shop, 'new/placeholder'))
  rmSync(join(shop, 'gone/c.md'))
  const names = journalOf(plan.place)
  if (way === 'back') renameSync(names.forward, names.back)
  return { root, shop, staged }
}

const indexOf = ({ steps }: Journal, path: string) => steps.findIndex(step => step.path === path)

describe('the next run', () => {
  test('finishes what was decided', async () => {
    const { root, shop } = await killedHalfWay('forward')
    expect(await repairOutputs(root, 'shop')).toBe('finished')
    expect(textsIn(shop)).toEqual(after)
    expect(await describeDifferences(await planOf(root, after))).toEqual([])
  })

  test('undoes what was being taken back', async () => {
    const { root, shop } = await killedHalfWay('back')
    expect(await repairOutputs(root, 'shop')).toBe('undone')
    expect(textsIn(shop)).toEqual(before)
    expect(await describeDifferences(await planOf(root, before))).toEqual([])
  })

  test('undoes what was decided when a staged file is not what it was: the disk lost it', async () => {
    const { root, shop, staged } = await killedHalfWay('forward')
    writeFileSync(staged('b.md'), '')
    expect(await repairOutputs(root, 'shop')).toBe('undone')
    expect(textsIn(shop)).toEqual(before)
  })

  test('repairs, then brings what the spec says by now', async () => {
    const { root, shop } = await killedHalfWay('forward')
    const { repaired } = await applyPlan(await planOf(root, { 'a.md': 'a 3\n' }))
    expect(repaired).toBe('finished')
    expect(textsIn(shop)).toEqual({ 'a.md': 'a 3\n' })
  })

  test('repairs even when the disk already looks as the spec says', async () => {
    const { root, shop } = await killedHalfWay('back')
    const now = textsIn(shop)
    await applyPlan(
      await planOf(root, { 'a.md': now['a.md']!, 'b.md': now['b.md']!, 'new/e.md': 'e 2\n', 'gone/d.md': 'd 1\n' }),
    )
    expect(existsSync(join(shop, '.ktarch-staging'))).toBe(false)
  })

  test('sweeps up what is only waste, even when no output differs', async () => {
    const root = temporaryFolder()
    await applyPlan(await planOf(root, before))
    write(join(root, 'shop'), '.ktarch-staging/0.new', 'half')
    expect((await applyPlan(await planOf(root, before))).repaired).toBe('cleared')
    expect(textsIn(join(root, 'shop'))).toEqual(before)
  })

  test('has nothing to repair where no run was killed', async () => {
    const root = temporaryFolder()
    expect(await repairOutputs(root, 'shop')).toBe(null)
    await applyPlan(await planOf(root, before))
    expect(await repairOutputs(root, 'shop')).toBe(null)
  })
})

describe('what a person did after the run was killed is theirs', () => {
  const edits = ['a.md', 'b.md', 'gone/c.md', 'gone/d.md', 'new/e.md', 'new/f.md']

  test.each(edits)('going forward: %s', async path => {
    const { root, shop } = await killedHalfWay('forward')
    write(shop, path, 'by hand\n')
    await repairOutputs(root, 'shop')
    expect(textsIn(shop)).toEqual({ ...after, [path]: 'by hand\n' })
    expect((await planOf(root, after)).changes.filter(({ change }) => change !== 'same')).toHaveLength(
      path in after ? 1 : 0,
    )
  })

  test.each(edits)('going back: %s', async path => {
    const { root, shop } = await killedHalfWay('back')
    write(shop, path, 'by hand\n')
    await repairOutputs(root, 'shop')
    expect(textsIn(shop)).toEqual({ ...before, [path]: 'by hand\n' })
  })
})

describe('while a run is at work', () => {
  const many = (word: string) =>
    Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`${index}.md`, `${word}\n`]))

  /** Writes a second set over a first one, and does something else while its files are being staged. */
  async function disturb(disturbance: (shop: string) => void) {
    const root = temporaryFolder()
    const shop = join(root, 'shop')
    await applyPlan(await planOf(root, many('old')))
    const timer = setInterval(() => {
      if (!existsSync(join(shop, '.ktarch-staging/0.new'))) return
      clearInterval(timer)
      disturbance(shop)
    }, 1)
    const applied = applyPlan(await planOf(root, many('new')))
    await applied.catch(() => {})
    clearInterval(timer)
    return { shop, applied }
  }

  test('what a person writes is kept and told', async () => {
    const { shop, applied } = await disturb(shop => write(shop, '77.md', 'by hand\n'))
    expect(textsIn(shop)).toEqual({ ...many('new'), '77.md': 'by hand\n' })
    expect((await applied).changes.filter(({ change }) => change !== 'update')).toMatchObject([
      { path: '77.md', change: 'edited' },
    ])
  })

  test('and another one takes the lock, the first gives up and leaves the old set', async () => {
    const { shop, applied } = await disturb(shop => write(shop, '.ktarch-lock', 'another run'))
    await expect(applied).rejects.toThrow('다른 ktarch가 쓰고 있습니다')
    expect(textsIn(shop)).toEqual({ ...many('old'), '.ktarch-lock': 'another run' })
  })
})

test('what a person does between plan and write is kept and told', async () => {
  const root = temporaryFolder()
  await applyPlan(await planOf(root, before))
  const plan = await planOf(root, after)
  write(join(root, 'shop'), 'b.md', 'by hand\n')
  const { changes } = await applyPlan(plan)
  expect(readFileSync(join(root, 'shop/b.md'), 'utf8')).toBe('by hand\n')
  expect(changes).toContainEqual(expect.objectContaining({ path: 'b.md', change: 'edited' }))
})
