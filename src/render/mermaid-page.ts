import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HTTPRequest, Page } from 'puppeteer'
import type { RunningBrowser } from './browser.ts'
import { CannotRender } from './cannot-render.ts'
import type { MermaidPackages } from './mermaid-packages.ts'

/** A name that cannot exist (RFC 6761): what is asked of it is answered by us, everything else is refused. */
const origin = 'https://ktarch.invalid'

const html = `<!doctype html><html lang="ko"><title></title><style>body{margin:0}svg{display:block}</style><main></main>
<script type="module" src="/load.mjs"></script></html>`

/** Whatever a file says in its front matter, these settings stay: they are on Mermaid's list of secured keys. */
const loadScript = `
import mermaid from '/mermaid/mermaid.esm.min.mjs'
import elkLayouts from '/elk/mermaid-layout-elk.esm.min.mjs'
mermaid.registerLayoutLoaders(elkLayouts)
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true })
window.mermaid = mermaid
`

const script = 'text/javascript; charset=utf-8'
const headers = {
  'content-security-policy': `default-src 'none'; script-src ${origin}; style-src 'unsafe-inline'; img-src data:; font-src data:`,
}

/**
 * A page with Mermaid loaded, ready to draw one diagram after the other.
 * @throws CannotRender where the browser runs but does not load it.
 */
export async function openMermaidPage(browser: RunningBrowser, packages: MermaidPackages): Promise<Page> {
  try {
    const page = await browser.newPage()
    await page.setRequestInterception(true)
    page.on('request', request => void answer(request, packages))
    // Module scripts run before a page counts as loaded.
    await page.goto(`${origin}/`, { timeout: 60_000 })
    if (await page.evaluate(() => 'mermaid' in window)) return page
    throw new Error(`${packages.mermaid}의 모듈이 온전하지 않습니다.`)
  } catch (error) {
    throw new CannotRender(
      `브라우저는 시작했지만 Mermaid를 싣지 못했습니다: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
      'npm ci 로 패키지를 다시 설치하고, 컴퓨터가 다른 일로 바쁘면 잠시 뒤에 다시 실행하세요.',
    )
  }
}

/** Only our page and the modules of the two packages. */
async function answer(request: HTTPRequest, packages: MermaidPackages): Promise<void> {
  try {
    const { origin: host, pathname } = new URL(request.url())
    if (host !== origin) return await request.abort('blockedbyclient')
    if (pathname === '/') return await request.respond({ contentType: 'text/html; charset=utf-8', headers, body: html })
    if (pathname === '/load.mjs') return await request.respond({ contentType: script, body: loadScript })

    const [, packageName, path] = /^\/(mermaid|elk)\/((?:[\w-]+[./])+mjs)$/.exec(pathname) ?? []
    if (path === undefined) return await request.respond({ status: 404, body: '' })
    const body = await readFile(join(packageName === 'elk' ? packages.elk : packages.mermaid, path))
    await request.respond({ contentType: script, body })
  } catch {
    // The page was closed or the module is missing: the page's own import says so.
    await request.abort('failed').catch(() => undefined)
  }
}
