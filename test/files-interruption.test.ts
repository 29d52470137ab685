import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { Interrupted, uninterrupted } from '../src/files/interruption.ts'
import { ownIdentity } from '../src/files/process-identity.ts'
import { buildDriver, ending, everyChange, ready } from './fixtures/files/child-runs.ts'
import { callsOf, describeCall, filesIn, threeAtATime, withFault } from './fixtures/files/faults.ts'
import { write } from './fixtures/files/outputs-folder.ts'
import { findTool } from './tools/find-tool.ts'

const soak = process.env.KTARCH_SOAK === '1'
vi.setConfig({ testTimeout: soak ? 3_600_000 : 180_000 })
const strace = findTool('strace')
const driver = buildDriver()
afterAll(driver.close)

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
const signals = Object.keys(exitCodes) as (keyof typeof exitCodes)[]

describe.skipIf(!strace)('a signal (needs strace)', () => {
  test('at any call cleans up or finishes, and ends with its own code', async () => {
    const start = await driver.prepare(everyChange)
    const finished = driver.newRoot(start)
    await driver.run(finished, everyChange.after, ['force'])
    const [old, fresh] = [filesIn(start), filesIn(finished)].map(files => JSON.stringify(files))
    const calls = await callsOf(driver, strace!, start, everyChange, ['force'])
    const some = calls.filter((_, index) => soak || index % 3 === 0)
    const counts = { old: 0, new: 0 }
    const wrong: string[] = []
    await threeAtATime(some, async (call, index) => {
      const signal = signals[index % signals.length]!
      const root = driver.newRoot(start)
      const below = withFault(strace!, root, call, `signal=${signal}`)
      const { code, stderr } = await driver.run(root, everyChange.after, ['force'], below)
      const now = JSON.stringify(filesIn(root))
      if (now === old) counts.old++
      if (now === fresh) counts.new++
      if (code !== exitCodes[signal] || (now !== old && now !== fresh) || stderr !== '')
        wrong.push(`${signal} at ${describeCall(call)}: exit ${code} ${stderr}${now}`)
      rmSync(root, { recursive: true })
    })
    report(`signalled at ${some.length} calls: ${counts.old} old, ${counts.new} new, ${wrong.length} wrong`)
    expect(wrong).toEqual([])
    expect(counts.old).toBeGreaterThan(0)
    expect(counts.new).toBeGreaterThan(0)
  })
})

test.each(signals)('%s ends a run that waits for another one', async signal => {
  const root = driver.newRoot()
  write(join(root, 'shop'), '.ktarch-lock', JSON.stringify({ ...ownIdentity(), run: 0 }))
  const before = filesIn(root)
  const child = driver.start(root, everyChange.after)
  const ended = ending(child)
  await ready(child)
  setTimeout(() => child.kill(signal), 200)
  expect((await ended).code).toBe(exitCodes[signal])
  expect(filesIn(root)).toEqual(before)
})

test('where the program is not to be ended, the work ends with Interrupted, at a checkpoint or when it is done', async () => {
  const kill = async () => {
    process.kill(process.pid, 'SIGTERM')
    await sleep(20)
  }
  let done = false
  const cut = uninterrupted(async checkpoint => {
    await kill()
    checkpoint()
    done = true
  })
  await expect(cut).rejects.toMatchObject({ exitCode: 143 })
  expect(done).toBe(false)
  const finished = uninterrupted(async () => {
    await kill()
    done = true
  })
  await expect(finished).rejects.toThrow(Interrupted)
  expect(done).toBe(true)
})

const report = (line: string) => console.info(line)
