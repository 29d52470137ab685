import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Diagram, framesOf, nodesOf } from '../src/outputs/diagrams/diagram.ts'
import { diagramsOf, diagramText } from '../src/outputs/diagrams/index.ts'
import { type DiagramJob, renderDiagrams } from '../src/render/render.ts'
import { cacheFolder } from '../src/render/rendered-before.ts'
import { bigSystem } from './mermaid/big-system.ts'
import { chromium, options, processesNaming, temporaryFolder } from './mermaid/chromium.ts'
import { everyKind } from './mermaid/every-kind.ts'
import { type DrawnDiagram, readSvg } from './mermaid/read-svg.ts'
import { architectureFrom, architectureOf, systems } from './tools/specs.ts'

const folder = temporaryFolder()
afterAll(folder.remove)

interface Sample {
  name: string
  diagram: Diagram
  job: DiagramJob
}

const sampleOf = (system: string, diagram: Diagram): Sample => ({
  name: `${system} ${diagram.name}`,
  diagram,
  job: { path: join(folder.path, system, `${diagram.name}.mmd`), source: diagramText(diagram) },
})

const worked = systems.flatMap(system => {
  const architecture = architectureOf(system)
  return architecture.environments.flatMap(environment =>
    diagramsOf(architecture, environment).map(diagram => sampleOf(system, diagram)),
  )
})
const big = [12, 30].flatMap(size => {
  const architecture = architectureFrom(bigSystem(size))
  return diagramsOf(architecture, architecture.environments[0]!).map(diagram => sampleOf(`big-${size}`, diagram))
})
const everything = architectureFrom(everyKind())
const zoo = diagramsOf(everything, everything.environments[0]!).map(diagram => sampleOf('every-kind', diagram))
const samples = [...worked, ...big, ...zoo]

