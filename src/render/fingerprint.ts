import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { drawingSteps } from './draw-diagram.ts'
import type { MermaidPackages } from './mermaid-packages.ts'

const run = promisify(execFile)

export const hash = (...parts: (string | Uint8Array)[]) =>
  parts
    .reduce<ReturnType<typeof createHash>>((sum, part) => sum.update(part).update('\0'), createHash('sha256'))
    .digest('hex')

/** A hash of all that a picture depends on besides its source: packages, our own steps, the browser's version, the fonts. Starts no browser. */
export async function fingerprint(executable: string, packages: MermaidPackages): Promise<string> {
  const [browser, fonts] = await Promise.all([browserVersion(executable), installedFonts()])
  return hash(...packages.versions, drawingSteps, executable, browser, ...fonts)
}

/** 'Chromium 156.0.8078.79 …'. A browser that cannot say it will hardly draw, and says more when it is started. */
async function browserVersion(executable: string): Promise<string> {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return ''
  return run(executable, ['--version'], { timeout: 10_000 }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  )
}

/** Files of installed fonts with their styles, or, without fontconfig, the names in the usual font folders. */
async function installedFonts(): Promise<string[]> {
  try {
    const { stdout } = await run('fc-list', [], { timeout: 10_000, maxBuffer: 64 * 1024 * 1024 })
    return stdout.split('\n').sort()
  } catch {
    const folders = [
      'C:\\Windows\\Fonts',
      '/System/Library/Fonts',
      '/Library/Fonts',
      join(homedir(), 'Library/Fonts'),
      '/usr/share/fonts',
    ]
    const names = await Promise.all(folders.map(folder => readdir(folder, { recursive: true }).catch(() => [])))
    return names.flat().sort()
  }
}
