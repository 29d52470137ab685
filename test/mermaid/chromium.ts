import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RenderOptions } from '../../src/render/render.ts'
import { findTool } from '../tools/find-tool.ts'

/** The browser that judges our diagrams; null where there is none, and then those tests are skipped by name. */
export const chromium = findTool('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome')

/** Root and most CI machines cannot have the sandbox; nothing here is drawn from a stranger's file. */
export const options: RenderOptions = {
  browser: chromium,
  noSandbox: process.getuid?.() === 0 || Boolean(process.env.CI),
  timeLimit: 60,
}

/** A folder that is gone after the tests of a file. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ktarch-dt-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Command lines of running processes that name the folder: browsers whose profile lies there. Linux only. */
export function processesNaming(folder: string): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap(pid => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return line.includes(folder) ? [line] : []
      } catch {
        // It ended meanwhile.
        return []
      }
    })
}