describe.skipIf(chromium === null)('drawn by chromium', () => {
  const drawn = new Map<string, { svg: string; diagram: DrawnDiagram }>()
  beforeAll(async () => {
    const { renderings, warnings } = await renderDiagrams(
      samples.map(({ job }) => job),
      options,
    )
    expect(renderings.filter(({ outcome }) => outcome !== 'drawn')).toEqual([])
    expect(warnings).toEqual([])
    for (const { source, path } of renderings) {
      const svg = readFileSync(path, 'utf8')
      drawn.set(source, { svg, diagram: readSvg(svg) })
    }
  }, 300_000)

  describe.each(samples)('$name', ({ name, diagram, job }) => {
    const picture = () => drawn.get(job.path)!

    test('shows every node, frame, line and text of the view, and nothing else', () => {
      const { nodes, frames, edges, edgeLabels, title, description } = picture().diagram
      const bare = (lines: readonly string[]) => lines.join('').replace(/\s/g, '')
      const expected = nodesOf(diagram.zones)
      expect([...nodes.keys()].sort()).toEqual(expected.map(({ id }) => id).sort())
      for (const { id, lines } of expected) expect(bare(nodes.get(id)!)).toBe(bare(lines))
      expect([...frames.keys()].sort()).toEqual(
        framesOf(diagram.zones)
          .map(({ id }) => id)
          .sort(),
      )
      for (const { id, title } of framesOf(diagram.zones)) expect(bare(frames.get(id)!)).toBe(bare([title]))
      expect(edges).toBe(diagram.edges.reduce((sum, { from }) => sum + from.length, 0))
      const labels = diagram.edges.flatMap(({ from, label }) => from.flatMap(() => label ?? []))
      expect(edgeLabels.map(bare).sort()).toEqual(labels.map(label => bare([label])).sort())
      expect({ title, description }).toEqual({ title: diagram.title, description: diagram.description })
    })

    // One of everything in one environment is no system that fits a page: nothing is promised of it.
    if (!name.startsWith('every-kind'))
      test('is readable on an upright A4 page, in a column of 1000 pixels and on a screen of 1920', () => {
        const { width, height, smallestType } = picture().diagram
        const points = (page: { width: number; height: number }) =>
          (smallestType * Math.min(page.width / width, page.height / height) * 72) / 25.4
        const [upright, lying] = [points({ width: 170, height: 240 }), points({ width: 257, height: 160 })]
        expect(Math.max(upright, lying)).toBeGreaterThanOrEqual(6.95)
        expect(smallestType * Math.min(1, 1000 / width)).toBeGreaterThanOrEqual(12)
        expect(smallestType * Math.min(1, 1860 / width, 940 / height)).toBeGreaterThanOrEqual(9)
        expect(width / height).toBeGreaterThanOrEqual(0.4)
        expect(width / height).toBeLessThanOrEqual(2.4)
      })

    test('is plain SVG that any program opens', () => {
      const { svg } = picture()
      const tags = new Set([...svg.matchAll(/<([A-Za-z]+)/g)].map(([, tag]) => tag))
      expect(
        [...tags].filter(tag => !/^(svg|g|path|rect|polygon|text|tspan|title|desc|marker|circle)$/.test(tag!)),
      ).toEqual([])
      expect(svg).not.toMatch(/\sstyle=|\son\w+=|href=|NaN|undefined/)
      expect(svg).toMatch(/aria-labelledby="(chart-title-[\w-]+)"[\s\S]*<title id="\1">/)
      expect(picture().diagram.legend.length).toBeGreaterThan(2)
    })
  })

  test('the same source gives the same bytes, in any order and company', async () => {
    const chosen = [samples[3]!, samples[0]!]
    const { renderings } = await renderDiagrams(
      chosen.map(({ job }) => job),
      { ...options, out: join(folder.path, 'again') },
    )
    for (const [index, { path }] of renderings.entries()) {
      expect(readFileSync(path, 'utf8')).toBe(drawn.get(chosen[index]!.job.path)!.svg)
    }
  })

  test('PNG has the natural size or the scale asked for, PDF one page with the text in it', async () => {
    const { job } = samples[0]!
    const out = join(folder.path, 'formats')
    const { width, height } = drawn.get(job.path)!.diagram
    for (const scale of [1, 2]) {
      await renderDiagrams([job], { ...options, out, formats: ['png'], scale })
      const png = readFileSync(join(out, `${samples[0]!.diagram.name}.png`))
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width * scale, height * scale])
    }
    await renderDiagrams([job], { ...options, out, formats: ['pdf'], force: true })
    const first = readFileSync(join(out, `${samples[0]!.diagram.name}.pdf`))
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
    expect(first.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    await renderDiagrams([job], { ...options, out, formats: ['pdf'], force: true })
    expect(readFileSync(join(out, `${samples[0]!.diagram.name}.pdf`)).equals(first)).toBe(true)
  })

  test('what is unchanged is left alone without starting a browser; what changed is drawn again', async () => {
    const out = join(folder.path, 'unchanged')
    const { browser, starts } = countingBrowser(join(folder.path, 'counting'))
    const jobs = samples.slice(0, 2).map(({ job }) => job)
    const again = async () =>
      (await renderDiagrams(jobs, { ...options, browser, out })).renderings.map(({ outcome }) => outcome)
    expect(await again()).toEqual(['drawn', 'drawn'])
    expect(starts()).toBe(1)
    expect(await again()).toEqual(['unchanged', 'unchanged'])
    expect(starts()).toBe(1)

    const picture = join(out, `${samples[0]!.diagram.name}.svg`)
    writeFileSync(picture, `${readFileSync(picture, 'utf8')} `)
    expect(await again()).toEqual(['drawn', 'unchanged'])
    rmSync(picture)
    expect(await again()).toEqual(['drawn', 'unchanged'])
    jobs[1] = { ...jobs[1]!, source: jobs[1]!.source.replace('HTTPS 443', 'HTTPS 8443') }
    expect(await again()).toEqual(['unchanged', 'drawn'])
    expect(starts()).toBe(4)
    expect(readFileSync(join(out, cacheFolder, '.gitignore'), 'utf8')).toBe('*\n')
    expect(readdirSync(out).filter(name => name.endsWith('.tmp'))).toEqual([])
  }, 120_000)
})

