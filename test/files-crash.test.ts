import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { applyPlan } from '../src/files/apply.ts'
import { planWrites } from '../src/files/plan.ts'
import { repairOutputs } from '../src/files/repair.ts'
import { buildDriver, ending, everyChange, firstSet, ready, type Scenario } from './fixtures/files/child-runs.ts'
import { callsOf, describeCall, filesIn, threeAtATime, withFault } from './fixtures/files/faults.ts'
import { outputs } from './fixtures/files/outputs-folder.ts'
import { findTool } from './tools/find-tool.ts'

const soak = process.env.KTARCH_SOAK === '1'
vi.setConfig({ testTimeout: soak ? 3_600_000 : 180_000 })
const strace = findTool('strace')
const driver = buildDriver()
afterAll(driver.close)

/** A folder before a run, and what must stand there when it is whole: either set. */
async function prepare(scenario: Scenario) {
  const start = await driver.prepare(scenario)
  const finished = driver.newRoot(start)
  await driver.run(finished, scenario.after, ['force'])
  return { scenario, start, old: filesIn(start), fresh: filesIn(finished) }
}

type Prepared = Awaited<ReturnType<typeof prepare>>

/** Counts what killed runs left once it is repaired, and remembers what must not be. */
function newTally({ scenario, old, fresh }: Prepared) {
  const counts = { old: 0, new: 0, mixed: 0 }
  const wrong: string[] = []
  return {
    counts,
    wrong,
    async add(root: string, kill: string) {
      await repairOutputs(root, 'shop')
      const found = isSame(filesIn(root), old) ? 'old' : isSame(filesIn(root), fresh) ? 'new' : 'mixed'
      counts[found]++
      if (found === 'mixed') wrong.push(`${kill}: ${JSON.stringify(filesIn(root))}`)
      await applyPlan(await planWrites(root, 'shop', outputs(scenario.after)), { force: true })
      if (!isSame(filesIn(root), fresh)) wrong.push(`${kill}: the next run left ${JSON.stringify(filesIn(root))}`)
      rmSync(root, { recursive: true })
    },
    summary: () => `${counts.old} old, ${counts.new} new, ${counts.mixed} mixed`,
  }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Kills a run from the given state at each of its calls in turn; outside the soak at every so-manieth. */
async function killAtEachCall(prepared: Prepared, state: string, options: string[], every = 1) {
  const { scenario } = prepared
  const tally = newTally(prepared)
  const all = await callsOf(driver, strace!, state, scenario, options)
  const calls = all.filter((_, index) => soak || index % every === 0)
  await threeAtATime(calls, async call => {
    const root = driver.newRoot(state)
    const { signal } = await driver.run(root, scenario.after, options, withFault(strace!, root, call, 'signal=SIGKILL'))
    if (signal !== 'SIGKILL') tally.wrong.push(`${describeCall(call)}: was not killed`)
    await tally.add(root, describeCall(call))
  })
  return { tally, calls: calls.length }
}

/** A folder whose run was killed in the middle of its renames. */
async function halfWay({ scenario, start }: Prepared): Promise<string> {
  const root = driver.newRoot(start)
  const second = { name: 'rename', path: 'shop/.ktarch-staging/1.new', count: 1, ordinal: 3 }
  await driver.run(root, scenario.after, ['force'], withFault(strace!, root, second, 'signal=SIGKILL'))
  expect(existsSync(join(root, 'shop/.ktarch-staging/forward.json'))).toBe(true)
  return root
}

describe.skipIf(!strace)('a run that is killed at any of its calls (needs strace)', () => {
  test.each([
    ['the first set', firstSet],
    ['a set that changes in every way', everyChange],
  ])('leaves the old set or the new one: %s', async (_, scenario) => {
    const prepared = await prepare(scenario)
    const { tally, calls } = await killAtEachCall(prepared, prepared.start, ['force'])
    report(`killed at each of ${calls} calls: ${tally.summary()}`)
    expect(tally.wrong).toEqual([])
    expect(tally.counts.old).toBeGreaterThan(0)
    expect(tally.counts.new).toBeGreaterThan(0)
  })

  test('while it repairs what another killed run left, brings what that one decided', async () => {
    const prepared = await prepare(everyChange)
    const forward = await killAtEachCall(prepared, await halfWay(prepared), ['repair'], 2)
    report(`killed at ${forward.calls} calls of going forward: ${forward.tally.summary()}`)
    expect(forward.tally.wrong).toEqual([])
    expect(forward.tally.counts.old).toBe(0)

    const turning = await halfWay(prepared)
    renameSync(join(turning, 'shop/.ktarch-staging/forward.json'), join(turning, 'shop/.ktarch-staging/back.json'))
    const back = await killAtEachCall(prepared, turning, ['repair'], 2)
    report(`killed at ${back.calls} calls of going back: ${back.tally.summary()}`)
    expect(back.tally.wrong).toEqual([])
    expect(back.tally.counts.new).toBe(0)
  })
})

test.skipIf(!strace)(
  'what is decided is on the disk first, and is forgotten only when it is done (needs strace)',
  async () => {
    const { start, scenario } = await prepare(everyChange)
    const calls = (await callsOf(driver, strace!, start, scenario, ['force'])).map(describeCall)
    const staging = 'shop/.ktarch-staging'
    const at = (call: string) => {
      expect(calls).toContain(call)
      return calls.indexOf(call)
    }
    const decided = at(`rename ${staging}/draft.json #1`)
    const staged = calls.filter(call => /^write .*\.new #1/.test(call)).map(call => call.split(' ')[1])
    expect(staged.length).toBeGreaterThan(3)
    for (const path of [...staged, `${staging}/draft.json`, staging])
      expect(at(`fsync ${path} #1`)).toBeLessThan(decided)

    const firstReplaced = calls.findIndex(call => /^rename .*\.new/.test(call))
    expect(at(`fsync ${staging} #2`)).toBeLessThan(firstReplaced)
    expect(at('fsync shop #1')).toBeLessThan(firstReplaced)

    const forgotten = at(`unlink ${staging}/forward.json #1`)
    const lastReplaced = calls.findLastIndex(call => /^rename .*\.new/.test(call))
    for (const folder of ['shop/bicep', 'shop/docs', 'shop/diagrams', 'shop/diagrams/prod']) {
      expect(at(`fsync ${folder} #1`)).toBeGreaterThan(firstReplaced)
      expect(at(`fsync ${folder} #1`)).toBeLessThan(forgotten)
    }
    expect(calls.findLastIndex(call => call.startsWith('fsync shop #'))).toBeGreaterThan(lastReplaced)
    expect(calls.findLastIndex(call => call.startsWith('fsync shop #'))).toBeLessThan(forgotten)
  },
)

test('a run that is killed at a random instant leaves the old set or the new one', async () => {
  const prepared = await prepare(everyChange)
  const tally = newTally(prepared)
  const kills = soak ? 500 : 30
  const killAfter = async (milliseconds: number) => {
    const root = driver.newRoot(prepared.start)
    const child = driver.start(root, everyChange.after, ['force'])
    const ended = ending(child)
    await ready(child)
    const began = performance.now()
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
    await ended
    clearTimeout(timer)
    return { root, took: performance.now() - began }
  }
  const undisturbed: number[] = []
  await threeAtATime([1, 2, 3, 4, 5, 6], async () => {
    undisturbed.push((await killAfter(60_000)).took)
  })
  const instants = Array.from({ length: kills }, (_, index) => (index / kills) * Math.max(...undisturbed))
  await threeAtATime(instants, async instant => {
    const { root } = await killAfter(instant)
    await tally.add(root, `after ${instant} ms`)
  })
  report(`killed at ${kills} instants: ${tally.summary()}`)
  expect(tally.wrong).toEqual([])
})

const report = (line: string) => console.info(line)
