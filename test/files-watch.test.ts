import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { watchFiles } from '../src/files/watch.ts'
import { temporaryFolder, write } from './fixtures/files/outputs-folder.ts'

const soak = process.env.KTARCH_SOAK === '1'
vi.setConfig({ testTimeout: soak ? 3_600_000 : 60_000 })

/** A watched spec; `runs` are the texts that each run read, and `settled` waits until no run has begun for a while. */
function watched(run: (text: string) => Promise<void> = async () => {}) {
  const folder = temporaryFolder()
  const spec = join(folder, 'spec/shop/architecture.yaml')
  write(folder, 'spec/shop/architecture.yaml', 'first')
  const runs: string[] = []
  const end = new AbortController()
  const over = watchFiles(
    [spec],
    async () => {
      const text = readText(spec)
      runs.push(text)
      await run(text)
    },
    end.signal,
  )
  onTestFinished(async () => {
    end.abort()
    await over
  })
  return { folder, spec, runs, end, over, settled: () => sleep(300) }
}

const readText = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return 'missing'
  }
}

test('runs at once, and after each change of the content', async () => {
  const { spec, runs, settled } = watched()
  await settled()
  writeFileSync(spec, 'second')
  await settled()
  writeFileSync(spec, 'second')
  await settled()
  expect(runs).toEqual(['first', 'second'])
})

test('follows a file that an editor replaces each time it saves', async () => {
  const { folder, spec, runs, settled } = watched()
  await settled()
  for (const text of ['second', 'third']) {
    write(folder, 'spec/shop/.architecture.yaml.swp', text)
    renameSync(spec, `${spec}~`)
    renameSync(join(folder, 'spec/shop/.architecture.yaml.swp'), spec)
    await settled()
  }
  expect(runs).toEqual(['first', 'second', 'third'])
})

test('does not run for other files in the folder', async () => {
  const { folder, runs, settled } = watched()
  await settled()
  for (let count = 0; count < 50; count++) write(folder, `spec/shop/generated-${count}.md`, 'output')
  await settled()
  expect(runs).toEqual(['first'])
})

test('finds the file again when its folder was replaced', async () => {
  const { folder, runs, settled } = watched()
  await settled()
  rmSync(join(folder, 'spec'), { recursive: true })
  await sleep(1500)
  mkdirSync(join(folder, 'spec/shop'), { recursive: true })
  write(folder, 'spec/shop/architecture.yaml', 'again')
  await sleep(1500)
  write(folder, 'spec/shop/architecture.yaml', 'once more')
  await settled()
  expect(runs).toEqual(['first', 'missing', 'again', 'once more'])
})

test('runs one at a time; what was saved meanwhile is one further run with the newest text', async () => {
  let atWork = 0
  let mostAtWork = 0
  const { spec, runs, settled } = watched(async () => {
    mostAtWork = Math.max(mostAtWork, ++atWork)
    await sleep(400)
    atWork--
  })
  await sleep(200)
  for (const text of ['second', 'third', 'fourth']) {
    writeFileSync(spec, text)
    await sleep(20)
  }
  await sleep(700)
  await settled()
  expect(runs).toEqual(['first', 'fourth'])
  expect(mostAtWork).toBe(1)
})

test('a storm of saves makes few runs, the last one is current, and memory stays as it was', async () => {
  const { spec, runs, settled } = watched()
  await settled()
  const saves = soak ? 10_000 : 300
  const began = performance.now()
  const memory = () => process.memoryUsage().rss
  let early = 0
  for (let save = 1; save <= saves; save++) {
    writeFileSync(spec, `text ${save}`)
    if (save === Math.floor(saves / 10)) early = memory()
    await sleep(8)
  }
  await settled()
  const seconds = (performance.now() - began) / 1000
  const growth = memory() / early - 1
  report(
    `${saves} saves in ${seconds.toFixed(1)} s made ${runs.length} runs; memory grew by ${(growth * 100).toFixed(1)} %`,
  )
  expect(runs.length).toBeLessThanOrEqual(2 * seconds)
  expect(runs.at(-1)).toBe(`text ${saves}`)
  expect(growth).toBeLessThan(0.2)
})

test('ends with the signal, after the run at work', async () => {
  let ended = false
  const { end, over } = watched(async () => {
    await sleep(200)
    ended = true
  })
  await sleep(50)
  end.abort()
  await over
  expect(ended).toBe(true)
})

test('costs next to nothing while nothing happens', async () => {
  const { settled } = watched()
  await settled()
  const before = process.cpuUsage()
  await sleep(3000)
  const { user, system } = process.cpuUsage(before)
  const share = (user + system) / 3_000_000
  report(`idle for 3 s: ${(share * 100).toFixed(2)} % CPU`)
  expect(share).toBeLessThan(0.02)
})

const report = (line: string) => console.info(line)