describe.skipIf(chromium === null)('a diagram that cannot be drawn', () => {
  const good = samples[0]!.job
  const header = good.source.slice(0, good.source.indexOf('flowchart TB'))
  const broken: [string, string, RegExp][] = [
    ['a slip of syntax', `${header}flowchart TB\n  a["x"\n  b --> \n`, /Mermaid가 그리지 못했습니다: .*Parse error/s],
    ['no Mermaid at all', 'hello', /Mermaid가 그리지 못했습니다/],
    ['too many lines', `flowchart TB\n${'  a --> b\n'.repeat(501)}`, /Mermaid가 그리지 못했습니다: .*[Ee]dge/s],
    ['too long', `flowchart TB\n  %% ${'가'.repeat(50_000)}\n  a --> b\n`, /50000자를 넘습니다/],
    ['HTML labels', 'flowchart TB\n  a["x"] --> b["y"]\n', /허용되지 않는 요소.*foreignObject/],
  ]

  test('is reported, and the others are still drawn', async () => {
    const out = join(folder.path, 'broken')
    const jobs = broken.map(([, source], index) => ({ path: `broken-${index}.mmd`, source }))
    const { renderings } = await renderDiagrams([...jobs, good], { ...options, out })
    for (const [index, [name, , message]] of broken.entries()) {
      expect(renderings[index], name).toMatchObject({ outcome: 'failed', message: expect.stringMatching(message) })
    }
    expect(renderings.at(-1)!.outcome).toBe('drawn')
    expect(readdirSync(out).filter(name => name.startsWith('broken'))).toEqual([])
  }, 120_000)

  test('or hangs, is stopped at the time limit, and the others are still drawn', async () => {
    const temporary = join(folder.path, 'hanging')
    mkdirSync(temporary)
    const before = process.env.TMPDIR
    process.env.TMPDIR = temporary
    try {
      const hanging = { path: 'hanging.mmd', source: endlessDiagram(header) }
      const jobs = [good, hanging, samples[1]!.job]
      const { renderings } = await renderDiagrams(jobs, { ...options, out: join(folder.path, 'hung'), timeLimit: 20 })
      expect(renderings.map(({ outcome }) => outcome)).toEqual(['drawn', 'failed', 'drawn'])
      expect(renderings[1]!.message).toBe('제한 시간 20초 안에 그리지 못했습니다.')
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
    await expect.poll(() => processesNaming(temporary), { timeout: 20_000 }).toEqual([])
    expect(readdirSync(temporary)).toEqual([])
  }, 120_000)

  test('because it wants something from elsewhere gets nothing, in an image or in a style', async () => {
    let requests = 0
    const server = createServer((_, response) => {
      requests += 1
      response.end('')
    })
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const config = (css: string) => `---\nconfig:\n  htmlLabels: false\n  themeCSS: '${css}'\n---\n`
    const sources = [
      `${config('')}flowchart TB\n  a@{ img: "${elsewhere}/a.png", label: "x" } --> b["y"]\n`,
      `${config(`@import url(${elsewhere}/a.css); .node rect{fill:url(${elsewhere}/b.svg)}`)}flowchart TB\n  a["x"] --> b["y"]\n`,
    ]
    const { renderings } = await renderDiagrams(
      sources.map((source, index) => ({ path: `elsewhere-${index}.mmd`, source })),
      { ...options, out: folder.path },
    )
    server.close()
    expect(renderings.map(({ outcome }) => outcome)).toEqual(['failed', 'failed'])
    expect(renderings[1]!.message).toContain('허용되지 않는')
    expect(requests).toBe(0)
  }, 60_000)

  test('for want of a place to write says which file', async () => {
    const out = join(folder.path, 'a-file')
    writeFileSync(out, '')
    const { renderings } = await renderDiagrams([good], { ...options, out })
    expect(renderings[0]).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('파일을 쓰지 못했습니다'),
    })
  })
})

