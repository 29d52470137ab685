// What safe writes cost: 60 files of 205 kB through src/files, beside what the disk itself asks for the same bytes; interleaved, medians.
// node bench/writes.mjs [rounds]
import {
  closeSync,
  fsync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'

const rounds = Number(process.argv[2] ?? 15)
const folder = mkdtempSync(join(tmpdir(), 'ktarch-writes-'))
const parts = ['docs', 'diagrams', 'bicep', 'bicep/modules', 'helm/shop', 'helm/shop/templates']
const fileCount = 60
const bytes = 205_000 / fileCount

async function writer() {
  const outfile = join(folder, 'files.mjs')
  const from = path => fileURLToPath(new URL(`../src/files/${path}`, import.meta.url))
  const contents = `export { applyPlan } from ${JSON.stringify(from('apply.ts'))}; export { planWrites } from ${JSON.stringify(from('plan.ts'))}`
  const stdin = { contents, resolveDir: folder, loader: 'ts' }
  await build({ stdin, bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile, logLevel: 'error' })
  return import(outfile)
}

/** A set of files; the first `changed` of them say the round. */
const setOf = (round, changed = fileCount) =>
  Array.from({ length: fileCount }, (_, index) => {
    const words = `file ${index} ${index < changed ? round : 'as ever'}\n`
    return {
      path: `${parts[index % parts.length]}/${index}.txt`,
      text: words.repeat(Math.ceil(bytes / words.length)).slice(0, bytes),
    }
  })

const flush = promisify(fsync)

async function durably(path, text) {
  const descriptor = openSync(`${path}.new`, 'wx')
  writeSync(descriptor, text)
  await flush(descriptor)
  closeSync(descriptor)
  renameSync(`${path}.new`, path)
}

const samples = new Map()
async function measure(name, work) {
  const start = performance.now()
  await work()
  const all = samples.get(name) ?? []
  samples.set(name, [...all, performance.now() - start])
}

const print = line => process.stdout.write(`${line}\n`)

const middle = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

try {
  const { applyPlan, planWrites } = await writer()
  for (let round = 0; round < rounds + 1; round++) {
    // The first round warms up and is not counted.
    if (round === 1) samples.clear()
    const root = join(folder, `round-${round}`)
    const floor = join(folder, `floor-${round}`)
    mkdirSync(floor)
    const flat = (round, changed) =>
      setOf(round, changed).map(({ text }, index) => ({ path: join(floor, `${index}`), text }))
    const ours = async (...set) => applyPlan(await planWrites(root, 'shop', setOf(...set)))
    const disks = async (...set) => Promise.all(flat(...set).map(({ path, text }) => durably(path, text)))

    await measure('write 60, not durable', () => {
      for (const { path, text } of flat('zero')) writeFileSync(path, text)
    })
    await measure('create 60: the disk', () => disks('first'))
    await measure('create 60', () => ours('first'))
    await measure('replace 60: the disk', () => disks('second'))
    await measure('replace 60', () => ours('second'))
    await ours('third', 3)
    await measure('replace 3 of 60', () => ours('fourth', 3))
    await measure('nothing changed: read 60 and compare', () =>
      flat('second').every(({ path, text }) => readFileSync(path, 'utf8') === text),
    )
    await measure('nothing changed', () => ours('fourth', 3))
  }
  print(`${rounds} rounds, interleaved; Node ${process.version}`)
  print('| case | min ms | median ms | max ms |\n|---|--:|--:|--:|')
  for (const [name, values] of samples) {
    const row = [Math.min(...values), middle(values), Math.max(...values)]
    print(`| ${name} | ${row.map(value => value.toFixed(1)).join(' | ')} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
