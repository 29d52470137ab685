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

test('what a person does between plan and write is kept and told', async () => {
  const root = temporaryFolder()
  await applyPlan(await planOf(root, before))
  const plan = await planOf(root, after)
  write(join(root, 'shop'), 'b.md', 'by hand\n')
  const { changes } = await applyPlan(plan)
  expect(readFileSync(join(root, 'shop/b.md'), 'utf8')).toBe('by hand\n')
  expect(changes).toContainEqual(expect.objectContaining({ path: 'b.md', change: 'edited' }))
})