describe.skipIf(chromium === null || process.platform !== 'linux')('a program that is stopped', () => {
  const bundle = join(folder.path, 'interrupted.mjs')
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGKILL', 137],
  ] as const)(
    'by %s leaves no browser',
    async (signal, code) => {
      const temporary = join(folder.path, signal)
      mkdirSync(temporary, { recursive: true })
      bundleOnce(bundle)
      const job = { path: join(temporary, 'hanging.mmd'), source: endlessDiagram('') }
      writeFileSync(
        join(temporary, 'job.json'),
        JSON.stringify({ jobs: [job], options: { ...options, timeLimit: 60 } }),
      )
      // The shell waits until the browser runs, sends the signal and tells the exit code.
      const script = `node "$1" "$2/job.json" & child=$!
      for try in $(seq 200); do ls "$2" | grep -q ktarch-browser && break; sleep 0.1; done
      sleep 1; kill -${signal.slice(3)} $child; wait $child; echo $?`
      const output = execFileSync('sh', ['-c', script, 'sh', bundle, temporary], {
        env: { ...process.env, TMPDIR: temporary },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      expect(output.trim()).toBe(String(code))
      // A killed program cannot clean up: its browser ends by itself when the pipe between them breaks.
      await expect.poll(() => processesNaming(temporary), { timeout: 20_000 }).toEqual([])
      if (signal !== 'SIGKILL')
        expect(readdirSync(temporary).filter(name => name.startsWith('ktarch-browser'))).toEqual([])
      expect(existsSync(join(temporary, 'hanging.svg'))).toBe(false)
    },
    90_000,
  )
})

/** A chain of 300 with 190 lines from its top to its bottom: the layout takes many minutes. */
function endlessDiagram(header: string): string {
  const chain = Array.from({ length: 300 }, (_, index) => `  n${index} -->|"${index}"| n${index + 1}`)
  const long = Array.from({ length: 190 }, (_, index) => `  n${index % 40} -->|"x"| n${300 - ((index * 7) % 40)}`)
  const elk = '---\nconfig:\n  layout: elk\n---\n'
  return `${header === '' ? elk : header}flowchart TB\n${[...chain, ...long].join('\n')}\n`
}

/** A browser that leaves a mark each time it is started to draw rather than to tell its version. */
function countingBrowser(path: string): { browser: string; starts(): number } {
  writeFileSync(
    path,
    `#!/bin/sh\ncase "$1" in --version) ;; *) echo started >> "${path}.log" ;; esac\nexec "${chromium}" "$@"\n`,
  )
  chmodSync(path, 0o755)
  return { browser: path, starts: () => readFileSync(`${path}.log`, 'utf8').trim().split('\n').length }
}

/** The renderer as a program of its own; Node 20 runs no TypeScript. */
function bundleOnce(path: string): void {
  if (existsSync(path)) return
  const entry = join(folder.path, 'interrupted.ts')
  const renderer = new URL('../src/render/render.ts', import.meta.url).pathname
  writeFileSync(
    entry,
    `import { readFileSync } from 'node:fs'
import { renderDiagrams } from ${JSON.stringify(renderer)}
const { jobs, options } = JSON.parse(readFileSync(process.argv[2]!, 'utf8'))
await renderDiagrams(jobs, options)
`,
  )
  const root = new URL('..', import.meta.url).pathname
  // Its packages are found by the folders above it, so it has to see ours.
  execFileSync('ln', ['-sfn', join(root, 'node_modules'), join(folder.path, 'node_modules')])
  const esbuild = join(root, 'node_modules/.bin/esbuild')
  execFileSync(
    esbuild,
    [entry, '--bundle', '--platform=node', '--format=esm', '--packages=external', `--outfile=${path}`],
    {
      stdio: 'ignore',
    },
  )
}
