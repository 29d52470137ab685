// How long a person waits, as a ratio to `node -e 0` taken in the same run: interleaved, medians.
// node bench/start.mjs [rounds]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const rounds = Number(process.argv[2] ?? 15)
const program = join(root, 'bin/ktarch.js')
const spec = join(root, 'spec/phonebill/architecture.yaml')
const folder = mkdtempSync(join(tmpdir(), 'ktarch-bench-'))
const kept = join(folder, 'kept')

/** limit and aim: ratios to the floor. */
const cases = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: '--help', args: [program, '--help'], limit: 1.7, aim: 1.4 },
  { name: 'validate', args: [program, 'validate', '--no-artefacts', spec], limit: 4.5, aim: 3.3 },
  { name: 'generate', args: () => [program, 'generate', '--out', freshFolder(), spec], limit: 5, aim: 4 },
  { name: 'generate, nothing changed', args: [program, 'generate', '--out', kept, spec], limit: 4, aim: 2.5 },
]

let number = 0
function freshFolder() {
  number += 1
  return join(folder, `fresh-${number}`)
}

function time(args) {
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: folder })
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return elapsed
}

/** Peak memory of a run in MB. */
function memory(args) {
  const atExit = `process.on('exit', () => process.stderr.write('MAXRSS=' + process.resourceUsage().maxRSS))`
  const { stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${atExit}`, ...args], {
    encoding: 'utf8',
    cwd: folder,
  })
  return Math.round(Number(/MAXRSS=(\d+)/.exec(stderr)?.[1]) / 1024)
}

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

try {
  time([program, 'generate', '--out', kept, spec])
  const samples = new Map(cases.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds + 1; round++) {
    for (const { name, args } of cases) {
      const elapsed = time(typeof args === 'function' ? args() : args)
      if (round > 0) samples.get(name).push(elapsed)
    }
  }
  const floor = median(samples.get('node -e 0'))
  console.log(`${rounds} rounds, interleaved; Node ${process.version}`)
  console.log('| case | min ms | median ms | max ms | × floor | limit | aim |\n|---|--:|--:|--:|--:|--:|--:|')
  let broken = 0
  for (const { name, limit, aim } of cases) {
    const times = samples.get(name)
    const ratio = median(times) / floor
    if (limit && ratio > limit) broken += 1
    console.log(
      `| ${name} | ${Math.min(...times).toFixed(0)} | ${median(times).toFixed(0)} | ${Math.max(...times).toFixed(0)} | ${ratio.toFixed(2)} | ${limit ?? ''} | ${aim ?? ''} |`,
    )
  }
  console.log(`peak memory: validate ${memory(cases[2].args)} MB, generate ${memory(cases[3].args())} MB (limit 100)`)
  process.exitCode = broken
} finally {
  rmSync(folder, { recursive: true, force: true })
}
