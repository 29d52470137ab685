import { basename, dirname, join } from 'node:path'
import type { Page } from 'puppeteer'
import { type RunningBrowser, startBrowser } from './browser.ts'
import { capture, drawDiagram, type Format } from './draw-diagram.ts'
import { findBrowser } from './find-browser.ts'
import { fingerprint, hash } from './fingerprint.ts'
import { findMermaid, type MermaidPackages } from './mermaid-packages.ts'
import { openMermaidPage } from './mermaid-page.ts'
import { lacksKoreanFont } from './page/draw.ts'
import { isUnchanged, remember } from './rendered-before.ts'
import { writeWhole } from './write-whole.ts'

/** A diagram to draw: where its text stands, and the text. */
export interface DiagramJob {
  /** 'generated/phonebill/diagrams/network-prod.mmd' */
  path: string
  source: string
}

export interface RenderOptions {
  formats?: readonly Format[]
  /** Folder of the pictures; by default each lies beside its source. */
  out?: string | null
  /** Of PNG: 1 is the diagram's natural size. */
  scale?: number
  /** The browser's program; by default one is looked for. */
  browser?: string | null
  /** Switches the browser's sandbox off. Never without the user's word. */
  noSandbox?: boolean
  /** Seconds for one diagram, with all its formats. */
  timeLimit?: number
  /** Draws even what is unchanged. */
  force?: boolean
}

export interface Rendering {
  /** Of the source. */
  source: string
  /** Of the picture. */
  path: string
  outcome: 'drawn' | 'unchanged' | 'failed'
  /** Korean, where it failed: why. */
  message: string | null
}

export interface RenderReport {
  /** A row for each diagram and format, in the order given. */
  renderings: Rendering[]
  /** Korean sentences on what is not wrong but will not look right. */
  warnings: string[]
}

interface Picture {
  format: Format
  path: string
  /** Hash of everything it is made from. */
  from: string
}

/**
 * Draws diagrams as SVG, PNG or PDF: one browser, one page, Mermaid loaded once. What is unchanged is left alone, and when all is, no browser is started.
 * A diagram that fails or hangs is reported and the others are still drawn. The browser is gone when this returns, throws or the process is ended.
 * @throws CannotRender where there is no browser or it does not start.
 */
export async function renderDiagrams(jobs: readonly DiagramJob[], options: RenderOptions = {}): Promise<RenderReport> {
  const { formats = ['svg'], out = null, scale = 1, noSandbox = false, timeLimit = 20, force = false } = options
  if (jobs.length === 0) return { renderings: [], warnings: [] }

  const executable = await findBrowser(options.browser ?? null)
  const packages = findMermaid()
  const madeWith = await fingerprint(executable, packages)
  const diagrams = jobs.map(job => ({
    job,
    pictures: formats.map(format => pictureOf(job, format, { out, scale, madeWith })),
  }))

  const report: RenderReport = { renderings: [], warnings: [] }
  const studio = new Studio(executable, noSandbox, packages)
  try {
    for (const { job, pictures } of diagrams) {
      const wanted = pictures.filter(({ path, from }) => force || !isUnchanged(path, from))
      const message = wanted.length === 0 ? null : await studio.draw(job, wanted, { scale, timeLimit })
      for (const picture of pictures) {
        const outcome = !wanted.includes(picture) ? 'unchanged' : message === null ? 'drawn' : 'failed'
        report.renderings.push({
          source: job.path,
          path: picture.path,
          outcome,
          message: outcome === 'failed' ? message : null,
        })
      }
    }
    report.warnings.push(...studio.warnings)
  } finally {
    studio.close()
  }
  return report
}

function pictureOf(
  job: DiagramJob,
  format: Format,
  { out, scale, madeWith }: { out: string | null; scale: number; madeWith: string },
): Picture {
  const name = `${basename(job.path, '.mmd')}.${format}`
  const settings = format === 'png' ? `${format} ${scale}` : format
  return {
    format,
    path: join(out ?? dirname(job.path), name),
    from: hash(basename(job.path), job.source, settings, madeWith),
  }
}

/** The browser and its page: opened with the first diagram, opened again after one that had to be stopped, closed for good by `close` or a signal. */
class Studio {
  readonly warnings: string[] = []
  private readonly executable: string
  private readonly noSandbox: boolean
  private readonly packages: MermaidPackages
  private starting: Promise<RunningBrowser> | null = null
  private browser: RunningBrowser | null = null
  private page: Page | null = null

  constructor(executable: string, noSandbox: boolean, packages: MermaidPackages) {
    this.executable = executable
    this.noSandbox = noSandbox
    this.packages = packages
    process.on('exit', this.end)
    for (const signal of signals) process.on(signal, this.interrupted)
  }

  /** Draws a diagram and writes its pictures. Gives null, or a Korean sentence on why not. */
  async draw(
    job: DiagramJob,
    pictures: readonly Picture[],
    { scale, timeLimit }: { scale: number; timeLimit: number },
  ): Promise<string | null> {
    const page = await this.open()
    try {
      await within(timeLimit, this.drawAll(page, job, pictures, scale))
      return null
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const gone = page.isClosed() || /Target closed|Session closed|Connection closed|crash|detached/i.test(message)
      // After a hang or a crash the page is of no more use, and a busy one cannot be closed: the browser goes.
      if (gone || error instanceof TimeLimitPassed) this.end()
      return gone ? `그리는 도중에 브라우저가 끝났습니다: ${message}` : message
    }
  }

  close(): void {
    this.end()
    process.off('exit', this.end)
    for (const signal of signals) process.off(signal, this.interrupted)
  }

  private async drawAll(page: Page, job: DiagramJob, pictures: readonly Picture[], scale: number): Promise<void> {
    const drawing = await drawDiagram(page, basename(job.path, '.mmd'), job.source)
    for (const { format, path, from } of pictures) {
      const bytes = await capture(page, drawing, format, scale)
      try {
        writeWhole(path, bytes)
        remember(path, from, bytes)
      } catch (error) {
        throw new Error(`파일을 쓰지 못했습니다: ${path} (${error instanceof Error ? error.message : error})`)
      }
    }
  }

  private async open(): Promise<Page> {
    if (this.page !== null) return this.page
    this.starting = startBrowser({ executable: this.executable, noSandbox: this.noSandbox })
    this.browser = await this.starting
    this.page = await openMermaidPage(this.browser, this.packages)
    if (this.warnings.length === 0 && (await this.page.evaluate(lacksKoreanFont))) this.warnings.push(noKoreanFont)
    return this.page
  }

  private readonly end = (): void => {
    this.browser?.kill()
    this.browser = null
    this.page = null
  }

  /** Cleans up first, waiting for a browser that is just starting; then the signal has its usual effect, unless the program handles it itself. */
  private readonly interrupted = async (signal: NodeJS.Signals): Promise<void> => {
    const alone = process.listenerCount(signal) === 1
    const started = await this.starting?.catch(() => null)
    started?.kill()
    this.end()
    if (alone) process.exit(128 + (signalNumbers[signal] ?? 0))
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const signalNumbers: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

const noKoreanFont =
  '한국어 글꼴이 없어 그림의 한글이 네모로 나옵니다. fonts-noto-cjk 를 설치한 뒤 다시 그리세요 (Debian/Ubuntu: sudo apt-get install fonts-noto-cjk).'

class TimeLimitPassed extends Error {}

async function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new TimeLimitPassed(`제한 시간 ${seconds}초 안에 그리지 못했습니다.`)),
      seconds * 1000,
    )
  })
  // What is left of the work fails when the browser is ended; nobody waits for it any more.
  work.catch(() => undefined)
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}
