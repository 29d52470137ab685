// What drawing costs: 20 diagrams on one page beside 20 runs of mmdc, interleaved; and what 7, 30 and 100 services come to.
// node bench/diagrams.mjs [rounds] [--sizes-only]; needs chromium (or a name for it in KTARCH_BROWSER) and switches its sandbox off.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const rounds = Number(process.argv.find(argument => /^\d+$/.test(argument)) ?? 3)
const diagramCount = 20
/** Of 20 runs of mmdc. */
const [limit, aim] = [1 / 3, 1 / 5]

const folder = mkdtempSync(join(tmpdir(), 'ktarch-bench-'))
try {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const { renderDiagrams, findBrowser, diagramsOfSpec, bigSystem } = await program()
  const browser = await findBrowser(null)
  const options = { browser, noSandbox: true, timeLimit: 300, force: true }

  await sizes({ renderDiagrams, diagramsOfSpec, bigSystem, options })
  if (!process.argv.includes('--sizes-only')) await beside({ renderDiagrams, diagramsOfSpec, options, browser })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The renderer and the diagrams as one module; Node 20 runs no TypeScript. */
async function program() {
  const entry = join(folder, 'entry.ts')
  const source = path => JSON.stringify(join(root, path))
  writeFileSync(
    entry,
    `export { renderDiagrams } from ${source('src/render/render.ts')}
export { findBrowser } from ${source('src/render/find-browser.ts')}
export { bigSystem } from ${source('test/mermaid/big-system.ts')}
import { readSpec } from ${source('src/spec/read.ts')}
import { resolve } from ${source('src/model/resolve.ts')}
import { diagrams } from ${source('src/outputs/diagrams/index.ts')}
export const diagramsOfSpec = text => diagrams(resolve(readSpec(text).spec).architecture)
`,
  )
  const outfile = join(folder, 'program.mjs')
  const settings = { bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' }
  await build({ ...settings, entryPoints: [entry], outfile })
  return import(pathToFileURL(outfile))
}

async function sizes({ renderDiagrams, diagramsOfSpec, bigSystem, options }) {
  print(
    '| services | diagrams | edges, most | characters, most | generate ms | draw s | SVG kB, most | largest picture |',
  )
  print('|---|---|---|---|---|---|---|---|')
  for (const services of [7, 30, 100]) {
    const text = bigSystem(services)
    const started = performance.now()
    const files = diagramsOfSpec(text)
    const generated = performance.now() - started
    const out = join(folder, `big-${services}`)
    const drawing = performance.now()
    const { renderings } = await renderDiagrams(files.map(toJob), { ...options, out })
    const drawn = performance.now() - drawing
    const failed = renderings.find(({ outcome }) => outcome === 'failed')
    if (failed) throw new Error(failed.message)
    const most = values => Math.max(...values)
    const pictures = renderings.map(({ path }) => ({
      bytes: statSync(path).size,
      size: /width="(\d+)"[^>]*? height="(\d+)"/.exec(readFileSync(path, 'utf8')).slice(1).map(Number),
    }))
    const [width, height] = pictures.map(({ size }) => size).sort((a, b) => b[0] * b[1] - a[0] * a[1])[0]
    const edges = most(
      files.map(
        ({ text }) => (text.match(/^ +\S.*(==>|-->|-\.->|~~~)/gm) ?? []).filter(line => !line.includes('%%')).length,
      ),
    )
    print(
      `| ${services} | ${files.length} | ${edges} | ${most(files.map(({ text }) => text.length))} | ${generated.toFixed(0)} | ${(drawn / 1000).toFixed(1)} | ${Math.round(most(pictures.map(({ bytes }) => bytes)) / 1024)} | ${width}×${height} |`,
    )
  }
}

async function beside({ renderDiagrams, diagramsOfSpec, options, browser }) {
  const files = ['phonebill', 'kt-event-marketing'].flatMap(system =>
    diagramsOfSpec(readFileSync(join(root, 'spec', system, 'architecture.yaml'))),
  )
  const jobs = Array.from({ length: diagramCount }, (_, index) => {
    const { text, path } = files[index % files.length]
    return { path: `${index}-${path.split('/').at(-1)}`, source: text }
  })
  const input = join(folder, 'input')
  mkdirSync(input)
  for (const { path, source } of jobs) writeFileSync(join(input, path), source)
  const settings = join(folder, 'puppeteer.json')
  writeFileSync(settings, JSON.stringify({ executablePath: browser, args: ['--no-sandbox'] }))

  const cases = {
    [`mmdc, ${diagramCount} runs`]: () => {
      for (const { path } of jobs) {
        const args = ['-q', '-p', settings, '-i', join(input, path), '-o', join(folder, `${path}.svg`)]
        const { status, stderr } = spawnSync(
          process.execPath,
          [join(root, 'node_modules/@mermaid-js/mermaid-cli/src/cli.js'), ...args],
          { encoding: 'utf8' },
        )
        if (status !== 0) throw new Error(stderr)
      }
    },
    [`one page, ${diagramCount} diagrams`]: () => renderDiagrams(jobs, { ...options, out: join(folder, 'out') }),
    'the same, as PNG at natural size': () =>
      renderDiagrams(jobs, { ...options, formats: ['png'], out: join(folder, 'out') }),
    'the same, unchanged': () => renderDiagrams(jobs, { ...options, force: false, out: join(folder, 'out') }),
    'mmdc, 1 run': () => {
      const args = ['-q', '-p', settings, '-i', join(input, jobs[0].path), '-o', join(folder, 'one.svg')]
      spawnSync(process.execPath, [join(root, 'node_modules/@mermaid-js/mermaid-cli/src/cli.js'), ...args])
    },
    'one page, 1 diagram': () => renderDiagrams(jobs.slice(0, 1), { ...options, out: join(folder, 'out') }),
  }
  const seconds = Object.fromEntries(Object.keys(cases).map(name => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(cases)) {
      const started = performance.now()
      await run()
      seconds[name].push((performance.now() - started) / 1000)
    }
  }
  const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
  const floor = median(Object.values(seconds)[0])
  print(`\n| ${rounds} rounds, interleaved | median s | least-most | of 20 × mmdc |\n|---|---|---|---|`)
  for (const [name, values] of Object.entries(seconds)) {
    const ratio = median(values) / floor
    print(
      `| ${name} | ${median(values).toFixed(2)} | ${Math.min(...values).toFixed(2)}-${Math.max(...values).toFixed(2)} | 1/${(1 / ratio).toFixed(1)} |`,
    )
  }
  const ours = median(Object.values(seconds)[1]) / floor
  print(
    `\n${ours <= aim ? 'Within the aim' : ours <= limit ? 'Within the limit' : 'OVER THE LIMIT'}: 1/${(1 / ours).toFixed(1)}, limit 1/3, aim 1/5.`,
  )
  if (ours > limit) process.exitCode = 1
}

function print(line) {
  process.stdout.write(`${line}\n`)
}

function toJob({ path, text }) {
  return { path: path.split('/').at(-1), source: text }
}
