import { existsSync, rmSync } from 'node:fs'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { repairOutputs } from '../src/files/repair.ts'
import { buildDriver, everyChange, firstSet, type Scenario } from './fixtures/files/child-runs.ts'
import {
  type Call,
  callsOf,
  describeCall,
  filesIn,
  threeAtATime,
  withFault,
  withLastingFault,
} from './fixtures/files/faults.ts'
import { findTool } from './tools/find-tool.ts'

const soak = process.env.KTARCH_SOAK === '1'
vi.setConfig({ testTimeout: soak ? 3_600_000 : 180_000 })
const strace = findTool('strace')
const driver = buildDriver()
afterAll(driver.close)

const errors = ['ENOSPC', 'EACCES', 'EROFS', 'EIO']

/** In the soak every error at every call; else at every call one of them, in turn. */
const faultsFor = (calls: Call[]) =>
  calls.flatMap((call, index) =>
    errors.filter((_, error) => soak || index % errors.length === error).map(error => ({ call, error })),
  )

async function prepare(scenario: Scenario) {
  const start = await driver.prepare(scenario)
  const finished = driver.newRoot(start)
  await driver.run(finished, scenario.after, ['force'])
  const calls = await callsOf(driver, strace!, start, scenario, ['force'])
  return {
    start,
    old: JSON.stringify(filesIn(start)),
    fresh: JSON.stringify(filesIn(finished)),
    calls,
    faults: faultsFor(calls),
  }
}

describe.skipIf(!strace)('a call that fails (needs strace)', () => {
  test.each([
    ['the first set', firstSet],
    ['a set that changes in every way', everyChange],
  ])('once leaves the old set and one message that names a file, or is overcome: %s', async (_, scenario) => {
    const { start, old, fresh, faults } = await prepare(scenario)
    const counts = { refused: 0, overcome: 0 }
    const wrong: string[] = []
    await threeAtATime(faults, async ({ call, error }) => {
      const root = driver.newRoot(start)
      const below = withFault(strace!, root, call, `error=${error}`)
      const { code, stderr } = await driver.run(root, scenario.after, ['force'], below)
      const now = JSON.stringify(filesIn(root))
      const refused =
        code === 4 && now === old && stderr.includes(error) && stderr.includes(root) && stderr.split('\n').length === 2
      const overcome = code === 0 && now === fresh && stderr === ''
      if (refused && existsSync(root) === existsSync(start)) counts.refused++
      else if (overcome) counts.overcome++
      else wrong.push(`${error} at ${describeCall(call)}: exit ${code}, ${stderr}${now}`)
      rmSync(root, { recursive: true, force: true })
    })
    report(
      `failed once at ${faults.length} calls: ${counts.refused} with exit 4 and the old set, ${counts.overcome} overcome, ${wrong.length} wrong`,
    )
    expect(wrong).toEqual([])
    expect(counts.refused).toBeGreaterThan(0)
  })

  test('and all of its kind after it leave a set that the next run makes whole', async () => {
    const { start, old, fresh, calls, faults } = await prepare(everyChange)
    const counts = { old: 0, new: 0, later: 0 }
    const wrong: string[] = []
    const some = faults.filter((_, index) => soak || index % 4 === 0)
    await threeAtATime(some, async ({ call, error }) => {
      const root = driver.newRoot(start)
      const below = withLastingFault(strace!, root, calls, call, `error=${error}`)
      const { code, stderr } = await driver.run(root, everyChange.after, ['force'], below)
      await repairOutputs(root, 'shop')
      const now = JSON.stringify(filesIn(root))
      if (code === 4 && now === old) counts.old++
      else if (code === 0 && now === fresh) counts.new++
      // Where no rename works any more nothing can be taken back either: the next run brings the new set, and we said so.
      else if (code === 4 && now === fresh && stderr.includes('섞여 있을 수 있습니다')) counts.later++
      else wrong.push(`${error} at ${describeCall(call)}: exit ${code}, ${stderr}${now}`)
      rmSync(root, { recursive: true, force: true })
    })
    report(
      `failed for good from ${some.length} calls on: ${counts.old} old, ${counts.new} new, ${counts.later} new by the next run, ${wrong.length} wrong`,
    )
    expect(wrong).toEqual([])
  })
})

const report = (line: string) => console.info(line)
