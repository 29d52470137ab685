import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('../../.cache/tools/bin', import.meta.url))

/** The path of a program the tests judge our output with, or null. In CI a missing one is an error: nothing is skipped there. */
export function findTool(name: string, ...alsoKnownAs: string[]): string | null {
  const folders = [own, ...(process.env.PATH ?? '').split(delimiter)]
  for (const candidate of [name, ...alsoKnownAs]) {
    for (const folder of folders) {
      const path = join(folder, candidate)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // not there: look further
      }
    }
  }
  if (process.env.CI) throw new Error(`${name} is missing; scripts/ci-tools.sh installs it`)
  return null
}
