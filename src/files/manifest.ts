import { manifestName, type Place } from './place.ts'
import { readOutput } from './read-output.ts'
import { isSafePath } from './safe-path.ts'

/**
 * What we wrote, by path: the fingerprints a file may have and still be ours, as we left it.
 * There is one; after a merge that conflicted in the manifest there are both sides' until the next run.
 */
export type Recorded = Map<string, string[]>

export interface Manifest {
  text: string | null
  recorded: Recorded
}

/**
 * Reads `"path": "fingerprint"` pairs wherever they stand, so a reformatted manifest or one with conflict markers still tells which files are ours.
 * A path that would leave the folder is not ours, whatever the manifest says: it comes with the pull request.
 */
export function readManifest(place: Place): Manifest {
  const text = readOutput(place, manifestName)?.toString('utf8') ?? null
  const recorded: Recorded = new Map()
  for (const [, path, fingerprint] of (text ?? '').matchAll(/"([^"\\\n]+)"\s*:\s*"([0-9a-f]{64})"/g)) {
    if (!isSafePath(path!)) continue
    recorded.set(path!, [...new Set([...(recorded.get(path!) ?? []), fingerprint!])].sort())
  }
  return { text, recorded }
}

/** The manifest's text: JSON, a file per line, in code-unit order. */
export function printManifest(entries: ReadonlyMap<string, string>): string {
  const lines = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, fingerprint]) => `  "${path}": "${fingerprint}"`)
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`
}
