import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HTTPRequest, Page } from 'puppeteer'
import type { RunningBrowser } from './browser.ts'
import type { MermaidPackages } from './mermaid-packages.ts'
import { loadMermaid } from './page/draw.ts'

/** A name that cannot exist (RFC 6761): what is asked of it is answered by us, everything else is refused. */
const origin = 'https://ktarch.invalid'

const html =
  '<!doctype html><html lang="ko"><title></title><style>body{margin:0}svg{display:block}</style><main></main></html>'
const contentPolicy = `default-src 'none'; script-src ${origin}; style-src 'unsafe-inline'; img-src data:; font-src data:`

/** A page with Mermaid loaded, ready to draw one diagram after the other. */
export async function openMermaidPage(browser: RunningBrowser, packages: MermaidPackages): Promise<Page> {
  const page = await browser.newPage()
  await page.setRequestInterception(true)
  page.on('request', request => void answer(request, packages))
  await page.goto(`${origin}/`)
  await page.evaluate(
    loadMermaid,
    `${origin}/mermaid/mermaid.esm.min.mjs`,
    `${origin}/elk/mermaid-layout-elk.esm.min.mjs`,
  )
  return page
}

/** Only our page and the modules of the two packages. */
async function answer(request: HTTPRequest, packages: MermaidPackages): Promise<void> {
  try {
    const url = new URL(request.url())
    const [, packageName, path] = /^\/(mermaid|elk)\/((?:[\w-]+[./])+mjs)$/.exec(url.pathname) ?? []
    if (url.origin !== origin) return await request.abort('blockedbyclient')
    if (url.pathname === '/') {
      return await request.respond({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': contentPolicy },
        body: html,
      })
    }
    if (path === undefined) return await request.respond({ status: 404, body: '' })
    const body = await readFile(join(packageName === 'elk' ? packages.elk : packages.mermaid, path))
    await request.respond({ contentType: 'text/javascript; charset=utf-8', body })
  } catch {
    // The page was closed or the module is missing: the page's own import says so.
    await request.abort('failed').catch(() => undefined)
  }
}
